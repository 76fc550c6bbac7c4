import { askToPrint, type PrintOrder } from '../../data/print';
import type { Picture, PlanPicture } from '../../print/day-plan/picture';
import { usePaperTexts } from '../../print/paper-texts';
import { usePort } from '../../services';
import { useToasts } from '../../state/toasts';
import { useTexts } from '../../text/i18n';

const FAILURES = ['cancelled', 'no-printer', 'not-writable', 'disk-full'] as const;
type Known = (typeof FAILURES)[number];

/** Prints a picture of the plan on paper or as a PDF. */
export type PrintPlan = (to: PrintOrder['to'], copies: number) => Promise<void>;

/** The way to print what the preview shows; says how it went. */
export function usePlanPrint(chosen: Picture, { day, number }: PlanPicture): PrintPlan {
  const t = useTexts('print');
  const paper = usePaperTexts();
  const port = usePort();
  const say = useToasts((s) => s.say);
  return async (to, copies) => {
    const name = `${paper.t('form.dayPlan', { port: port.name.zh })} ${day} v${String(number)}.pdf`;
    const printed = await askToPrint({ picture: chosen, copies, to, name });
    if (printed.ok) {
      const text = printed.value === null ? t('sent') : t('saved', { path: printed.value });
      return say({ tone: 'done', text, undoable: false });
    }
    const known = FAILURES.includes(printed.error as Known) ? (printed.error as Known) : 'other';
    return say({ tone: known === 'cancelled' ? 'done' : 'weather', text: t(`failure.${known}`), undoable: false });
  };
}
