import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconArrowBackUp, IconFileImport } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { clockText } from '#shared/kernel/time';
import type { Batch } from '#shared/domain/batch';
import { useAct, useDeskState, usePort } from '../../services';
import { useToasts } from '../../state/toasts';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';

/** Today's imports, the newest first: what each brought, who did it, and the way to take it back. */
export function BatchPanel() {
  const t = useTexts('intake');
  const { id } = usePort();
  const day = useView((v) => v.day);
  const open = useView((v) => v.open);
  const batches = useDeskState((s) => s.world.batches);
  const [asked, setAsked] = useState<Batch | null>(null);
  const own = useMemo(
    () => [...batches.values()].filter((b) => b.portId === id && b.day === day).toSorted((a, b) => b.at - a.at),
    [batches, id, day],
  );
  return (
    <section className="batches" aria-label={t('batches.title')}>
      <h2>{t('batches.title')}</h2>
      {own.length === 0 && (
        <div className="batches-none">
          <p>{t('batches.none')}</p>
          <Button variant="default" leftSection={<IconFileImport size={15} />} onClick={() => open('import')}>
            {t('import.open')}
          </Button>
        </div>
      )}
      <ol>
        {own.map((batch) => (
          <BatchCard key={batch.id} batch={batch} onUndo={() => setAsked(batch)} />
        ))}
      </ol>
      {asked && <UndoQuestion batch={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}

function BatchCard({ batch, onUndo }: { readonly batch: Batch; readonly onUndo: () => void }) {
  const t = useTexts('intake');
  const { zone } = usePort();
  const by = useDeskState((s) => s.world.users.get(batch.by));
  const consignments = useDeskState((s) => s.world.consignments);
  const loads = useMemo(
    () => [...consignments.values()].filter((c) => c.batchId === batch.id).length,
    [consignments, batch.id],
  );
  const undone = batch.status === 'undone';
  return (
    <li className="batch" data-undone={undone || undefined}>
      <strong>{batch.files.join('、')}</strong>
      <p className="figures">
        {t('batches.counts', { added: batch.added, changed: batch.changed })}
        {loads > 0 && <span>{t('batches.consignments', { count: loads })}</span>}
        {undone && <em>{t('batches.undone')}</em>}
      </p>
      <p className="batch-foot">
        <span className="figures">
          {clockText(batch.at, zone)} {by?.name ?? batch.by}
        </span>
        {!undone && (
          <Button size="compact-xs" variant="subtle" leftSection={<IconArrowBackUp size={14} />} onClick={onUndo}>
            {t('batches.undo')}
          </Button>
        )}
      </p>
    </li>
  );
}

/** Taking a batch back removes inspections, so it names what it takes. */
function UndoQuestion({ batch, onClose }: { readonly batch: Batch; readonly onClose: () => void }) {
  const t = useTexts('intake');
  const shell = useTexts('shell');
  const act = useAct();
  const say = useToasts((s) => s.say);
  const files = batch.files.join('、');
  async function undo(): Promise<void> {
    onClose();
    const label = t('batches.undoStep', { files });
    // The files are still there: importing them again is the way back, so no undo is offered.
    const failure = await act({ name: 'import.undo', args: { batchId: batch.id } }, { label, quiet: true });
    if (!failure) say({ tone: 'done', text: label, undoable: false });
  }
  return (
    <Modal opened onClose={onClose} lockScroll={false} title={t('batches.undoTitle', { files })}>
      <Stack gap="sm">
        <Text size="sm">{t('batches.undoText', { added: batch.added, changed: batch.changed })}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {shell('cancel')}
          </Button>
          <Button color="red" onClick={() => void undo()} data-autofocus>
            {t('batches.undoYes', { count: batch.added })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
