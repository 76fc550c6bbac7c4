import { describe, expect, test } from 'vitest';
import type { World } from '#shared/domain/world';
import type { Permit } from '#shared/mutations/permit-mutations';
import { inverseOf } from '#shared/mutations/registry';
import { blocks, conditionsOf } from '#shared/rules/release';
import { after, ask, people, sessionOf, someWorld, time, verdict } from '#tests/support/world-builder';
import { JOB, runningJob, signedJob, yardPeople } from '#tests/support/yard';

const { world } = someWorld().withRequest('a', { direction: 'out' }).withRequest('c', { direction: 'out' });
const permit = (no: string, wish: Partial<Permit> = {}): Permit => ({
  sessionId: sessionOf(no),
  ref: 'S-1',
  state: 'verified',
  source: '清单.csv',
  note: '检疫许可证',
  ...wish,
});
const imports = (permits: readonly Permit[], where: World = world, by: Parameters<typeof ask>[3] = {}) =>
  verdict(ask(where, 'permits.import', { permits }, by));
const permitsIn = (where: World, no: string) =>
  conditionsOf(where, where.sessions.get(sessionOf(no))!).map((c) => [c.kind, c.ref, c.state]);

describe('a list of permits', () => {
  test('L9 L2: its lines become conditions of the loads they name, and a failed one holds the release', () => {
    const done = after(world, 'permits.import', { permits: [permit('a'), permit('c', { state: 'failed' })] });
    expect([permitsIn(done, 'a'), permitsIn(done, 'c')]).toEqual([
      [['permit', 'S-1', 'verified']],
      [['permit', 'S-1', 'failed']],
    ]);
    expect(conditionsOf(done, done.sessions.get(sessionOf('c'))!).some((c) => blocks(c.state))).toBe(true);
  });

  test('L9: one line that cannot be keeps the whole list out', () => {
    expect(imports([permit('a'), permit('x')])).toBe('session-unknown');
    expect(imports([permit('a'), permit('c', { source: ' ' })])).toBe('source-missing');
    expect(imports([permit('a'), permit('c', { state: 'guaranteed' })])).toBe('row-invalid');
    expect(imports([permit('a'), permit('a')])).toBe('row-invalid');
    expect(imports([permit('a')], world, { actor: people.administrator })).toBe('not-authorised');
  });

  test('L5 L9: who inspected a load clears nothing of it by a list, and may say that something fails', () => {
    const { world: job } = runningJob();
    const line = (state: Permit['state']) => [permit('a', { sessionId: JOB, state })];
    expect(imports(line('verified'), job, { actor: yardPeople.c1 })).not.toBe('ok');
    expect(imports(line('failed'), job, { actor: yardPeople.c1 })).toBe('ok');
    expect(imports(line('verified'), job, { actor: yardPeople.c4 })).toBe('ok');
  });

  test('L9: nothing is said of a load that was released', () => {
    const by = { actor: yardPeople.c4, now: time('10:30') };
    const released = after(signedJob(), 'release.grant', { sessionId: JOB }, by);
    expect(imports([permit('a', { sessionId: JOB })], released, by)).toBe('session-released');
  });

  test('I2 L9: the same list read again changes nothing; a new word stands above the earlier one', () => {
    const once = after(world, 'permits.import', { permits: [permit('a')] });
    expect(ask(once, 'permits.import', { permits: [permit('a')] })).toEqual({ ok: true, value: [] });
    const again = after(once, 'permits.import', { permits: [permit('a', { state: 'failed' })] });
    expect(conditionsOf(again, again.sessions.get(sessionOf('a'))!)[0]?.words.map((w) => w.state)).toEqual([
      'verified',
      'failed',
    ]);
  });

  test('L9 S7: undo takes the whole list back, and redo brings it again', () => {
    const wish = { name: 'permits.import', args: { permits: [permit('a'), permit('c')] } };
    const undo = inverseOf(world, wish)!;
    const done = after(world, wish.name, wish.args);
    const undone = after(done, undo.name, undo.args);
    expect(undone.conditions.size).toBe(0);
    expect(inverseOf(done, undo)).toEqual(wish);
  });

  test('L9: a list is not taken back once more was said of one of its permits', () => {
    const done = after(world, 'permits.import', { permits: [permit('a'), permit('c')] });
    const undo = inverseOf(world, { name: 'permits.import', args: { permits: [permit('a'), permit('c')] } })!;
    const said = { sessionId: sessionOf('a'), kind: 'permit', ref: 'S-1', state: 'failed', source: '', note: '' };
    const later = after(done, 'condition.set', said);
    expect(verdict(ask(later, undo.name, undo.args))).toBe('permit-changed-since');
    expect(verdict(ask(world, undo.name, undo.args))).toBe('batch-unknown');
  });
});
