import { describe, expect, test } from 'vitest';
import { plusDays } from '#shared/kernel/time';
import { applyChanges, put, workingCopyOf } from '#shared/domain/change';
import { goodsRuleIdOf, type GoodsReview, type GoodsRule } from '#shared/domain/goods-rule';
import { quanheGoodsRules } from '#shared/ports/goods-rules';
import { concerns, findingsOf, heldUntil, versionsOf } from '#shared/rules/goods-rules';
import { placementBreaches, placeAt } from '#shared/rules/placement';
import { someRule } from '#tests/support/lane-arbitraries';
import {
  DAY,
  NEXT_DAY,
  PORT,
  after,
  ask,
  bandOf,
  bayOf,
  bookingFor,
  inTime,
  people,
  requestOf,
  sessionOf,
  someRequest,
  someWorld,
  time,
  verdict,
} from '#tests/support/world-builder';

const crab = { hs: '03063399' } as const;
const base = someWorld().withBay('1', { kind: 'coldBay' }).withBand('08:00', 1).withRequest('a', crab);
const ruled = (wish: Partial<GoodsRule> = {}) => base.and(put('goodsRules', someRule(wish)));
const book = { bookingId: bookingFor('a'), sessionId: sessionOf('a'), bandId: bandOf('08:00'), application: inTime };
const place = { sessionId: sessionOf('a'), bayId: bayOf('1'), start: time('08:00'), reason: null };
const asked = (world: typeof base.world) => [
  verdict(ask(world, 'booking.place', book)),
  verdict(ask(world, 'session.place', place)),
];
const supervisor = { actor: people.supervisor };
const review = (verdictOf: 'cleared' | 'refused', reason = '证书齐全', version = 1) => ({
  requestId: requestOf('a'),
  ruleId: someRule({ version }).id,
  verdict: verdictOf,
  reason,
});

const versionsFor = (world: typeof base.world, day: typeof DAY) =>
  findingsOf(world, someRequest('a', { ...crab, day })).map((f) => f.rule.version);

describe('what a rule concerns', () => {
  const about = (wish: Partial<GoodsRule>, request = someRequest('a', crab)) => concerns(someRule(wish), request);

  test('Q1: direction, prefix, exceptions', () => {
    expect([about({}), about({ direction: 'in' }), about({ direction: 'out' })]).toEqual([true, true, false]);
    expect([about({ hs: ['03063399'] }), about({ hs: ['030633991'] }), about({ hs: [] })]).toEqual([true, false, true]);
    expect([about({ hs: ['03'], except: ['0306'] }), about({ hs: ['03'], except: ['0307'] })]).toEqual([false, true]);
    expect(about({}, someRequest('a'))).toBe(false);
  });

  test('Q1: origin, where one that is not known counts', () => {
    const from = (origin: string) => someRequest('a', { ...crab, extra: { 原产国: origin } });
    expect(['朝鲜', 'KP', '俄罗斯', 'RU', '不详'].map((o) => about({ origin: 'KP' }, from(o)))).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
    expect(about({ origin: 'KP' })).toBe(true);
    expect(about({}, from('俄罗斯'))).toBe(true);
  });

  test('Q1: the newest version that has begun is in force, until it ends', () => {
    const two = ruled({ until: DAY }).and(put('goodsRules', someRule({ version: 2, from: NEXT_DAY, effect: 'block' })));
    const inForce = (day: typeof DAY) => versionsFor(two.world, day);
    expect([inForce(plusDays(DAY, -1)), inForce(DAY), inForce(NEXT_DAY)]).toEqual([[], [1], [2]]);
    const ended = ruled({ until: plusDays(DAY, -1), from: plusDays(DAY, -9) }).world;
    expect(versionsFor(ended, DAY)).toEqual([]);
    const repealed = ruled().and(put('goodsRules', someRule({ version: 2, repealed: true }))).world;
    expect(versionsFor(repealed, DAY)).toEqual([]);
  });

  test('Q1: at Quanhe fish and fruit from the DPRK wait for a review; produce on its way out is free', () => {
    const portId = PORT.id;
    const rules = quanheGoodsRules(portId);
    const found = (hs: string, direction: 'in' | 'out') =>
      rules.filter((r) => concerns(r, someRequest('a', { hs, direction }))).map((r) => r.effect);
    expect([
      found('03063399', 'in'),
      found('07020000', 'in'),
      found('08081000', 'in'),
      found('12122110', 'in'),
    ]).toEqual(Array.from({ length: 4 }, () => ['review']));
    expect([found('08081000', 'out'), found('04072100', 'out'), found('84295212', 'out')]).toEqual([
      [],
      [],
      ['review'],
    ]);
    expect(rules.every((r) => !r.provenance.verified && r.provenance.source !== '')).toBe(true);
  });
});

