import { describe, expect, test } from 'vitest';
import { put } from '#shared/domain/change';
import { twiceIdOf } from '#shared/domain/ledger';
import type { World } from '#shared/domain/world';
import { complaintLines, usualDue } from '#shared/rules/complaints';
import { waiverLine } from '#shared/rules/fee-waiver';
import { twiceOfDay } from '#shared/rules/twice';
import { someLoad } from '#tests/support/outgoing-arbitraries';
import {
  DAY,
  NEXT_DAY,
  PORT,
  after,
  ask,
  people,
  requestOf,
  sessionOf,
  someWorld,
  time,
  verdict,
} from '#tests/support/world-builder';

const { officer, administrator, supervisor } = people;
const marks = (wish: object) => ({ ...someLoad('x').marks, plates: [], batchNo: null, ...wish });

describe('one vehicle twice', () => {
  const twin = (eta: '08:19' | '08:20') =>
    someWorld()
      .withRequest('a', { marks: marks({ plates: ['А123ВС125'] }), eta: '08:00' })
      .withRequest('c', { marks: marks({ foreignPlates: ['A123BC 125'] }), eta }).world;

  test('O9: the same truck asked for by one agency at overlapping times is shown, and not where the times only touch', () => {
    expect(twiceOfDay(twin('08:19'), PORT.id, DAY)).toMatchObject([{ by: 'plate', mark: 'A123BC125', verdict: null }]);
    expect(twiceOfDay(twin('08:20'), PORT.id, DAY)).toEqual([]);
  });

  test('O9: one VIN under two plates is one vehicle; two agencies on one truck are matched and not duplicates', () => {
    const vin = '1M8GDM9AXKP042788';
    const same = (no: string) =>
      someWorld()
        .withRequest('a', { marks: marks({ vin, plates: ['吉H11111'] }) })
        .withRequest(no, { marks: marks({ vin, plates: ['吉H22222'] }) }).world;
    expect(twiceOfDay(same('c'), PORT.id, DAY).map((t) => t.by)).toEqual(['vin']);
    expect(twiceOfDay(same('b1'), PORT.id, DAY)).toEqual([]);
  });

  test('O9: it is settled with a reason, and one of its own kind needs words', () => {
    const world = twin('08:19');
    const settle = (reason: string, note = '') => ({ a: sessionOf('c'), b: sessionOf('a'), reason, note });
    expect(verdict(ask(world, 'twice.settle', settle('other')))).toBe('reason-missing');
    expect(verdict(ask(world, 'twice.settle', settle('two-trips'), { actor: officer }))).toBe('not-authorised');
    const settled = after(world, 'twice.settle', settle('other', '同车两票'));
    expect(twiceOfDay(settled, PORT.id, DAY)[0]?.verdict?.reason).toBe('other');
    expect(settled.twiceVerdicts.has(twiceIdOf(requestOf('a'), requestOf('c')))).toBe(true);
  });
});

const finding = (item: string, value: object) => ({
  id: `${requestOf('a')}/x/${item}/1`,
  portId: PORT.id,
  day: DAY,
  requestId: requestOf('a'),
  column: item === 'party' ? null : 'customs',
  item,
  nth: 1,
  value,
  note: '',
  by: officer.id,
  at: time('08:20'),
});
const released = (wish: Parameters<ReturnType<typeof someWorld>['withRequest']>[1] = {}): World => {
  const release = { id: requestOf('a'), portId: PORT.id, day: DAY, by: supervisor.id, at: time('09:00'), labsOut: [] };
  return someWorld().withRequest('a', wish).and(put('releases', release)).world;
};
const lineOf = (world: World) => waiverLine(world, world.sessions.get(sessionOf('a'))!);
const found = (item: string, value: object) =>
  lineOf({ ...released(), findings: new Map([['f', finding(item, value) as never]]) })?.exclusion;
const reported = (world: World, kind: string, at: number) =>
  after(world, 'milestone.record', { sessionId: sessionOf('a'), kind, at });

