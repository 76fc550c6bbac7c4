import { fingerprint } from '#shared/kernel/digest';
import type { HandOver, OpenItem } from '#shared/domain/hand-over';
import type { Port } from '#shared/domain/port';
import type { World } from '#shared/domain/world';
import { emsOf, POINT } from '../measure';

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

export type HandOverLine = { readonly item: OpenItem; readonly number: number; readonly team: string };
export type HandOverPage = {
  readonly number: number;
  readonly of: number;
  readonly lines: readonly HandOverLine[];
  /** Custody, notes and signatures stand on the last page. */
  readonly closing: boolean;
};

/** Millimetres of the parts, as the style sheet draws them. */
const BODY = 258;
const HEAD = 46;
const TABLE_HEAD = 8;
const LINE = 8;
const MORE = 4;
const CUSTODY = 6;
const CLOSING = 118;
const TEAM_WIDTH = 20;
const TEAM_SIZE = 9;

/** The name of whoever an id means. */
export const nameIn = (world: World, id: string): string =>
  world.users.get(id)?.name ?? world.officers.get(id)?.name ?? id;

/** Sets the form up for a hand-over. The port must exist. */
export function handOverSheet(world: World, port: Port, row: HandOver): HandOverSheet {
  const lines = row.items.map((item, i): HandOverLine => ({
    item,
    number: i + 1,
    team: item.team.map((id) => nameIn(world, id)).join('、'),
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
    pages: pagesOf(lines, row.custody.length),
    verifyCode: fingerprint(JSON.stringify([formNo, row]))
      .slice(0, 8)
      .toUpperCase(),
  };
}

/** How high a row is: names that need a second line make it higher. */
function heightOf({ team }: HandOverLine): number {
  const lines = Math.ceil((emsOf(team) * TEAM_SIZE * POINT) / TEAM_WIDTH);
  return LINE + MORE * Math.max(0, lines - 2);
}

/** Rows are never split; what closes the form stands whole on the last page. */
export function pagesOf(lines: readonly HandOverLine[], custody: number): readonly HandOverPage[] {
  const closing = CLOSING + CUSTODY * custody;
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
  if (closing > left) pages.push([]);
  return pages.map((own, i) => ({ number: i + 1, of: pages.length, lines: own, closing: i === pages.length - 1 }));
}