describe('what a rule does', () => {
  test('Q2: bars goods from band and bay; without the rule they have both', () => {
    expect(asked(base.world)).toEqual(['ok', 'ok']);
    expect(asked(ruled({ effect: 'block' }).world)).toEqual(['goods-barred', 'goods-barred']);
    const dying = { bookingId: 'x', sessionId: sessionOf('a'), bandId: bandOf('08:00'), reason: '蟹在死' };
    expect(verdict(ask(ruled({ effect: 'block' }).world, 'booking.emergency', dying))).toBe('goods-barred');
  });

  test('Q3: goods held for review may be planned, shown as waiting, and are not booked', () => {
    const { world } = ruled();
    expect(asked(world)).toEqual(['goods-review-pending', 'ok']);
    const session = world.sessions.get(sessionOf('a'))!;
    const said = placementBreaches(world, session, placeAt(session, bayOf('1'), time('08:00')));
    expect(said.map((b) => [b.severity, b.refusal.code])).toContainEqual(['warn', 'goods-review-pending']);
  });

  test('Q3: a supervisor clears them with a reason, nobody else does', () => {
    const { world } = ruled();
    expect(verdict(ask(world, 'goods.review', review('cleared')))).toBe('not-authorised');
    expect(verdict(ask(world, 'goods.review', review('cleared', ' '), supervisor))).toBe('reason-missing');
    const cleared = after(world, 'goods.review', review('cleared'), supervisor);
    expect(asked(cleared)).toEqual(['ok', 'ok']);
    expect([...cleared.goodsReviews.values()]).toMatchObject([
      { by: people.supervisor.id, ruleId: someRule().id, reason: '证书齐全' },
    ]);
    expect(verdict(ask(base.world, 'goods.review', review('cleared'), supervisor))).toBe('goods-no-review');
  });

  test('Q2: what a review refused is barred', () => {
    const refused = after(ruled().world, 'goods.review', review('refused', '禁令货物'), supervisor);
    expect(asked(refused)).toEqual(['goods-refused', 'goods-refused']);
  });

  test('Q5: a rule of the lane keeps goods out of it and bars nothing else; a warning bars nothing', () => {
    expect(asked(ruled({ kind: 'lane', effect: 'noLane' }).world)).toEqual(['goods-no-lane', 'ok']);
    expect(asked(ruled({ effect: 'warn' }).world)).toEqual(['ok', 'ok']);
  });
});

describe('an authority that decides a run of actions', () => {
  test('Q3: sees the rule that was written a moment before, though its tables are written in place', () => {
    const copy = workingCopyOf(applyChanges(base.world, [put('goodsRules', someRule({ key: 'other', hs: ['99'] }))]));
    const step = (name: string, args: unknown) => {
      const decision = ask(copy.world(), name, args, supervisor);
      if (decision.ok) copy.apply(decision.value);
      return verdict(decision);
    };
    copy.apply([put('goodsReviews', { ...someReview, id: 'x' })]);
    expect([
      step('goods.rule', { rule: someRule({ key: 'third', hs: ['98'] }) }),
      step('goods.review', review('cleared')),
    ]).toEqual(['ok', 'goods-no-review']);
    expect([step('goods.rule', { rule: someRule() }), step('goods.review', review('cleared'))]).toEqual(['ok', 'ok']);
    expect(step('booking.place', book)).toBe('ok');
  });
});

const someReview: GoodsReview = {
  id: '',
  portId: PORT.id,
  day: DAY,
  requestId: requestOf('none'),
  ruleId: 'none',
  hs: null,
  verdict: 'cleared',
  reason: '无',
  by: people.supervisor.id,
  at: time('07:00'),
};

describe('versions', () => {
  const write = (wish: Partial<GoodsRule>) => ({ rule: someRule(wish) });
  const one = after(base.world, 'goods.rule', write({}), supervisor);

  test('Q4: follow each other in number and time, and leave the old ones', () => {
    expect(verdict(ask(one, 'goods.rule', write({ version: 3 }), supervisor))).toBe('rule-stale');
    expect(verdict(ask(one, 'goods.rule', write({}), supervisor))).toBe('rule-stale');
    expect(verdict(ask(one, 'goods.rule', write({ version: 2, from: plusDays(DAY, -1) }), supervisor))).toBe(
      'rule-stale',
    );
    const two = after(one, 'goods.rule', write({ version: 2, from: NEXT_DAY }), supervisor);
    const versions = versionsOf(two, PORT.id);
    expect(versions.map((r) => [r.version, heldUntil(r, versions)])).toEqual([
      [1, DAY],
      [2, null],
    ]);
    expect(versions[1]?.written?.by).toBe(people.supervisor.id);
  });

  test('Q4: are written by who keeps the rules, under their own key', () => {
    expect(verdict(ask(base.world, 'goods.rule', write({})))).toBe('not-authorised');
    expect(verdict(ask(base.world, 'goods.rule', write({}), { actor: people.administrator }))).toBe('ok');
    const misnamed = { rule: { ...someRule(), id: goodsRuleIdOf({ portId: PORT.id, key: 'other', version: 1 }) } };
    expect(verdict(ask(base.world, 'goods.rule', misnamed, supervisor))).toBe('row-invalid');
    expect(verdict(ask(base.world, 'goods.rule', write({ until: plusDays(DAY, -1) }), supervisor))).toBe('row-invalid');
  });

  test('Q4: a review holds for its version and goods code alone', () => {
    const cleared = after(one, 'goods.review', review('cleared'), supervisor);
    const newer = after(cleared, 'goods.rule', write({ version: 2 }), supervisor);
    const states = (world: typeof one) => findingsOf(world, world.requests.get(requestOf('a'))!).map((f) => f.state);
    expect([states(cleared), states(newer)]).toEqual([['cleared'], ['pending']]);
    expect(states(after(newer, 'goods.review', review('cleared', '重新核查', 2), supervisor))).toEqual(['cleared']);
    const recoded = someWorld().and(...[...cleared.goodsRules.values()].map((r) => put('goodsRules', r)));
    const other = recoded
      .and(...[...cleared.goodsReviews.values()].map((r) => put('goodsReviews', r)))
      .withRequest('a', { hs: '03061790' });
    expect(states(other.world)).toEqual(['pending']);
  });
});
