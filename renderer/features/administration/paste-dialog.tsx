import { Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { skill } from '#shared/domain/words';
import { useActor, useDesk, usePort } from '../../services';
import { useToasts } from '../../state/toasts';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { DialogFoot } from './dialog-foot';
import { readOfficers, type PastedRow } from './read-officers';
import { useRoster } from './use-roster';

/** Takes a whole roster out of a spreadsheet: what is read is shown before it is entered, row by row. */
export function PasteDialog({ close }: { readonly close: () => void }) {
  const t = useTexts('administration');
  const { t: any } = useTranslation();
  const port = usePort();
  const known = useRoster();
  const desk = useDesk();
  const actor = useActor();
  const say = useToasts((s) => s.say);
  const [text, setText] = useState('');
  const skills = useMemo(
    () => new Map(skill.options.flatMap((s) => [[s, s] as const, [wordOf(any, 'skill', s).toLowerCase(), s] as const])),
    [any],
  );
  const rows = useMemo(() => readOfficers(text, { port, known, words: { skills } }), [text, port, known, skills]);
  const good = rows.flatMap(({ result }) => ('officer' in result ? [result.officer] : []));

  async function enter(): Promise<void> {
    const deeds = good.map((officer) => ({ actor, intention: { name: 'officer.put', args: { officer } } }));
    const label = t('officers.pasted', { count: good.length });
    const done = await desk.dispatchAll(deeds, label);
    if (!done.ok) return;
    close();
    say({ tone: 'done', text: label, undoable: true });
  }

  return (
    <Modal opened onClose={close} title={t('officers.pasteTitle')} size="xl">
      <Stack gap="sm">
        <Text size="sm">{t('officers.pasteHint')}</Text>
        <Textarea
          data-autofocus
          aria-label={t('officers.pasteField')}
          rows={6}
          value={text}
          onChange={(e) => setText(e.currentTarget.value)}
        />
        {rows.length > 0 && (
          <ol className="pasted-rows">
            {rows.map((row) => (
              <Pasted key={row.row} row={row} />
            ))}
          </ol>
        )}
        <DialogFoot
          close={close}
          confirm={() => void enter()}
          disabled={good.length === 0}
          label={t('officers.pasteConfirm', { count: good.length })}
        />
      </Stack>
    </Modal>
  );
}

function Pasted({ row: { row, name, number, result } }: { readonly row: PastedRow }) {
  const t = useTexts('administration');
  const problem = 'problem' in result ? result.problem : null;
  return (
    <li data-problem={problem !== null || undefined}>
      <span className="figures">{t('officers.row', { row })}</span>
      <span className="figures">{number}</span>
      <span>{name}</span>
      <span>
        {'officer' in result
          ? t(result.isNew ? 'officers.rowNew' : 'officers.rowChange')
          : t(`officers.problem.${result.problem.code}`, { text: result.problem.text })}
      </span>
    </li>
  );
}
