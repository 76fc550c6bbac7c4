import { create } from 'zustand';
import { err, ok, type Result } from '#shared/kernel/result';
import type { Input, IpcFailure } from '#shared/ipc/contract';
import { bridge } from './bridge';

/** A request to print: which picture of the day's plan, how many copies, and where to. */
export type PrintOrder = {
  readonly picture: 'current' | number;
  readonly copies: number;
  /** `paper` opens the system's print dialog; the others write a PDF. */
  readonly to: 'paper' | Input<'print.pdf'>['to'];
  /** File name that the dialog offers. */
  readonly name: string;
};

/** Why nothing was printed. `no-window`: the page is not in the desk's own window. */
export type PrintFailure = IpcFailure['code'] | 'no-window';

/** The path of the PDF, or null when it went to the printer. */
export type Printed = Result<string | null, PrintFailure>;

type Printing = {
  /** The order that waits until its papers are drawn; whoever draws them watches this. */
  readonly order: PrintOrder | null;
  /** Whether the papers are looked at alone, at full width. */
  readonly preview: boolean;
};

export const usePrinting = create<Printing>(() => ({ order: null, preview: false }));

let settle: ((printed: Printed) => void) | null = null;

/** Orders a print and resolves when it is done or refused. A newer order takes the place of one that is not yet drawn. */
export function askToPrint(order: PrintOrder): Promise<Printed> {
  settle?.(err('cancelled'));
  return new Promise((resolve) => {
    settle = resolve;
    usePrinting.setState({ order });
  });
}

/** Prints what now stands in the window's papers, and answers whoever ordered it. */
export async function printDrawn(order: PrintOrder): Promise<void> {
  const printed = await send(order);
  if (usePrinting.getState().order !== order) return;
  usePrinting.setState({ order: null });
  settle?.(printed);
  settle = null;
}

/** Prints the upright form that stands in the window's print outlet; whoever put it there knows that it is drawn. */
export const printUpright = (order: Pick<PrintOrder, 'to' | 'name'>): Promise<Printed> => send(order, false);

async function send({ to, name }: Pick<PrintOrder, 'to' | 'name'>, landscape = true): Promise<Printed> {
  const desk = bridge();
  if (!desk) return err('no-window');
  if (to === 'paper') {
    const reply = await desk.call('print.paper', {});
    return reply.ok ? ok(null) : err(reply.error.code);
  }
  const reply = await desk.call('print.pdf', { suggestedName: name, landscape, to });
  return reply.ok ? ok(reply.value.path) : err(reply.error.code);
}

/** Prints the papers of a job that stand in the window; main ends the desk when they are written. */
export function jobDrawn(): void {
  void bridge()?.call('print.pdf', { suggestedName: 'day-plan.pdf', landscape: true, to: 'job' });
}
