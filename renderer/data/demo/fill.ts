import { invariant } from '#shared/kernel/invariant';
import { err, ok, type Result } from '#shared/kernel/result';
import type { Consignment } from '#shared/domain/consignment';
import type { InspectionRequest } from '#shared/domain/request';
import type { Draft } from '#shared/interchange/request-row';
import { readRequestSheet } from '#shared/interchange/request-sheet';
import { readRoadManifest } from '#shared/interchange/road-manifest';
import { hunchun } from '#shared/ports/hunchun';
import type { Desk } from '../desk';
import type { Weather } from '../weather';
import { demoSheets, demoSteps } from './demo-day';
import { DEMO_DAY } from './demo-facts';
import { demoManifest } from './loads';

/** Reads one of the demo's sheets as any file is read. */
async function sheetOf(name: keyof typeof demoSheets): Promise<readonly InspectionRequest[]> {
  const { batchId, file, text } = demoSheets[name];
  const frame = { port: hunchun.port, day: DEMO_DAY, batchId };
  const reading = await readRequestSheet({ name: file, bytes: new TextEncoder().encode(text) }, frame);
  return everyRow(file, reading);
}

/** Reads the demo's manifest as any message is read. */
async function loadsOfDemo(): Promise<readonly Consignment[]> {
  const { batchId, file, text } = demoManifest;
  const frame = { port: hunchun.port, day: DEMO_DAY, batchId };
  const reading = await readRoadManifest({ name: file, bytes: new TextEncoder().encode(text) }, frame);
  return everyRow(file, reading);
}

/** What the rows of one of the demo's files say. Its every row is good. */
function everyRow<T>(
  file: string,
  reading: Result<{ readonly drafts: readonly Draft<T>[] }, unknown>,
): readonly NonNullable<T>[] {
  invariant(reading.ok, `the demo's file ${file} is refused`);
  return reading.value.drafts.map(({ row, value }) => {
    invariant(value, `row ${String(row)} of the demo's file ${file} is at fault`);
    return value;
  });
}

/**
 * Fills the demo's desk: the sheets are read and every action of the morning is dispatched as its officer, at its time. All of it
 * reaches the disk in one transaction, so the demo is there whole or not at all, and none of it can be undone by Ctrl+Z.
 */
export async function fillDemo(desk: Desk): Promise<Result<null, Weather>> {
  const [customs, border, loads] = await Promise.all([sheetOf('customs'), sheetOf('border'), loadsOfDemo()]);
  const done = await desk.dispatchAll(demoSteps({ customs, border, loads }), null);
  if (!done.ok) {
    invariant(done.error.kind === 'weather', 'several deeds are never refused as one');
    return err(done.error.weather);
  }
  const [no] = done.value;
  invariant(!no, `the demo's ${no?.deed.intention.name ?? ''} is refused: ${no?.refusal.code ?? ''}`);
  return ok(null);
}
