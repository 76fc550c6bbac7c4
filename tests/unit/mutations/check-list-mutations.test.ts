import { describe, expect, test } from 'vitest';
import { plusMinutes } from '#shared/kernel/time';
import type { CheckList } from '#shared/domain/check-list';
import { listHeldUntil, versionsOfList } from '#shared/rules/check-list';
import { columnOf, recordOf } from '#shared/rules/record';
import { someCheckList } from '#tests/support/lane-arbitraries';
import { NEXT_DAY, PORT, after, ask, people, someWorld, time, verdict } from '#tests/support/world-builder';
import { JOB, runningJob, signedJob, tries, yardPeople } from '#tests/support/yard';

const { world: job } = runningJob();
const KEY = { portId: PORT.id, agency: 'customs', mode: 'outer' } as const;
const supervisor = { actor: people.supervisor };
const writes = (world: typeof job, wish: Partial<CheckList> = {}, context: Parameters<typeof ask>[3] = supervisor) =>
  verdict(ask(world, 'checks.write', { list: someCheckList(wish) }, context));
const customsColumn = (world: typeof job) => columnOf(recordOf(world, world.sessions.get(JOB)!), 'customs')!;
const modeOfJob = customsColumn(job).lists[0]!.mode;
const ofJob = (wish: Partial<CheckList> = {}) => someCheckList({ mode: modeOfJob, items: ['weight'], ...wish });

describe('the list of required checks', () => {
  test('E14: every port begins with a first version that nobody has verified', () => {
    const [first, ...others] = versionsOfList(someWorld().world, KEY);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ version: 1, provenance: { verified: false }, written: null });
  });

  test('E14: the next version follows the last; a version that exists, or a gap, is refused', () => {
    expect([writes(job), writes(job, { version: 1 }), writes(job, { version: 3 })]).toEqual([
      'ok',
      'rule-stale',
      'rule-stale',
    ]);
    const second = after(job, 'checks.write', { list: someCheckList() }, supervisor);
    expect([writes(second), writes(second, { version: 3 })]).toEqual(['rule-stale', 'ok']);
  });

  test('E14: a version begins today or later, never before the one it follows', () => {
    const tomorrow = { ...supervisor, now: time('07:00', NEXT_DAY) };
    expect(writes(job, { from: NEXT_DAY })).toBe('ok');
    expect(writes(job, {}, tomorrow)).toBe('list-backdated');
    const later = after(job, 'checks.write', { list: someCheckList({ from: NEXT_DAY }) }, supervisor);
    expect(writes(later, { version: 3 })).toBe('rule-stale');
    expect(listHeldUntil(versionsOfList(later, KEY)[0]!, versionsOfList(later, KEY))).toBe('2026-11-23');
  });

  test('E14: a supervisor writes the lists of the own agency, an administrator any, a leader none', () => {
    expect(writes(job, { agency: 'border' })).toBe('other-agency');
    expect(writes(job, { agency: 'border' }, { actor: people.administrator })).toBe('ok');
    expect(writes(job, {}, { actor: people.leader })).toBe('not-authorised');
    expect(writes(job, { agency: 'transport' }, { actor: people.administrator })).toBe('row-invalid');
    expect(writes(job, { items: ['papers', 'papers'] })).toBe('row-invalid');
  });
});

describe('a record', () => {
  test('E14 E6: an open column asks what the version in force that day asks, and one of another day asks nothing more', () => {
    const today = after(job, 'checks.write', { list: ofJob() }, supervisor);
    expect(customsColumn(today)).toMatchObject({ required: ['weight'], lists: [{ version: 2 }] });
    expect(tries(today, yardPeople.c1, 'column.sign', { sessionId: JOB })).toBe('checks-open');
    const tomorrow = after(job, 'checks.write', { list: ofJob({ from: NEXT_DAY }) }, supervisor);
    expect(customsColumn(tomorrow).required).toEqual(customsColumn(job).required);
  });

  test('E14: a signed column keeps the version it was signed under; opened again, it answers by the new one', () => {
    const signed = signedJob();
    const before = customsColumn(signed);
    const at = before.signature!.at;
    const changed = after(signed, 'checks.write', { list: ofJob() }, { ...supervisor, now: plusMinutes(at, 1) });
    expect(customsColumn(changed)).toMatchObject({ required: before.required, open: [], lists: [{ version: 1 }] });
    const reopened = after(changed, 'column.reopen', { sessionId: JOB, reason: '补查' }, {
      actor: yardPeople.c1,
      now: at + 120_000,
    } as never);
    expect(customsColumn(reopened)).toMatchObject({ required: ['weight'], open: ['weight'] });
  });
});
