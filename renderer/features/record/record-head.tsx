import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconLayoutBoard } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time';
import { milestoneKind } from '#shared/domain/milestone';
import { may } from '#shared/domain/user';
import { factsOf, nextFact } from '#shared/rules/progress';
import { useAct, useDesk, useDeskState, usePort } from '../../services';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { AgencyBadge } from '../../ui/agency-badge';
import { PrintMenu } from './print-menu';
import type { Sheet } from './use-record';

/** What is inspected, where and when, what has happened, and the next thing to report. */
export function RecordHead({ sheet, close }: { readonly sheet: Sheet; readonly close: () => void }) {
  const t = useTexts('record');
  const { t: any } = useTranslation();
  const port = usePort();
  const bays = useDeskState((s) => s.world.bays);
  const { view, record, world } = sheet;
  const { place, status } = view.session;
  const clock = (at: Parameters<typeof clockText>[0]): string => clockText(at, port.zone);
  const facts = factsOf(world, view.id);
  const where = place
    ? `${bays.get(place.bayId)?.label ?? place.bayId} ${clock(place.slot.start)}–${clock(place.slot.end)}`
    : wordOf(any, 'status', 'tray');
  return (
    <header className="record-head">
      <Tooltip label={t('back')}>
        <ActionIcon size="lg" aria-label={t('back')} onClick={close}>
          <IconArrowLeft size={18} />
        </ActionIcon>
      </Tooltip>
      <div className="record-what">
        <h1>
          <span className="plate">{view.name}</span>
          {record.columns.map((c) => (
            <AgencyBadge key={c.agency} code={c.agency} agencies={port.agencies} />
          ))}
        </h1>
        <p>
          <span>{view.goods}</span>
          <span className="figures">{where}</span>
          <span>{[...new Set(view.requests.map((r) => wordOf(any, 'mode', r.mode)))].join('、')}</span>
          <b data-status={status}>{wordOf(any, 'status', status)}</b>
        </p>
      </div>
      <ol className="record-times figures" aria-label={t('times')}>
        {milestoneKind.options.map((kind) => {
          const fact = facts.find((m) => m.kind === kind);
          return (
            <li key={kind} data-done={fact !== undefined || undefined}>
              <small>{wordOf(any, 'milestone', kind)}</small>
              <time>{fact ? clock(fact.at) : '—'}</time>
            </li>
          );
        })}
      </ol>
      <Advance sheet={sheet} />
      <PrintMenu sheet={sheet} />
      <Tooltip label={t('board')}>
        <ActionIcon
          size="lg"
          aria-label={t('board')}
          onClick={() => {
            useView.getState().select(view.id);
            useView.getState().show('board');
          }}
        >
          <IconLayoutBoard size={18} />
        </ActionIcon>
      </Tooltip>
    </header>
  );
}

/** Reports the next fact of the session, now. */
function Advance({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts('record');
  const act = useAct();
  const { now } = useDesk();
  const kind = nextFact(sheet.view.session.status);
  if (!kind || !may(sheet.actor, 'record')) return null;
  const report = (): void =>
    void act({ name: 'milestone.record', args: { sessionId: sheet.view.id, kind, at: now() } }, { quiet: true });
  return (
    <Button size="sm" title="F9" data-advance onClick={report}>
      {t(`advance.${kind}`)}
    </Button>
  );
}
