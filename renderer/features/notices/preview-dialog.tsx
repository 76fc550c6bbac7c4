import { Button, Group, Modal } from '@mantine/core';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import type { NoticeLine } from '#shared/rules/notices';
import { printUpright } from '../../data/print';
import { NoticePapers } from '../../print/notice/notice-papers';
import { noticeSheet } from '../../print/notice/sheet';
import { useActor, useDesk, useDeskState, useNow, usePort } from '../../services';
import { useToasts } from '../../state/toasts';
import { useTexts } from '../../text/i18n';

type Props = { readonly lines: readonly NoticeLine[]; readonly close: () => void };

/** The very papers that will be printed, on paper or as a PDF. */
export function PreviewDialog({ lines, close }: Props) {
  const t = useTexts('notices');
  const port = usePort();
  const world = useDeskState((s) => s.world);
  const { demo } = useDesk();
  const { name: by } = useActor();
  const at = useNow();
  const say = useToasts((s) => s.say);
  const [busy, setBusy] = useState(false);
  const sheets = useMemo(
    () =>
      lines.flatMap(({ session, notice }) =>
        notice
          ? [
              noticeSheet(
                world,
                { session, notice, port },
                { amount: (packages, kg) => t('form.kg', { packages, kg }) },
              ),
            ]
          : [],
      ),
    [lines, world, port, t],
  );
  const printing = { at, by, demo };
  async function print(to: 'paper' | 'dialog'): Promise<void> {
    setBusy(true);
    await document.fonts.ready;
    const printed = await printUpright({
      to,
      name: `${t('preview.title', { count: sheets.length })} ${sheets[0]?.formNo ?? ''}`,
    });
    setBusy(false);
    if (printed.ok) {
      const text = printed.value === null ? t('printed.sent') : t('printed.saved', { path: printed.value });
      say({ tone: 'done', text, undoable: false });
      close();
    } else if (printed.error !== 'cancelled') say({ tone: 'weather', text: t('printed.failed'), undoable: false });
  }
  return (
    <Modal opened onClose={close} size="auto" title={t('preview.title', { count: sheets.length })} yOffset="3vh">
      <div className="notice-preview">
        <NoticePapers sheets={sheets} printing={printing} />
      </div>
      <Group justify="flex-end" mt="sm">
        <Button variant="default" onClick={close}>
          {t('preview.close')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileTypePdf size={15} />}
          disabled={busy}
          onClick={() => void print('dialog')}
        >
          {t('preview.pdf')}
        </Button>
        <Button
          data-autofocus
          leftSection={<IconPrinter size={15} />}
          disabled={busy}
          onClick={() => void print('paper')}
        >
          {t('preview.paper')}
        </Button>
      </Group>
      {createPortal(
        <div className="print-outlet" aria-hidden>
          <NoticePapers sheets={sheets} printing={printing} />
        </div>,
        document.body,
      )}
    </Modal>
  );
}
