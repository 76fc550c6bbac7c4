import { fingerprint } from '#shared/kernel/digest';
import type { CustodyLine, HandOver, OpenItem } from '#shared/domain/hand-over';
import type { Port } from '#shared/domain/port';
import type { World } from '#shared/domain/world';

/** Form 6 (交接班单) with all that stands on it, broken into pages. */
export type HandOverSheet = {
  readonly port: Port;
  readonly row: HandOver;
  /** E.g. `HC-JB-20261123-001`. */
  readonly formNo: string;
  readonly from: string;
  readonly to: string | null;
  readonly closedBays: readonly string[];
  readonly pages: readonly HandOverPage[];
  readonly verifyCode: string;
};

export type HandOverLine = { readonly item: OpenItem; readonly number: number; readonly team: readonly string[] };
export type HandOverPage = {
  readonly number: number;
  readonly of: number;
  readonly lines: readonly HandOverLine[];
  /** Custody, notes and signatures stand on the last page. */
  readonly closing: boolean;
};

/** Millimetres of the parts, as the style sheet draws them. */
const BODY = 258;
const HEAD = 40;
const TABLE_HEAD = 8;
const LINE = 8;
const MORE = 4;
const FACT = 6;
/** Margins, notes and signatures. */
const CLOSING = 90;

/** The name of whoever an id means. */
export const nameIn = (world: World, id: string): string =>
  world.users.get(id)?.name ?? world.officers.get(id)?.name ?? id;

/** Sets the form up for a hand-over. The port must exist. */
export function handOverSheet(world: World, port: Port, row: HandOver): HandOverSheet {
  const lines = row.items.map((item, i): HandOverLine => ({
    item,
    number: i + 1,
    team: item.team.map((id) => nameIn(world, id)),
  }));
  const closed = [...world.bays.values()].filter((b) => b.portId === port.id && b.closed).map((b) => b.label);
  const same = [...world.handOvers.values()].filter((h) => h.portId === port.id && h.day === row.day);
  const place = same
    .toSorted((a, b) => a.givenAt - b.givenAt || (a.id < b.id ? -1 : 1))
    .findIndex((h) => h.id === row.id);
  const formNo = `${port.settings.letters}-JB-${row.day.replaceAll('-', '')}-${String(place + 1).padStart(3, '0')}`;
  return {
    port,
    row,
    formNo,
    from: nameIn(world, row.from),
    to: row.to === null ? null : nameIn(world, row.to),
    closedBays: closed,
    pages: pagesOf(lines, row.custody),
    verifyCode: fingerprint(JSON.stringify([formNo, row]))
      .slice(0, 8)
      .toUpperCase(),
  };
}

/** How high a row is: each name stands on a line of its own. */
const heightOf = ({ team }: HandOverLine): number => LINE + MORE * Math.max(0, team.length - 2);

const KINDS: readonly CustodyLine['kind'][] = ['seal', 'key', 'device'];

/** What closes the form: each kind of custody has a line at least, then bays and system. */
function closingOf(custody: readonly CustodyLine[]): number {
  const lines = KINDS.reduce((sum, kind) => sum + Math.max(1, custody.filter((c) => c.kind === kind).length), 2);
  return CLOSING + FACT * lines;
}

/** Rows are never split; what closes the form stands whole on the last page. */
export function pagesOf(lines: readonly HandOverLine[], custody: readonly CustodyLine[]): readonly HandOverPage[] {
  const pages: HandOverLine[][] = [[]];
  let left = BODY - HEAD - TABLE_HEAD;
  for (const line of lines) {
    const height = heightOf(line);
    if (height > left) {
      pages.push([]);
      left = BODY - TABLE_HEAD;
    }
    pages.at(-1)!.push(line);
    left -= height;
  }
  if (closingOf(custody) > left) pages.push([]);
  return pages.map((own, i) => ({ number: i + 1, of: pages.length, lines: own, closing: i === pages.length - 1 }));
}
