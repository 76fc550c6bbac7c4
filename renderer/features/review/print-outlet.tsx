import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { printDrawn, usePrinting, type PrintOrder } from '../../data/print';
import { DayPlanPapers } from '../../print/day-plan/day-plan-papers';
import { useDeskState } from '../../services';
import { usePlanSheet, usePrintingOf } from './use-plan-sheet';

/** Draws the papers of a print that was ordered, beside the window's own tree, and prints them when they stand. */
export function PrintOutlet() {
  const order = usePrinting((s) => s.order);
  return order && createPortal(<Papers key={order.picture} order={order} />, document.body);
}

function Papers({ order }: { readonly order: PrintOrder }) {
  const world = useDeskState((s) => s.world);
  const sheet = usePlanSheet(world, order.picture);
  const printing = usePrintingOf();
  useEffect(() => {
    let given = false;
    void drawn().then(() => (given ? undefined : printDrawn(order)));
    return () => {
      given = true;
    };
  }, [order]);
  return (
    <div className="print-outlet" aria-hidden>
      {Array.from({ length: order.copies }, (_, i) => (
        <DayPlanPapers key={i} sheet={sheet} printing={{ ...printing, copy: i + 1 }} />
      ))}
    </div>
  );
}

/** Resolves when the papers are laid out in their own typefaces. */
async function drawn(): Promise<void> {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await document.fonts.ready;
}
