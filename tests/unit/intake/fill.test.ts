import { afterEach, describe, expect, test } from 'vitest';
import type { BoardDb } from '#renderer/data/board-db';
import { dayModelOf } from '#renderer/data/day-model';
import { fillDemo } from '#renderer/data/demo/fill';
import type { Desk } from '#renderer/data/desk';
import type { Line } from '#renderer/data/line';
import { noLine } from '#tests/support/own-hub';
import { openDemo } from './open-demo';
import { DEMO_DAY, DEMO_NOW, DEMO_PORT } from '#renderer/data/demo/demo-facts';

let db: BoardDb;
let name = 0;
afterEach(() => db.close());

async function open(line?: Line): Promise<Desk> {
  const opened = await openDemo(`fill-test-${name}`, line);
  db = opened.db;
  return opened.desk;
}

describe('the demo day', () => {
  test('is filled by decided actions alone: 26 requests, 9 openings saved, nothing to undo, nothing refused', async () => {
    name += 1;
    const desk = await open();
    expect((await fillDemo(desk)).ok).toBe(true);
    await desk.settled();
    const { world, history, outcomes, pending } = desk.store.getState();
    const { counts } = dayModelOf(world, DEMO_PORT, DEMO_DAY)!;
    expect(counts).toMatchObject({ requests: 26, openingsSaved: 9, placed: 9, joint: 9 });
    expect(history).toEqual({ past: [], future: [] });
    expect({ outcomes, pending }).toEqual({ outcomes: [], pending: 0 });
  });

  test('tells when each thing was done and by whom, not when the demo was opened', async () => {
    name += 1;
    const desk = await open();
    await fillDemo(desk);
    const batches = [...desk.store.getState().world.batches.values()].map((b) => [b.by, b.at < DEMO_NOW]);
    expect(batches).toEqual([
      ['HC-L1', true],
      ['HC-L1', true],
      ['HC-L2', true],
    ]);
  });

  test('stands whole after a power cut before it was confirmed', async () => {
    name += 1;
    await fillDemo(await open(noLine));
    db.close();
    const again = await open();
    expect(again.store.getState().world.ports.has(DEMO_PORT)).toBe(true);
    await again.settled();
    expect(again.store.getState().pending).toBe(0);
    expect(await db.confirmed('requests').count()).toBe(26);
  });
});
