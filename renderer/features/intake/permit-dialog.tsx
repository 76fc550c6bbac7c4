import { Button, Group, Modal } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { Result } from '#shared/kernel/result';
import type { PermitReading } from '#shared/interchange/permit-sheet';
import type { FileRefusal } from '#shared/interchange/problems';
import type { SourceFile } from '#shared/interchange/sniff';
import { openFiles, pastedCells } from '../../data/files';
import { useAct, useActor, useDesk, useDeskState, usePort } from '../../services';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { useSaveTable } from './error-rows';
import { permitEntries } from './permit-entries';
import { PermitPreview } from './permit-preview';
import { useFileSentence } from './problem-sentences';

/** What was read of one file. */
type Read = { readonly file: string; readonly result: Result<PermitReading, FileRefusal> };

/** The reader of workbooks is large: it is loaded when the first list comes. */
async function readList(file: SourceFile): Promise<Read> {
  const { readPermitSheet } = await import('#shared/interchange/permit-sheet');
  return { file: file.name, result: await readPermitSheet(file) };
}

/** Takes in a list of permits from a sheet: what each line would come to is shown first, then all of it is one step. */
export function PermitDialog({ close }: { readonly close: () => void }) {
  const t = useTexts('intake');
  const [read, setRead] = useState<Read | null>(null);
  useEffect(() => {
    function onPaste(e: ClipboardEvent): void {
      const file = e.clipboardData && pastedCells(e.clipboardData, t('permits.pasted'));
      if (!file) return;
      // Before the desk, which would take any table for requests.
      e.stopImmediatePropagation();
      void readList(file).then(setRead);
    }
    window.addEventListener('paste', onPaste, { capture: true });
    return () => window.removeEventListener('paste', onPaste, { capture: true });
  }, [t]);
  async function pick(): Promise<void> {
    const opened = await openFiles();
    const [file] = opened.ok ? opened.value : [];
    if (file) setRead(await readList(file));
  }
  return (
    <Modal opened onClose={close} size={900} title={t('permits.title')}>
      {read?.result.ok ? (
        <Shown file={read.file} reading={read.result.value} again={() => void pick()} close={close} />
      ) : (
        <Choose refusal={read && !read.result.ok ? read.result.error : null} pick={() => void pick()} />
      )}
    </Modal>
  );
}

type ChooseProps = { readonly refusal: FileRefusal | null; readonly pick: () => void };

function Choose({ refusal, pick }: ChooseProps) {
  const t = useTexts('intake');
  const sentence = useFileSentence();
  const save = useSaveTable();
  const saveTemplate = async (): Promise<void> => {
    const { permitTemplate } = await import('#shared/interchange/permit-sheet');
    await save(permitTemplate(t('template.comment')), `${t('permits.title')}.xlsx`, t('permits.title'));
  };
  return (
    <div className="permit-choose">
      <p>{t('permits.hint')}</p>
      {refusal && (
        <p className="permit-refused" role="alert">
          {refusal.file}: {sentence(refusal)}
        </p>
      )}
      <Group gap="xs">
        <Button onClick={pick} data-autofocus>
          {t('import.choose')}
        </Button>
        <Button variant="default" onClick={() => void saveTemplate()}>
          {t('template.save')}
        </Button>
      </Group>
    </div>
  );
}

type ShownProps = {
  readonly file: string;
  readonly reading: PermitReading;
  readonly again: () => void;
  readonly close: () => void;
};

function Shown({ file, reading, again, close }: ShownProps) {
  const t = useTexts('intake');
  const act = useAct();
  const actor = useActor();
  const desk = useDesk();
  const { id: portId } = usePort();
  const day = useView((v) => v.day);
  const world = useDeskState((s) => s.world);
  const entries = useMemo(
    () => permitEntries(world, reading.lines, { portId, day, context: { actor, now: desk.now() } }),
    [world, reading, portId, day, actor, desk],
  );
  const permits = entries.flatMap(({ fate }) => (fate.kind === 'new' ? [fate.permit] : []));
  async function enter(): Promise<void> {
    const label = t('permits.done', { count: permits.length, file });
    const no = await act({ name: 'permits.import', args: { permits } }, { label });
    if (!no) close();
  }
  return (
    <>
      <PermitPreview entries={entries} problems={reading.problems} />
      <Group justify="space-between" mt="sm">
        <Button variant="default" onClick={again}>
          {t('import.other')}
        </Button>
        <Button disabled={permits.length === 0} onClick={() => void enter()} data-autofocus>
          {permits.length === 0 ? t('import.nothing') : t('permits.enter', { count: permits.length })}
        </Button>
      </Group>
    </>
  );
}
