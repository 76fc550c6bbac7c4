import { describe, expect, test } from 'vitest';
import { put } from '#shared/domain/change';
import type { Consignment } from '#shared/domain/consignment';
import type { World } from '#shared/domain/world';
import { consolidationIdOf, consolidationOffers, consolidationsOf, totalOf } from '#shared/rules/consolidation';
import { nextOfLoad, passedThoughTargeted, triageOf } from '#shared/rules/triage';
import { someLoad } from '#tests/support/outgoing-arbitraries';
import { DAY, PORT, after, ask, people, someWorld, time, verdict } from '#tests/support/world-builder';

const { officer } = people;
const holding = (...loads: readonly Consignment[]): World =>
  someWorld()
    .withRequest('a', { eta: '08:00' })
    .and(...loads.map((load) => put('consignments', load))).world;
const marked = (no: string, marks: Partial<Consignment['marks']>, wish: Partial<Consignment> = {}): Consignment =>
  someLoad(no, { marks: { ...someLoad(no).marks, plates: [], batchNo: null, ...marks }, ...wish });
const lines = (world: World) => triageOf(world, PORT.id, DAY);
const fact = (no: string, step: string, at = time('07:10')) => ({ consignmentId: `load-${no}`, step, at, note: '' });

describe('triage before arrival', () => {
  test('O4: a load waits for the request that names its truck at its time, in either alphabet; others are free', () => {
    const world = holding(marked('t', { plates: ['吉 ha'] }), marked('f', { plates: ['吉H99999'] }));
    expect(lines(world).map((l) => [l.consignment.id, l.targeting])).toEqual([
      ['load-f', 'free'],
      ['load-t', 'targeted'],
    ]);
  });

  test('O4: shared papers target a load at whatever time', () => {
    const paper = { batchNo: 'B77' };
    const plain = someWorld().withRequest('a', {
      marks: { ...someLoad('x').marks, plates: [], batchNo: 'B77' },
    });
    const world = plain.and(put('consignments', marked('p', paper, { eta: time('16:00') }))).world;
    expect(lines(world)[0]?.targeting).toBe('targeted');
  });

  test('O5: the same truck at another time is doubtful, and is not offered to be let through', () => {
    const window = PORT.settings.matchWindow;
    const at = (minutes: number) =>
      marked('t', { plates: ['吉Ha'] }, { eta: (time('08:00') + minutes * 60_000) as never });
    expect(lines(holding(at(window)))[0]?.targeting).toBe('targeted');
    let world = holding(at(window + 1));
    expect(lines(world)[0]?.targeting).toBe('doubtful');
    for (const step of ['papersGood', 'arrived']) world = after(world, 'consignment.record', fact('t', step));
    expect(nextOfLoad(lines(world)[0]!)).toBeNull();
  });

  test('O4: a free load goes from its papers over its arrival to its passage, and not with bad papers', () => {
    let world = holding(marked('f', {}));
    const next = () => nextOfLoad(lines(world)[0]!);
    const seen = [next()];
    for (const step of ['papersGood', 'arrived', 'passed']) {
      world = after(world, 'consignment.record', fact('f', step), { actor: officer });
      seen.push(next());
    }
    expect(seen).toEqual(['papers', 'arrived', 'passed', null]);
    const bad = after(holding(marked('f', {})), 'consignment.record', fact('f', 'papersBad'));
    expect(nextOfLoad(lines(after(bad, 'consignment.record', fact('f', 'arrived')))[0]!)).toBeNull();
  });

  test('O6: passing a targeted load is recorded and shown as wrong; the same report twice is one', () => {
    const world = after(holding(marked('t', { plates: ['吉Ha'] })), 'consignment.record', fact('t', 'passed'));
    expect(passedThoughTargeted(lines(world)[0]!)).toBe(true);
    expect(after(world, 'consignment.record', fact('t', 'passed')).consignmentFacts.size).toBe(1);
    expect(verdict(ask(world, 'consignment.record', fact('x', 'passed')))).toBe('consignment-unknown');
  });
});

describe('consolidation', () => {
  const world = holding(
    someLoad('one'),
    someLoad('two'),
    someLoad('three', { marks: { ...someLoad('three').marks, batchNo: 'B2' } }),
  );
  const join = (...nos: readonly string[]) => ({
    portId: PORT.id,
    day: DAY,
    consignmentIds: nos.map((n) => `load-${n}`),
  });

  test('O7: manifests alike in every mark are offered; one that differs is told by its mark', () => {
    expect(consolidationOffers(world, PORT.id, DAY).map((g) => g.map((c) => c.id))).toEqual([['load-one', 'load-two']]);
    expect(ask(world, 'manifest.join', join('one', 'three'))).toMatchObject({
      ok: false,
      error: { code: 'manifest-differs', facts: { mark: 'run' } },
    });
    const silent = holding(someLoad('one', { goods: [] }), someLoad('two', { goods: [] }));
    expect(consolidationOffers(silent, PORT.id, DAY)).toEqual([]);
    expect(verdict(ask(silent, 'manifest.join', join('one', 'two')))).toBe('manifest-differs');
  });

  test('O7: no manifest belongs to two', () => {
    const more = after(world, 'manifest.join', join('one', 'two'));
    const four = { ...more, consignments: new Map(more.consignments).set('load-four', someLoad('four')) };
    expect(verdict(ask(four, 'manifest.join', join('two', 'four')))).toBe('manifest-joined');
  });

  test('O8: taking it back leaves the manifests as they were, and they may be joined again', () => {
    const joined = after(world, 'manifest.join', join('two', 'one'));
    expect(joined.consignments).toBe(world.consignments);
    const [{ members } = { members: [] }] = consolidationsOf(joined, PORT.id, DAY);
    expect([totalOf(members, 'packages'), totalOf(members, 'grossKg')]).toEqual([20, 400]);
    const consolidationId = consolidationIdOf(PORT.id, DAY, ['load-one', 'load-two']);
    const parted = after(joined, 'manifest.part', { consolidationId, reason: '收货人要求' });
    expect(consolidationsOf(parted, PORT.id, DAY)).toEqual([]);
    expect(parted.consolidations.get(consolidationId)).toMatchObject({ status: 'parted', reason: '收货人要求' });
    expect(verdict(ask(parted, 'manifest.join', join('one', 'two')))).toBe('ok');
  });
});
