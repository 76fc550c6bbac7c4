import type { PortId } from '#shared/kernel/ids';
import type { Day } from '#shared/kernel/time';
import type { DrawAsk, DrawLine, DrawRecord } from '#shared/domain/double-random';
import type { JointSession } from '#shared/domain/session';
import type { User } from '#shared/domain/user';
import { may } from '#shared/domain/user';
import type { World } from '#shared/domain/world';
import { objectAsk, objectPool, ratesOf } from '#shared/draw/object-pool';
import { askOf, officerPool, type DrawTarget } from '#shared/draw/officer-pool';
import { drawsFor, drawToReplace, isOpen, objectDraws } from '#shared/rules/drawn-team';
import type { DayModel, SessionView } from '../../data/day-model';

/** For what a draw is: one session's officers, or the objects of the day. */
export type Subject = { readonly portId: PortId; readonly day: Day; readonly session: SessionView | null };

/** How far the drawing of a subject has come. */
export type Stage = 'open' | 'byHand' | 'committed' | 'witnessed' | 'drawn';

/** All that the screen shows of a subject. */
export type DrawView = {
  readonly stage: Stage;
  /** The draw under way, or the one that stands. */
  readonly current: DrawRecord | null;
  /** The draw that a new one is made instead of; null where a new one needs no reason. */
  readonly instead: DrawRecord | null;
  readonly pool: readonly DrawLine[];
  readonly ask: Omit<DrawAsk, 'pick'> & { readonly pick: number };
};

const isPlaced = (session: JointSession): session is DrawTarget => session.place !== null;

/** The sessions whose officers can still be drawn, by start. */
export const targetsOf = ({ sessions }: DayModel): readonly SessionView[] =>
  sessions
    .filter(({ session }) => isPlaced(session) && session.status !== 'cancelled')
    .toSorted((a, b) => a.session.place!.slot.start - b.session.place!.slot.start || (a.id < b.id ? -1 : 1));

/** Where a session's team stands. */
export function stageOf(world: World, { id, session }: SessionView): Stage {
  const draws = drawsFor(world, id);
  const open = draws.find(isOpen);
  if (open) return open.status === 'witnessed' ? 'witnessed' : 'committed';
  if (draws.some((d) => d.status === 'drawn')) return 'drawn';
  return session.team.length > 0 ? 'byHand' : 'open';
}

/** The pool that a draw begun now would have, or that of the draw under way. */
export function drawViewOf(world: World, { portId, day, session }: Subject, operator: string): DrawView {
  const draws = session ? drawsFor(world, session.id) : objectDraws(world, portId, day);
  const open = draws.find(isOpen);
  const standing = draws.find((d) => d.status === 'drawn') ?? null;
  const last = drawToReplace(draws);
  if (open) {
    const stage = open.status === 'witnessed' ? 'witnessed' : 'committed';
    return { stage, current: open, instead: null, pool: open.pool, ask: open.ask };
  }
  if (!session) {
    const pool = objectPool(world, { portId, day, instead: null });
    const ask = objectAsk(pool, ratesOf(world, portId));
    return { stage: 'open', current: standing, instead: last?.status === 'void' ? last : null, pool, ask };
  }
  const stage = stageOf(world, session);
  if (standing) return { stage, current: standing, instead: last, pool: standing.pool, ask: standing.ask };
  const target = session.session;
  const pool = isPlaced(target) ? officerPool(world, target, operator) : [];
  return { stage, current: null, instead: last, pool, ask: askOf(world, target) };
}

/** How likely each of a pool is to be drawn first among those of his agency or group, from 0 to 1. */
export function chancesOf(pool: readonly DrawLine[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const m of pool) if (m.excluded === null) sums.set(m.agency, (sums.get(m.agency) ?? 0) + m.weight);
  return new Map(pool.flatMap((m) => (m.excluded === null ? [[m.id, m.weight / sums.get(m.agency)!]] : [])));
}

/** Who may witness a draw: another active user of the port who cannot be drawn in it. */
export const witnessesOf = (world: World, draw: DrawRecord): readonly User[] =>
  [...world.users.values()].filter(
    (u) =>
      u.active &&
      u.portId === draw.portId &&
      u.id !== draw.operator &&
      may(u, 'witness') &&
      !draw.pool.some((m) => m.id === u.id && m.excluded === null),
  );

/** All draws of a day, newest first. */
export const drawsOfDay = (world: World, portId: string, day: string): readonly DrawRecord[] =>
  [...world.draws.values()]
    .filter((d) => d.portId === portId && d.day === day)
    .toSorted((a, b) => b.committedAt - a.committedAt || (a.id < b.id ? 1 : -1));

/** The number by which officers call a draw. */
export const drawNumber = (id: string): string => id.slice(0, 8).toUpperCase();

/** The name of whoever an id means. */
export const personOf = (world: World, id: string | null): string =>
  id === null ? '' : (world.users.get(id)?.name ?? world.officers.get(id)?.name ?? id);
