import { expect, test } from 'vitest';
import type { World } from '#shared/domain/world';
import { LANE_COLUMNS, LANE_MM, laneSheet, type LaneRow, type LaneSheetKind } from '#renderer/print/lane/sheet';
import { DAY, PORT, someWorld, time, type Clock } from '#tests/support/world-builder';

const crab = { hs: '03063399', trader: { name: '远帆水产', uscc: null, phone: '13800000101' } } as const;
const words = { state: (state: string, rank: number) => (rank > 0 ? `#${String(rank)}` : state), goods: () => '活蟹' };
const sheetOf = (world: World, kind: LaneSheetKind = 'inner') =>
  laneSheet(world, { port: PORT, day: DAY, kind, words });
const lane = someWorld()
  .withBand('08:00', 1)
  .withBand('08:30', 2)
  .withRequest('a', crab)
  .withRequest('c', crab)
  .withRequest('d', crab)
  .withBooking('a', '08:00')
  .withBooking('c', '08:00', { status: 'standby', bandId: null })
  .withBooking('d', '08:30', { status: 'missed', bandId: null });
const trucks = (rows: readonly LaneRow[]) => rows.flatMap((r) => (r.kind === 'truck' ? [r] : []));

test('bands follow in time, each with who holds a place and who stands by; who missed is not on it', () => {
  const [page] = sheetOf(lane.world).pages;
  expect(
    page!.rows.map((r) => (r.kind === 'band' ? `${String(r.booked)}/${String(r.quota)}+${String(r.standby)}` : r.key)),
  ).toEqual(['1/1+1', 'booking-a', 'booking-c', '0/2+0']);
  expect(trucks(page!.rows).map((r) => r.cells.state?.lines)).toEqual([['booked'], ['#1']]);
});

test('the public sheet and the one for the opposite side carry no firm and no telephone', () => {
  const said = (kind: LaneSheetKind) => JSON.stringify(sheetOf(lane.world, kind).pages);
  expect(said('inner')).toContain('13800000101');
  for (const kind of ['public', 'opposite'] as const) expect(said(kind)).not.toMatch(/13800000101|远帆/);
});

test('the sheet for the opposite side has both clocks', () => {
  const [first] = trucks(sheetOf(lane.world, 'opposite').pages[0]!.rows);
  expect(first?.cells.band?.lines).toEqual(['08:00–08:30', '10:00–10:30']);
});

test('the columns fill the page between its margins', () => {
  for (const columns of Object.values(LANE_COLUMNS))
    expect(Object.values(columns).reduce((sum, width) => sum + width, 0)).toBe(170);
});

test('no page is fuller than it can be, none ends with the head of a band, and the last holds the closing', () => {
  let world = someWorld();
  for (let i = 0; i < 60; i++) {
    const clock = `${String(7 + Math.floor(i / 6)).padStart(2, '0')}:${String((i % 6) * 10).padStart(2, '0')}` as Clock;
    world = world
      .withBand(clock, 9)
      .withRequest(`t${String(i)}`, crab)
      .withBooking(`t${String(i)}`, clock);
  }
  const { pages, trucks: count } = sheetOf(world.world);
  expect([count, pages.length > 3]).toEqual([60, true]);
  for (const { rows, number, closing } of pages) {
    const used = rows.reduce((sum, r) => sum + r.height, 0) + LANE_MM.tableHead + (closing ? LANE_MM.closing : 0);
    expect(used + (number === 1 ? LANE_MM.title : LANE_MM.running)).toBeLessThanOrEqual(LANE_MM.body);
    expect(rows.at(-1)?.kind).not.toBe('band');
  }
  expect(pages.map((p) => p.closing)).toEqual(pages.map((p) => p.number === pages.length));
});

test('the code of the sheet changes with every word of it', () => {
  const moved = lane.withBooking('a', '08:00', { latestRelease: time('09:00') }).world;
  expect(sheetOf(moved).verifyCode).not.toBe(sheetOf(lane.world).verifyCode);
  expect(sheetOf(lane.world).verifyCode).toMatch(/^[0-9A-F]{8}$/);
});
