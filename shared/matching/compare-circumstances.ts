import { HOUR, MINUTE } from '../kernel/time';
import type { Finding } from './finding';
import type { FindingCode, MatchField } from './evidence';
import type { Profile } from './profile';

const finding = (code: FindingCode, field: MatchField, a: unknown, b: unknown): Finding => ({
  code,
  field,
  a: String(a),
  b: String(b),
});

/** Pairs of neighbouring signs: what Chinese goods names that mean the same have in common. */
function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.slice(i, i + 2));
  return pairs;
}

/** Dice's coefficient of two names, 0 to 1. */
function alikeness(a: string, b: string): number {
  const [first, second] = [pairsOf(a), pairsOf(b)];
  if (first.size === 0 || second.size === 0) return 0;
  let shared = 0;
  for (const pair of first) if (second.has(pair)) shared++;
  return (2 * shared) / (first.size + second.size);
}

const script = (text: string): string =>
  /\p{Script=Han}/u.test(text) ? 'han' : /\p{Script=Hangul}/u.test(text) ? 'hangul' : 'alphabet';

function goodsCode(a: Profile, b: Profile): FindingCode | null {
  const shortest = Math.min(a.hs.length, b.hs.length);
  const named = a.goods !== '' && b.goods !== '' && script(a.goods) === script(b.goods);
  const alike = named ? alikeness(a.goods, b.goods) : 0;
  if (named && a.goods === b.goods) return 'same-goods';
  if (shortest >= 4) {
    if (a.hs.slice(0, 4) === b.hs.slice(0, 4)) return 'same-goods';
    if (a.hs.slice(0, 2) === b.hs.slice(0, 2)) return 'goods-alike';
    return alike > 0.4 ? 'goods-alike' : 'goods-differ';
  }
  if (!named) return null;
  if (a.goods.includes(b.goods) || b.goods.includes(a.goods)) return 'same-goods';
  return alike > 0.2 ? 'goods-alike' : 'goods-differ';
}

function compareGoods(a: Profile, b: Profile): Finding[] {
  const code = goodsCode(a, b);
  const shown = ({ item }: Profile) => item.goods ?? item.hs ?? '';
  return code ? [finding(code, 'goods', shown(a), shown(b))] : [];
}

function compareTraders(a: Profile, b: Profile): Finding[] {
  const shown = ({ item }: Profile) => item.trader ?? item.uscc ?? '';
  if (a.uscc !== '' && a.uscc === b.uscc) return [finding('same-trader', 'trader', shown(a), shown(b))];
  if (a.trader === '' || b.trader === '' || script(a.trader) !== script(b.trader)) {
    return a.uscc === '' || b.uscc === '' ? [] : [finding('traders-differ', 'trader', shown(a), shown(b))];
  }
  const same = a.trader.includes(b.trader) || b.trader.includes(a.trader) || alikeness(a.trader, b.trader) > 0.7;
  return [finding(same ? 'same-trader' : 'traders-differ', 'trader', shown(a), shown(b))];
}

/** How far two loads lie apart, as a share of the larger; null when one is not written. */
const apartOf = (a: number | undefined, b: number | undefined): number | null =>
  a && b ? Math.abs(a - b) / Math.max(a, b) : null;

/**
 * Compares weight and packages as one thing: who copies one wrong copies both. Weights within one in two hundred are one
 * weighing; up to a tenth apart they may be net and gross, or the papers' and the scale's, and say nothing. Nor do a few
 * packages more or less.
 */
function compareLoads({ item: a }: Profile, { item: b }: Profile): Finding[] {
  const weights = apartOf(a.grossKg, b.grossKg);
  const packages = apartOf(a.packages, b.packages);
  const same: Finding[] = [];
  if (weights !== null && weights <= 0.005) same.push(finding('same-weight', 'weight', a.grossKg, b.grossKg));
  if (packages === 0) same.push(finding('same-packages', 'packages', a.packages, b.packages));
  if (same.length > 0) return same;
  if (weights !== null && weights > 0.1)
    return [finding(weights > 0.3 ? 'weights-far-apart' : 'weights-differ', 'weight', a.grossKg, b.grossKg)];
  return packages !== null && packages > 0.1 ? [finding('packages-differ', 'packages', a.packages, b.packages)] : [];
}

function timeCode(gap: number): FindingCode {
  if (gap <= 15 * MINUTE) return 'time-near';
  if (gap <= HOUR) return 'time-close';
  return gap <= 2 * HOUR ? 'time-apart' : 'time-far';
}

/** How far two expected arrivals lie apart, in milliseconds. */
export const gapOf = (a: Profile, b: Profile): number => Math.abs(a.item.eta - b.item.eta);

/** Compares what many trucks share: goods, trader, load, time, direction. None of it proves anything. */
export function compareCircumstances(a: Profile, b: Profile): Finding[] {
  const turned = a.item.direction === b.item.direction ? 'same-direction' : 'directions-differ';
  return [
    ...compareGoods(a, b),
    ...compareTraders(a, b),
    ...compareLoads(a, b),
    finding(timeCode(gapOf(a, b)), 'time', a.item.eta, b.item.eta),
    finding(turned, 'direction', a.item.direction, b.item.direction),
  ];
}