describe('the waiver ledger', () => {
  test('O10: a released customs inspection without findings stands on it, an unreleased one does not', () => {
    expect(lineOf(released())).toMatchObject({ exclusion: null, carrier: 'box-truck' });
    expect(lineOf(released({ marks: marks({ containers: ['CSQU3054383'] }) }))?.carrier).toBe('container');
    expect(lineOf(someWorld().withRequest('a').world)).toBeNull();
  });

  test('O12: a finding, an absent party and an empty load are left out by the record itself', () => {
    expect(found('conclusion', { kind: 'conclusion', result: 'abnormal', advice: 'transfer' })).toBe('finding');
    expect(found('conclusion', { kind: 'conclusion', result: 'normal', advice: 'release' })).toBeNull();
    expect(found('party', { kind: 'party', present: false, name: '', signature: null })).toBe('absent');
    const goods = { name: '空箱', hs: null, packages: 0, grossKg: 0, temperature: null };
    const world = released();
    const requests = new Map(world.requests).set(requestOf('a'), { ...world.requests.get(requestOf('a'))!, goods });
    expect(lineOf({ ...world, requests })?.exclusion).toBe('empty');
  });

  test('O12: an officer leaves an inspection out with a reason, and takes that back', () => {
    const exclude = (code: string | null) => ({ sessionId: sessionOf('a'), code, note: '' });
    const out = after(released(), 'fee.exclude', exclude('own-site'), { actor: officer });
    expect(lineOf(out)).toMatchObject({ exclusion: 'own-site', said: true });
    expect(lineOf(after(out, 'fee.exclude', exclude(null)))).toMatchObject({ exclusion: null, said: false });
    expect(verdict(ask(someWorld().withRequest('a').world, 'fee.exclude', exclude('empty')))).toBe(
      'session-unfinished',
    );
  });

  test('O11: a day of storage begins only after the first, and a late pick-up has none', () => {
    const day = 24 * 60 * 60_000;
    const held = (over: number) => {
      const begun = reported(released(), 'started', time('08:00'));
      return reported(begun, 'ended', time('08:00') + day + over);
    };
    expect([lineOf(held(0))?.storageDays, lineOf(held(1))?.storageDays]).toEqual([0, 2]);
    const gone = reported(held(1), 'released', time('09:00', NEXT_DAY));
    expect(lineOf(reported(gone, 'pickedUp', time('10:00', NEXT_DAY)))?.storageDays).toBe(2);
    expect(lineOf(reported(gone, 'pickedUp', time('10:01', NEXT_DAY)))?.storageDays).toBe(0);
  });
});

describe('complaints', () => {
  const said = {
    complaintId: 'k1',
    portId: PORT.id,
    day: DAY,
    way: 'hotline',
    subject: 'delay',
    who: '李师傅',
    phone: '13800000000',
    object: '吉HA',
    text: '等候三小时',
    receivedAt: time('08:00'),
    due: time('12:00'),
  };
  const entered = after(someWorld().world, 'complaint.enter', said, { actor: officer });
  const answered = (closes: boolean, at: number) =>
    after(entered, 'complaint.answer', { complaintId: 'k1', text: '已说明', closes, at });
  const overdue = (world: World, now: '12:00' | '12:01') => complaintLines(world, PORT.id, time(now))[0]?.overdue;

  test('O13: what was received stays as it was, and the same entry twice is one', () => {
    const again = after(entered, 'complaint.enter', { ...said, text: '别的' }, { actor: officer });
    expect([...again.complaints.values()].map((c) => c.text)).toEqual(['等候三小时']);
    const twice = after(answered(true, time('09:00')), 'complaint.answer', {
      complaintId: 'k1',
      text: 'x',
      closes: false,
      at: time('09:00'),
    });
    expect(complaintLines(twice, PORT.id, time('09:30'))[0]?.answers.map((a) => a.text)).toEqual(['已说明']);
    expect(
      verdict(ask(entered, 'complaint.answer', { complaintId: 'k9', text: 'x', closes: true, at: time('09:00') })),
    ).toBe('complaint-unknown');
    expect(usualDue(time('08:00')) - time('08:00')).toBe(5 * 24 * 60 * 60_000);
  });

  test('O14: overdue when its time has passed, not before, and for ever when it was settled late', () => {
    expect([overdue(entered, '12:00'), overdue(entered, '12:01')]).toEqual([false, true]);
    expect(overdue(answered(true, time('11:59')), '12:01')).toBe(false);
    expect(overdue(answered(false, time('11:59')), '12:01')).toBe(true);
    expect(overdue(answered(true, time('12:01')), '12:01')).toBe(true);
  });

  test('O12: the list of fees is kept by whoever keeps the rules', () => {
    const item = {
      id: `${PORT.id}/weigh`,
      portId: PORT.id,
      key: 'weigh',
      name: '过磅费',
      payee: '场站',
      unit: '车次',
      fen: 3000,
      basis: '',
      provenance: { source: '公示', verified: true },
      listed: true,
    };
    expect(after(entered, 'fee.list', { item }, { actor: administrator }).feeItems.size).toBe(1);
    expect(verdict(ask(entered, 'fee.list', { item: { ...item, key: 'x' } }, { actor: supervisor }))).toBe(
      'row-invalid',
    );
    expect(verdict(ask(entered, 'fee.list', { item }, { actor: officer }))).toBe('not-authorised');
  });
});
