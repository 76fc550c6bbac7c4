import { Button, UnstyledButton } from '@mantine/core';
import { IconCircleCheck, IconHourglass, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time';
import { may } from '#shared/domain/user';
import { agencyCode } from '#shared/domain/words';
import { decide } from '#shared/mutations/registry';
import { blocks, conditionsOf, type ConditionView } from '#shared/rules/release';
import { useAct, useNow, usePort, useSentence } from '../../services';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { ConditionDialog } from './condition-dialog';
import { useNameOf } from './use-name';
import type { Sheet } from './use-record';

/** What the release waits for, each with its state and source, and the release itself, for someone who did not inspect. */
export function ReleasePanel({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts('record');
  const { world, view, release, actor } = sheet;
  const [editing, edit] = useState<ConditionView | 'new' | null>(null);
  const conditions = conditionsOf(world, view.session, sheet.record);
  const decides = may(actor, 'release');
  return (
    <section className="record-panel" aria-label={t('release.title')}>
      <h3>
        {t('release.title')}
        {decides && (
          <Button size="compact-xs" variant="default" leftSection={<IconPlus size={13} />} onClick={() => edit('new')}>
            {t('release.add')}
          </Button>
        )}
      </h3>
      {conditions.length === 0 && <p className="panel-quiet">{t('release.none')}</p>}
      <ul className="conditions">
        {conditions.map((c) => (
          <ConditionLine key={`${c.kind}/${c.ref}`} condition={c} open={decides ? () => edit(c) : null} />
        ))}
      </ul>
      {release ? <Released sheet={sheet} /> : decides && <Grant sheet={sheet} />}
      {editing && (
        <ConditionDialog sheet={sheet} condition={editing === 'new' ? null : editing} close={() => edit(null)} />
      )}
    </section>
  );
}

type LineProps = { readonly condition: ConditionView; readonly open: (() => void) | null };

function ConditionLine({ condition, open }: LineProps) {
  const { t } = useTranslation();
  const { zone } = usePort();
  const nameOf = useNameOf();
  const { kind, ref, state, words } = condition;
  const last = words.at(-1);
  const Sign = state === 'failed' ? IconX : blocks(state) || state === 'deferred' ? IconHourglass : IconCircleCheck;
  const face = (
    <>
      <Sign size={15} aria-hidden />
      <b>{wordOf(t, 'condition', kind)}</b>
      <span className="condition-ref figures">{refText(condition, (code) => wordOf(t, 'agency', code))}</span>
      <span className="condition-state">{wordOf(t, 'conditionState', state)}</span>
      {last && (
        <small className="figures">
          {[last.source, last.note, `${nameOf(last.by)} ${clockText(last.at, zone)}`]
            .filter((p) => p !== '')
            .join(' · ')}
        </small>
      )}
    </>
  );
  return (
    <li className="condition" data-state={state}>
      {open ? (
        <UnstyledButton onClick={open} aria-label={`${wordOf(t, 'condition', kind)} ${ref}`}>
          {face}
        </UnstyledButton>
      ) : (
        <div>{face}</div>
      )}
    </li>
  );
}

/** What a condition is about: a hold of a conclusion names its agency, duty names nothing. */
function refText({ kind, ref }: ConditionView, agency: (code: string) => string): string {
  if (kind === 'duty') return '';
  if (kind === 'recheck') return `#${ref}`;
  return kind === 'hold' && agencyCode.safeParse(ref).success ? agency(ref) : ref;
}

function Grant({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts('record');
  const act = useAct();
  const now = useNow();
  const sentence = useSentence();
  const { world, actor, view } = sheet;
  const intention = { name: 'release.grant', args: { sessionId: view.id } };
  const no = decide(world, intention, { actor, now });
  return (
    <>
      {!no.ok && <p className="panel-why">{sentence(no.error)}</p>}
      <Button size="sm" color="green" fullWidth disabled={!no.ok} onClick={() => void act(intention, { quiet: true })}>
        {t('release.do', { name: view.name })}
      </Button>
    </>
  );
}

function Released({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts('record');
  const { zone } = usePort();
  const nameOf = useNameOf();
  const { release } = sheet;
  if (!release) return null;
  const out = release.labsOut.length;
  return (
    <p className="released">
      <IconCircleCheck size={18} aria-hidden />
      {t('release.done', { name: nameOf(release.by), time: clockText(release.at, zone) })}
      {out > 0 && <small>{t('release.labsOut', { list: release.labsOut.join('、') })}</small>}
    </p>
  );
}
