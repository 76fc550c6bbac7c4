import { fingerprint } from '../kernel/digest';
import type { Day } from '../kernel/time';
import { fold } from '../identifiers/fold';
import type { Consignment } from '../domain/consignment';
import type { Consolidation } from '../domain/consignment-fact';
import { defineLookup, rowsBy } from '../domain/lookup';
import type { World } from '../domain/world';

/** What manifests must have in common to be taken as one (SPEC O7). */
export const commonMarks = ['direction', 'run', 'container', 'trader', 'goods'] as const;
export type CommonMark = (typeof commonMarks)[number];

const signsOf = (texts: readonly string[]): string =>
  [...new Set(texts.map((t) => fold(t).text).filter((t) => t !== ''))].sort().join(' ');

/** What a manifest says under each mark, folded; empty where it says nothing. Goods are name and specification: name, code, temperature. */
export const commonOf = (c: Consignment): Readonly<Record<CommonMark, string>> => ({
  direction: c.direction,
  run: c.marks.batchNo === null ? '' : fold(c.marks.batchNo).text,
  container: signsOf(c.marks.containers),
  trader: fold(c.trader.uscc ?? c.trader.name ?? '').text,
  goods: c.goods
    .map((g) => `${fold(g.name).text}/${g.hs ?? ''}/${String(g.temperature ?? '')}`)
    .sort()
    .join(' '),
});

/** A run, a trader and goods must be known; a load without a container fits one without. */
const isSaid = (common: Readonly<Record<CommonMark, string>>): boolean =>
  common.run !== '' && common.trader !== '' && common.goods !== '';

/** The first mark in which manifests differ, or that one does not say; null where they can be taken as one. */
export function differingMark(consignments: readonly Consignment[]): CommonMark | null {
  const all = consignments.map(commonOf);
  const [first] = all;
  if (!first) return 'run';
  return commonMarks.find((m) => all.some((c) => c[m] !== first[m] || (m !== 'container' && c[m] === ''))) ?? null;
}

const consignments = defineLookup('consignments', (c) => (c.status === 'open' ? [`${c.portId}/${c.day}`] : []));
const joined = defineLookup('consolidations', (c) => [`${c.portId}/${c.day}`]);

/** The key under which the same manifests are always joined. */
export const consolidationIdOf = (portId: string, day: Day, ids: readonly string[]): string =>
  `${portId}/${day}/${fingerprint([...ids].sort().join('\n'))}`;

/** A consolidation with those of its manifests that are still announced. */
export type Joined = { readonly row: Consolidation; readonly members: readonly Consignment[] };

/** The consolidations of a day that hold, newest first; one whose manifests were taken back holds no more. */
export const consolidationsOf = (world: World, portId: string, day: Day): readonly Joined[] =>
  [...rowsBy(world, joined, `${portId}/${day}`)]
    .filter((row) => row.status === 'joined')
    .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
    .map((row) => ({ row, members: membersOf(world, row) }))
    .filter(({ members }) => members.length > 1);

const membersOf = (world: World, row: Consolidation): readonly Consignment[] =>
  row.consignmentIds.flatMap((id) => {
    const found = world.consignments.get(id);
    return found?.status === 'open' ? [found] : [];
  });

/** The consolidation that holds a manifest; null where it stands alone. */
export const consolidationHolding = (world: World, load: Consignment): Joined | null =>
  consolidationsOf(world, load.portId, load.day).find((j) => j.members.some((m) => m.id === load.id)) ?? null;

/** Manifests that can be taken as one and are not yet, by run. */
export function consolidationOffers(world: World, portId: string, day: Day): readonly (readonly Consignment[])[] {
  const taken = new Set(consolidationsOf(world, portId, day).flatMap((j) => j.members.map((m) => m.id)));
  const groups = new Map<string, Consignment[]>();
  for (const load of [...rowsBy(world, consignments, `${portId}/${day}`)].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const common = commonOf(load);
    if (taken.has(load.id) || !isSaid(common)) continue;
    const key = commonMarks.map((m) => common[m]).join('\n');
    const group = groups.get(key);
    if (group) group.push(load);
    else groups.set(key, [load]);
  }
  return [...groups.values()].filter((g) => g.length > 1);
}

/** What manifests come to together: bills, packages and weight; null where none of them says it. */
export function totalOf(loads: readonly Consignment[], what: 'packages' | 'grossKg'): number | null {
  const said = loads.flatMap((c) => c.goods.flatMap((g) => g[what] ?? []));
  return said.length === 0 ? null : said.reduce((sum, n) => sum + n, 0);
}
