import { plusDays, type Day } from '../kernel/time';
import { goodsReviewIdOf, type GoodsEffect, type GoodsReview, type GoodsRule } from '../domain/goods-rule';
import { defineLookup, rowsBy } from '../domain/lookup';
import { refusal, type Refusal } from '../domain/refusal';
import type { InspectionRequest } from '../domain/request';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import type { Breach } from './breach';
import { originOf } from './origin';

const byPort = defineLookup('goodsRules', (r) => [r.portId]);
const byKey = defineLookup('goodsRules', (r) => [`${r.portId}/${r.key}`]);
/** By the chapters that a rule names; one about all goods stands under none. */
const byChapter = defineLookup('goodsRules', (r) =>
  r.hs.length === 0 ? [`${r.portId}/`] : [...new Set(r.hs.map((hs) => `${r.portId}/${hs.slice(0, 2)}`))],
);

/** The versions of a port's rules, by key and number. */
export const versionsOf = (world: World, portId: string): readonly GoodsRule[] =>
  [...rowsBy(world, byPort, portId)].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.version - b.version));

/** Whether a version is in force on a day: the newest of its rule that has begun, unless it has ended (SPEC Q1). */
function isInForce(world: World, rule: GoodsRule, day: Day): boolean {
  if (rule.from > day || rule.repealed || (rule.until !== null && rule.until < day)) return false;
  for (const other of rowsBy(world, byKey, `${rule.portId}/${rule.key}`))
    if (other.version > rule.version && other.from <= day) return false;
  return true;
}

/** The last day on which a version held: its own end, or the day before a newer one began; null while it is open. */
export function heldUntil(rule: GoodsRule, versions: readonly GoodsRule[]): Day | null {
  const [next] = versions
    .filter((r) => r.key === rule.key && r.version > rule.version)
    .toSorted((a, b) => a.version - b.version);
  if (rule.until !== null && (!next || rule.until < next.from)) return rule.until;
  return next ? plusDays(next.from, -1) : null;
}

/** Whether a rule is about goods: direction, longest way by prefix, exceptions, and origin, where one that is not known counts (SPEC Q1). */
export function concerns(rule: GoodsRule, request: InspectionRequest): boolean {
  if (rule.direction !== 'both' && rule.direction !== request.direction) return false;
  const { hs } = request.goods;
  const begins = (prefix: string): boolean => hs?.startsWith(prefix) ?? false;
  if (rule.hs.length > 0 && !rule.hs.some(begins)) return false;
  if (rule.except.some(begins)) return false;
  const origin = originOf(request);
  return rule.origin === null || origin === null || origin === rule.origin;
}

/** Where goods stand with a rule. `pending` waits for a supervisor. */
export type FindingState = 'blocked' | 'pending' | 'refused' | 'cleared' | 'warned' | 'noLane';

/** A rule that concerns a request, and what has come of it. */
export type GoodsFinding = {
  readonly rule: GoodsRule;
  readonly request: InspectionRequest;
  readonly state: FindingState;
  readonly review: GoodsReview | null;
};

const AT_FIRST: Readonly<Record<GoodsEffect, FindingState>> = {
  block: 'blocked',
  review: 'pending',
  warn: 'warned',
  noLane: 'noLane',
};
const GRAVITY: readonly FindingState[] = ['blocked', 'refused', 'pending', 'noLane', 'warned', 'cleared'];

/**
 * The rules that concern a request on its day, gravest first. Nothing is remembered between two questions: the tables of a world in the
 * making are written in place, and what they said a moment ago is not what they say.
 */
export function findingsOf(world: World, request: InspectionRequest): readonly GoodsFinding[] {
  if (world.goodsRules.size === 0 || request.status === 'withdrawn') return [];
  const { portId, day, goods } = request;
  const named = goods.hs === null ? [] : [...rowsBy(world, byChapter, `${portId}/${goods.hs.slice(0, 2)}`)];
  return [...named, ...rowsBy(world, byChapter, `${portId}/`)]
    .filter((rule) => concerns(rule, request) && isInForce(world, rule, day))
    .map((rule) => findingOf(world, rule, request))
    .sort((a, b) => GRAVITY.indexOf(a.state) - GRAVITY.indexOf(b.state) || (a.rule.id < b.rule.id ? -1 : 1));
}

/** A review holds for the version and the goods code that it was made on; others are asked again (SPEC Q4). */
function findingOf(world: World, rule: GoodsRule, request: InspectionRequest): GoodsFinding {
  const made = rule.effect === 'review' ? world.goodsReviews.get(goodsReviewIdOf(request.id, rule.id)) : undefined;
  const review = made?.hs === request.goods.hs ? made : null;
  return { rule, request, review, state: review ? review.verdict : AT_FIRST[rule.effect] };
}

/** The rules that concern the load of a session, gravest first, each once. */
export function findingsOfSession(world: World, session: JointSession): readonly GoodsFinding[] {
  const found = session.requestIds.flatMap((id) => {
    const request = world.requests.get(id);
    return request ? findingsOf(world, request) : [];
  });
  return found.toSorted((a, b) => GRAVITY.indexOf(a.state) - GRAVITY.indexOf(b.state));
}

const CODES = {
  blocked: 'goods-barred',
  refused: 'goods-refused',
  pending: 'goods-review-pending',
  noLane: 'goods-no-lane',
} as const;

/** A finding as a sentence: the title of the rule in each language, where it comes from, and by which version. */
export function refusalOf({ rule, request, state }: GoodsFinding): Refusal | null {
  if (state === 'warned' || state === 'cleared') return null;
  const { zh, en, ru, ko } = rule.title;
  return refusal(CODES[state], request.id, { zh, en, ru, ko, version: rule.version, hs: request.goods.hs ?? '' });
}

/** What keeps a load out of the green lane: barred, refused, not yet reviewed, or not for the lane (SPEC Q2, Q3, Q5). */
export function laneBar(world: World, session: JointSession): Refusal | null {
  for (const finding of findingsOfSession(world, session)) {
    const no = refusalOf(finding);
    if (no) return no;
  }
  return null;
}

/**
 * What the rules on goods say to a place on the board: barred and refused goods have none (SPEC Q2); goods that wait for their review may
 * be planned, and are shown as waiting (SPEC Q3).
 */
export function goodsBreaches(world: World, session: JointSession): readonly Breach[] {
  if (world.goodsRules.size === 0) return [];
  return findingsOfSession(world, session).flatMap((finding): readonly Breach[] => {
    const why = finding.state === 'noLane' ? null : refusalOf(finding);
    return why ? [{ severity: finding.state === 'pending' ? 'warn' : 'refuse', refusal: why }] : [];
  });
}
