import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { momentOf } from '#shared/kernel/time';
import { applyChanges, del, put } from '#shared/domain/change';
import { planIdOf, type DayPlan, type PlanVersion } from '#shared/domain/plan';
import { BORDER, CUSTOMS } from '#shared/domain/words';
import type { World } from '#shared/domain/world';
import { entriesNow } from '#shared/rules/plan-picture';
import type { Picture } from '#renderer/print/day-plan/picture';
import { dayPlanSheet, qrTextOf } from '#renderer/print/day-plan/sheet';
import { DAY, officer, port, singles, words, worldWith } from './some-plan';

const sheetOf = (world: World, picture: Picture = 'current') =>
  dayPlanSheet(world, { portId: port.id, day: DAY, picture, words });

const leader = officer('L1', CUSTOMS, '李文博');
const supervisor = officer('S1', CUSTOMS, '崔国梁');

/** The world with its plan frozen as a version. */
function frozen(world: World, number: number, state: PlanVersion['state']): World {
  const id = planIdOf(port.id, DAY);
  const plan: DayPlan = {
    id,
    portId: port.id,
    day: DAY,
    state: state === 'returned' ? 'draft' : state,
    version: number,
    editors: [],
  };
  const version: PlanVersion = {
    id: `${id}/v${number}`,
    portId: port.id,
    day: DAY,
    number,
    state,
    entries: entriesNow(world, port.id, DAY),
    submittedBy: leader.id,
    submittedAt: momentOf(DAY, 400, port.zone),
    decidedBy: state === 'submitted' ? null : supervisor.id,
    decidedAt: state === 'submitted' ? null : momentOf(DAY, 410, port.zone),
    reason: '',
  };
  return applyChanges(world, [
    put('plans', plan),
    put('versions', version),
    put('officers', leader),
    put('officers', supervisor),
  ]);
}

/** The world after its first session went to the second bay, its second to the tray, and a third was added by `next`. */
function changed(world: World, next: World): World {
  const [first, second] = [...world.sessions.values()];
  const moved = { ...first!, place: { ...first!.place!, bayId: [...world.bays.keys()][4]! as never } };
  const added = [...next.sessions.values()].filter((s) => !world.sessions.has(s.id));
  return applyChanges(world, [
    put('sessions', moved),
    put('sessions', { ...second!, place: null, team: [] }),
    ...[...next.requests.values()].map((r) => put('requests', r)),
    ...added.map((s) => put('sessions', s)),
  ]);
}

describe('the day plan form', () => {
  test('a draft bears the number it will get and is no approved paper', () => {
    const sheet = sheetOf(worldWith(singles(2)));
    expect(sheet).toMatchObject({ formNo: 'HC-LC-20261123-001', number: 1, standing: 'draft', since: null });
  });

  test('an approved version names who submitted and who approved', () => {
    const sheet = sheetOf(frozen(worldWith(singles(2)), 2, 'approved'));
    expect(sheet).toMatchObject({ number: 2, standing: 'approved' });
    expect([sheet.submitted?.name, sheet.decided?.name]).toEqual(['李文博', '崔国梁']);
  });

  test('a returned version is void, and so is an approved one that a newer has overtaken', () => {
    const returned = frozen(worldWith(singles(1)), 1, 'returned');
    expect(sheetOf(returned, 1).standing).toBe('returned');
    const overtaken = frozen(frozen(worldWith(singles(1)), 1, 'approved'), 2, 'approved');
    expect(sheetOf(overtaken, 1).standing).toBe('superseded');
  });

  test('changes since the last approved version are marked: new, changed, taken out', () => {
    const approved = frozen(worldWith(singles(2)), 1, 'approved');
    const now = changed(approved, worldWith(singles(3)));
    const plan = now.plans.get(planIdOf(port.id, DAY))!;
    const sheet = sheetOf(applyChanges(now, [put('plans', { ...plan, state: 'draft' })]));
    expect(sheet.since).toBe(1);
    expect(sheet.marks).toEqual({ new: 1, changed: 1, gone: 1 });
    expect(sheet.lines.map((l) => l.cells.remark.lines[0])).toEqual(['◆改', '✕撤', '▲新']);
    expect(sheet.lines.map((l) => l.cells.no.lines[0] ?? null)).toEqual(['1', null, '2']);
    expect(sheet.totals).toMatchObject({ openings: 2, waiting: 1 });
  });

  test('a version is printed as it was frozen, whatever has moved since', () => {
    const approved = frozen(worldWith(singles(2)), 1, 'approved');
    const before = sheetOf(approved, 1);
    const after = sheetOf(changed(approved, worldWith(singles(3))), 1);
    expect(after.lines.map((l) => l.cells)).toEqual(before.lines.map((l) => l.cells));
    expect(after.verifyCode).toBe(before.verifyCode);
  });

  test('a frozen session that has since been joined away is still printed', () => {
    const approved = frozen(worldWith(singles(2)), 1, 'approved');
    const [first] = approved.sessions.keys();
    const sheet = sheetOf(applyChanges(approved, [del('sessions', first!)]), 1);
    expect(sheet.lines).toHaveLength(2);
  });

  test('the verify code changes with the plan and with nothing else', () => {
    const world = worldWith(singles(3));
    const { verifyCode } = sheetOf(world);
    expect(verifyCode).toMatch(/^[0-9A-F]{8}$/);
    expect(sheetOf(world).verifyCode).toBe(verifyCode);
    const [session] = world.sessions.values();
    const team = applyChanges(world, [put('sessions', { ...session!, team: [] })]);
    expect(sheetOf(team).verifyCode).not.toBe(verifyCode);
  });

  test('each agency stands on a row of its own with its own officers, time and bay once', () => {
    const [first, second] = sheetOf(worldWith([{ agencies: [BORDER, CUSTOMS] }])).lines;
    expect(first?.cells.check.lines).toEqual(['联·海关 抽查']);
    expect(second?.cells.check.lines).toEqual(['联·边检 抽查']);
    expect([first?.cells.team.lines, second?.cells.team.lines]).toEqual([['孙晓梅'], ['赵一鸣']]);
    expect([first?.cells.time.lines, second?.cells.time.lines]).toEqual([['07:00–07:20'], []]);
  });

  test('the strip shows every open bay and marks joint and green jobs', () => {
    const { strip } = sheetOf(worldWith([{ agencies: [CUSTOMS, BORDER] }, { hs: '03063399' }]));
    expect(strip.rows).toHaveLength(6);
    expect(strip.cards.map((c) => [c.joint, c.green])).toEqual([
      [true, false],
      [false, true],
    ]);
    for (const card of strip.cards) {
      expect(card.x).toBeGreaterThanOrEqual(18);
      expect(card.x + card.width).toBeLessThanOrEqual(260);
      expect(card.y + card.height).toBeLessThanOrEqual(42);
    }
  });

  test('the QR code holds form, version and verify code of the longest port letters', () => {
    const text = qrTextOf({ formNo: 'ABCD-LC-20261123-001', number: 9999, verifyCode: 'DEADBEEF' });
    expect(encode(text, { ecc: 'M' }).version, 'the symbol stays coarse enough for 14 mm').toBeLessThanOrEqual(3);
  });
});
