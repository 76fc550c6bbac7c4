import { invariant } from '#shared/kernel/invariant';
import { err, ok, type Result } from '#shared/kernel/result';
import type { InspectionRequest } from '#shared/domain/request';
import { readRequestSheet } from '#shared/interchange/request-sheet';
import { hunchun } from '#shared/ports/hunchun';
import type { Desk } from '../desk';
import type { Weather } from '../weather';
import { demoSheets, demoSteps } from './demo-day';
import { DEMO_DAY } from './demo-facts';

/** Reads one of the demo's sheets as any file is read. Its every row is good. */
async function sheetOf(name: keyof typeof demoSheets): Promise<readonly InspectionRequest[]> {
  const { batchId, file, text } = demoSheets[name];
  const frame = { port: hunchun.port, day: DEMO_DAY, batchId };
  const reading = await readRequestSheet({ name: file, bytes: new TextEncoder().encode(text) }, frame);
  invariant(reading.ok, `the demo's sheet ${file} is refused`);
  return reading.value.drafts.map((draft) => {
    invariant(draft.value, `row ${String(draft.row)} of the demo's sheet ${file} is at fault`);
    return draft.value;
  });
}

/**
 * Fills the demo's desk: the sheets are read and every action of the morning is dispatched as its officer, at its time. All of it
 * reaches the disk in one transaction, so the demo is there whole or not at all, and none of it can be undone by Ctrl+Z.
 */
export async function fillDemo(desk: Desk): Promise<Result<null, Weather>> {
  const [customs, border] = await Promise.all([sheetOf('customs'), sheetOf('border')]);
  const done = await desk.dispatchAll(demoSteps({ customs, border }), null);
  if (!done.ok) {
    invariant(done.error.kind === 'weather', 'several deeds are never refused as one');
    return err(done.error.weather);
  }
  const [no] = done.value;
  invariant(!no, `the demo's ${no?.deed.intention.name ?? ''} is refused: ${no?.refusal.code ?? ''}`);
  return ok(null);
}
