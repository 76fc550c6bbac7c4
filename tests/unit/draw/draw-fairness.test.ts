import { expect, test } from 'vitest';
import { drawBySeed, readyDraw } from '#shared/draw/draw';
import { poolOf, seedOf } from '#shared/draw/draw-record';
import { sharesOf } from '#shared/draw/fairness';
import { askOf, officerPool, type DrawTarget } from '#shared/draw/officer-pool';
import { drawWorld, drawn, hexFrom } from '#tests/support/draws';
import { PORT, sessionOf, type Builder } from '#tests/support/world-builder';

const salt = hexFrom('salt');

/** How often each team came out, by two hands: the operator's secrets are 0, 1, 2, …, so the sequence is pinned. */
function teams({ world }: Builder, draws: number): ReadonlyMap<string, number> {
  const session = world.sessions.get(sessionOf('a')) as DrawTarget;
  const ready = readyDraw({ pool: poolOf(officerPool(world, session, 'leader')), ...askOf(world, session) });
  if (!ready.ok) throw new Error(ready.error.code);
  const counts = new Map<string, number>();
  for (let n = 0; n < draws; n++) {
    const made = drawBySeed(ready.value, seedOf(n.toString(16).padStart(32, '0'), salt));
    const key = made.ok ? made.value.picked.toSorted().join(' ') : made.error.code;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

test('R14: in 100,000 draws of two of six idle officers every pair comes equally often (chi-square, 14 degrees, 1 in 1,000)', () => {
  const counts = [...teams(drawWorld().withOfficer('c5').withOfficer('c6'), 100_000).values()];
  const likely = 100_000 / 15;
  expect(counts).toHaveLength(15);
  expect(counts.reduce((sum, n) => sum + (n - likely) ** 2 / likely, 0)).toBeLessThan(36.12);
}, 60_000);

test('R14: who has less to do that day is drawn more often, and nobody who may be drawn is left out', () => {
  // Three hours of work weigh 18 against 24: whoever has them is in fewer teams, by what the weights say.
  const busy = drawWorld()
    .withRequest('g', { minutes: 180 })
    .placed('g', '2', '10:00', { team: ['c1'] });
  const counts = [...teams(busy, 20_000)];
  const of = (name: string): number =>
    counts.reduce((sum, [team, n]) => (team.includes(name) ? sum + n : sum), 0) / 20_000;
  const first = 18 / 90;
  const second = 3 * (24 / 90) * (18 / 66);
  expect(Math.abs(of('c1') - first - second)).toBeLessThan(0.012); // 3.5 standard deviations
  expect(Math.abs(of('c2') - (2 - first - second) / 3)).toBeLessThan(0.012);
}, 60_000);

test('R14: who was in this firm’s last opening is drawn seldom: the work goes round', () => {
  const trader = { name: '东海水产', uscc: null, phone: null };
  const world = drawWorld()
    .withRequest('g', { trader })
    .withRequest('a', { trader })
    .placed('g', '1', '07:00', { team: ['c1'] })
    .placed('a', '1', '08:00').world;
  const pool = officerPool(world, world.sessions.get(sessionOf('a')) as DrawTarget, 'leader');
  expect(pool.map((m) => m.weight)).toEqual([6, 24, 24, 24]);
});

test('R14: the list of shares says how often each was drawn and how often chance owed it to him', () => {
  const shares = sharesOf(drawn(drawWorld().world), PORT.id, () => true);
  expect(shares.map((s) => s.inPool)).toEqual([1, 1, 1, 1]);
  expect(shares.reduce((sum, s) => sum + s.drawn, 0)).toBe(2);
  expect(shares.reduce((sum, s) => sum + s.expected, 0)).toBeCloseTo(2);
  expect(shares.map((s) => s.minutes)).toEqual(shares.map((s) => s.drawn * 20));
});
