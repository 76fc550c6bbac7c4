import { beforeAll, describe, expect, test } from 'vitest';
import { demoSheets, demoSteps, demoUsers, type DemoRequests } from '#renderer/data/demo/demo-day';
import { demoManifest } from '#renderer/data/demo/loads';
import { pairs } from '#renderer/data/demo/morning';
import { adoptionOf, proposalOf } from '#shared/mutations/plan-proposal';
import { matchItemOf } from '#shared/matching/of-requests';
import { clockText } from '#shared/kernel/time';
import { applyChanges } from '#shared/domain/change';
import type { InspectionRequest } from '#shared/domain/request';
import { emptyWorld, type World } from '#shared/domain/world';
import { readRoadManifest } from '#shared/interchange/road-manifest';
import { readRequestSheet } from '#shared/interchange/request-sheet';
import { matchRequests } from '#shared/matching/match-requests';
import { planBreaches } from '#shared/mutations/plan-mutations';
import { decide } from '#shared/mutations/registry';
import { explain } from '#shared/planning/explain';
import { instanceOf } from '#shared/planning/of-world';
import { plan } from '#shared/planning/planner';
import { hunchun } from '#shared/ports/hunchun';
import { sessionsOfDay } from '#shared/rules/plan-picture';
import { recordOf } from '#shared/rules/record';
import { labsOut } from '#shared/rules/release';
import { triageOf } from '#shared/rules/triage';
import { ordersOfDay, yardAlarms } from '#shared/rules/yard';
import { DEMO_DAY, DEMO_NOW } from '#renderer/data/demo/demo-facts';

const { port } = hunchun;
const numberOf = (world: World, id: string): string => world.requests.get(id)!.requestNo;
const inOrder = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
let requests: DemoRequests;
let world: World;

async function sheet(name: keyof typeof demoSheets): Promise<readonly InspectionRequest[]> {
  const { batchId, file, text } = demoSheets[name];
  const reading = await readRequestSheet(
    { name: file, bytes: new TextEncoder().encode(text) },
    { port, day: DEMO_DAY, batchId },
  );
  if (!reading.ok) throw new Error(reading.error.code);
  const faults = reading.value.drafts.flatMap((d) => d.problems.filter((p) => p.severity !== 'warning'));
  expect(faults).toEqual([]);
  return reading.value.drafts.flatMap((d) => d.value ?? []);
}

async function manifest(): Promise<DemoRequests['loads']> {
  const { batchId, file, text } = demoManifest;
  const bytes = new TextEncoder().encode(text);
  const reading = await readRoadManifest({ name: file, bytes }, { port, day: DEMO_DAY, batchId });
  if (!reading.ok) throw new Error(reading.error.code);
  expect(reading.value.drafts.flatMap((d) => d.problems)).toEqual([]);
  return reading.value.drafts.flatMap((d) => d.value ?? []);
}

beforeAll(async () => {
  requests = { customs: await sheet('customs'), border: await sheet('border'), loads: await manifest() };
  world = emptyWorld();
  for (const { actor, at, intention } of demoSteps(requests)) {
    const decision = decide(world, intention, { actor, now: at });
    if (!decision.ok) throw new Error(`${intention.name} was refused: ${JSON.stringify(decision.error)}`);
    world = applyChanges(world, decision.value);
  }
});

describe('the sheets', () => {
  test('hold 26 requests without a fault, with typing as officers type', () => {
    expect([requests.customs.length, requests.border.length]).toEqual([15, 11]);
    const [crab] = requests.border;
    expect(crab?.marks.foreignPlates).toEqual(requests.customs[0]?.marks.foreignPlates);
  });

  test('match into the nine pairs that the morning joined, and one pair to look at', () => {
    const all = [...requests.customs, ...requests.border];
    const found = matchRequests(all.map(matchItemOf));
    const numbers = new Map(all.map((r) => [r.id as string, r.requestNo]));
    const numberOf = (id: string) => numbers.get(id) ?? '';
    // Customs numbers begin with a digit, so they come first.
    const named = (of: typeof found.pairs) => new Set(of.map((p) => inOrder(numberOf(p.a), numberOf(p.b))));
    expect(named(found.pairs)).toEqual(new Set(pairs.map(([a, b]) => inOrder(a, b))));
    expect(named(found.doubtful)).toEqual(new Set(['15172026112312 HCBJ1123-11']));
  });
});

