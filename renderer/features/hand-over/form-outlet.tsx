import { useEffect, useEffectEvent, useMemo } from 'react';
import { createPortal } from 'react-dom';
import type { HandOver } from '#shared/domain/hand-over';
import { printUpright } from '../../data/print';
import { HandOverPapers } from '../../print/hand-over/hand-over-papers';
import { handOverSheet } from '../../print/hand-over/sheet';
import { useActor, useDesk, useDeskState, useNow, usePort } from '../../services';
import { useToasts } from '../../state/toasts';
import { useTexts } from '../../text/i18n';

type Props = { readonly row: HandOver; readonly to: 'paper' | 'dialog'; readonly done: () => void };

/** Draws form 6 beside the window's own tree, prints it when it stands, and says how that went. */
export function FormOutlet({ row, to, done }: Props) {
  const t = useTexts('handOver');
  const port = usePort();
  const world = useDeskState((s) => s.world);
  const { demo } = useDesk();
  const actor = useActor();
  const at = useNow();
  const say = useToasts((s) => s.say);
  const sheet = useMemo(() => handOverSheet(world, port, row), [world, port, row]);
  const print = useEffectEvent(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    await document.fonts.ready;
    const printed = await printUpright({ to, name: `${t('title')} ${sheet.formNo}` });
    done();
    if (printed.ok) {
      const text = printed.value === null ? t('sent') : t('printed', { path: printed.value });
      say({ tone: 'done', text, undoable: false });
    } else if (printed.error !== 'cancelled') say({ tone: 'weather', text: t('printFailed'), undoable: false });
  });
  useEffect(() => void print(), []);
  return createPortal(
    <div className="print-outlet" aria-hidden>
      <HandOverPapers sheet={sheet} printing={{ at, by: actor.name, demo }} />
    </div>,
    document.body,
  );
}
