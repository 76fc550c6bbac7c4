import { useEffect, useEffectEvent, useMemo } from 'react';
import { createPortal } from 'react-dom';
import { printUpright } from '../../data/print';
import { DispatchPapers } from '../../print/inspection/dispatch-papers';
import { dispatchSlips } from '../../print/inspection/dispatch-sheet';
import { useFormTexts } from '../../print/inspection/form-texts';
import { RecordPapers } from '../../print/inspection/record-papers';
import { recordSheet } from '../../print/inspection/record-sheet';
import { useDesk, useNow, usePort } from '../../services';
import { useToasts } from '../../state/toasts';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import type { Sheet } from './use-record';

/** Which form is to be printed, and where to. */
export type FormOrder = { readonly form: 'record' | 'slip'; readonly to: 'paper' | 'dialog' };

type Props = { readonly order: FormOrder; readonly sheet: Sheet; readonly done: () => void };

/** Draws a form beside the window's own tree, prints it when it stands, and says how that went. */
export function FormOutlet({ order, sheet, done }: Props) {
  const t = useTexts('record');
  const port = usePort();
  const { demo } = useDesk();
  const at = useNow();
  const say = useToasts((s) => s.say);
  const { words } = useFormTexts();
  const { world, view, actor } = sheet;
  const names = useMemo(
    () => ({
      agency: (code: string) => port.agencies.find((a) => a.code === code)?.name.zh ?? code,
      mode: (mode: string) => wordOf(words, 'mode', mode),
      item: (item: string) => wordOf(words, 'recordItem', item),
      minutes: (name: string, minutes: number) => `${name} ${minutes}′`,
    }),
    [port, words],
  );
  const record = useMemo(() => recordSheet(world, view.session, names), [world, view.session, names]);
  const slips = useMemo(() => dispatchSlips(world, view.session, names), [world, view.session, names]);
  const print = useEffectEvent(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    await document.fonts.ready;
    const number = order.form === 'record' ? record.formNo : (slips[0]?.formNo ?? view.name);
    const printed = await printUpright({ to: order.to, name: `${t(`print.${order.form}`)} ${number}` });
    done();
    if (printed.ok) {
      const text = printed.value === null ? t('print.sent') : t('print.saved', { path: printed.value });
      say({ tone: 'done', text, undoable: false });
    } else if (printed.error !== 'cancelled') say({ tone: 'weather', text: t('print.failed'), undoable: false });
  });
  useEffect(() => void print(), []);
  return createPortal(
    <div className="print-outlet" aria-hidden>
      {order.form === 'record' ? (
        <RecordPapers sheet={record} printing={{ at, by: actor.name, demo }} />
      ) : (
        <DispatchPapers slips={slips} demo={demo} />
      )}
    </div>,
    document.body,
  );
}