describe('twenty past ten', () => {
  test('O4: of the three announced loads one waits for its inspection, one went through on arrival, one is still to come', () => {
    const lines = triageOf(world, port.id, DEMO_DAY).map((l) => [
      l.consignment.marks.billNo,
      l.targeting,
      l.passed !== null,
    ]);
    expect(lines).toEqual([
      ['RUZAR26112316', 'free', true],
      ['RUZAR26112317', 'free', false],
      ['RUZAR26112311', 'targeted', false],
    ]);
  });

  test('shows cards of every kind: done, running, arrived, planned, and eight in the tray', () => {
    const sessions = sessionsOfDay(world, port.id, DEMO_DAY);
    const count = (status: string) => sessions.filter((s) => s.place !== null && s.status === status).length;
    expect(sessions).toHaveLength(17);
    expect(['done', 'running', 'arrived', 'planned'].map(count)).toEqual([4, 2, 2, 1]);
    expect(sessions.filter((s) => s.place === null)).toHaveLength(8);
    expect(clockText(DEMO_NOW, port.zone)).toBe('10:20');
    expect([...world.milestones.values()].every((m) => m.at <= DEMO_NOW)).toBe(true);
    expect(world.anomalies.size).toBe(0);
  });

  test('has two clashes: an officer who left sick, a bay that broke', () => {
    expect(
      planBreaches(world, port.id, DEMO_DAY)
        .map((b) => b.code)
        .toSorted(),
    ).toEqual(['bay-closed', 'officer-off-duty']);
  });

  test('L1 E5: has three loads released, one waiting for a signature, one whose laboratory still works, two records begun', () => {
    const kinds = (table: 'releases' | 'signatures') => world[table].size;
    expect([kinds('releases'), kinds('signatures')]).toEqual([3, 6]);
    expect(labsOut(world, port.id).map((l) => [l.condition.state, l.released])).toEqual([['deferred', true]]);
    const running = sessionsOfDay(world, port.id, DEMO_DAY).filter((s) => s.status === 'running');
    const begun = running.map((s) => recordOf(world, s).columns.map((c) => c.entries.size > 0 && c.open.length > 0));
    expect(begun).toEqual([
      [true, true],
      [true, true],
    ]);
  });

  test('has three fresh loads waiting for their release, and one standing by', () => {
    const there = [...world.bookings.values()].filter((b) => {
      const status = world.sessions.get(b.sessionId)?.status;
      return b.status === 'booked' && (status === 'arrived' || status === 'running');
    });
    expect(there).toHaveLength(3);
    expect(there.every((b) => b.latestRelease > DEMO_NOW)).toBe(true);
    expect([...world.bookings.values()].filter((b) => b.status === 'standby')).toHaveLength(1);
  });

  test('has someone in every role, of both agencies', () => {
    expect(demoUsers.map((u) => `${u.agency} ${u.role}`)).toEqual([
      'customs leader',
      'border leader',
      'customs supervisor',
      'customs officer',
      'customs administrator',
      'customs officer',
      'customs officer',
      'border officer',
      'border officer',
    ]);
    expect(world.officers.size).toBe(12);
  });
});

describe('automatic planning', () => {
  test.each([1, 2, 3])('A2: places 24 of the 26 requests and tells why two stay (seed %i)', (seed) => {
    const day = instanceOf(world, { portId: port.id, day: DEMO_DAY, now: DEMO_NOW })!;
    const { placements } = plan(day.instance, { seed, schedules: 400, start: day.start });
    const { name, args } = adoptionOf({ portId: port.id, day: DEMO_DAY }, proposalOf(world, day, { placements, seed }));
    const decision = decide(world, { name, args }, { actor: demoUsers[0]!, now: DEMO_NOW });
    if (!decision.ok) throw new Error(JSON.stringify(decision.error));
    const planned = applyChanges(world, decision.value);
    const waiting = sessionsOfDay(planned, port.id, DEMO_DAY).filter((s) => s.place === null);
    const left = waiting.flatMap((s) => s.requestIds.map((id) => numberOf(planned, id)));
    expect(left.toSorted()).toEqual(['15172026112314', '15172026112315']);
    expect(planBreaches(planned, port.id, DEMO_DAY)).toEqual([]);
    const unplaced = explain(day.instance, placements).filter((e) => !e.placed);
    expect(unplaced.map((e) => e.session).toSorted()).toEqual(waiting.map((s) => s.id as string).toSorted());
  });
});

test('the yard has one order done, one at work, one accepted in time and one overdue', () => {
  const orders = ordersOfDay(world, port.id, DEMO_DAY).map((o) => o.status);
  expect(orders.toSorted()).toEqual(['acknowledged', 'acknowledged', 'done', 'started']);
  const late = yardAlarms(world, { portId: port.id, day: DEMO_DAY, now: DEMO_NOW }).filter((a) => a.orderId !== null);
  expect(late.map((a) => a.object)).toEqual(['H095EK125']);
});
