import { dayModelOf, type DayModel, type SessionView } from '#renderer/data/day-model';
import type { UtcMs } from '#shared/kernel/time';
import { put, type Change } from '#shared/domain/change';
import type { User } from '#shared/domain/user';
import type { World } from '#shared/domain/world';
import type { Bench } from '#renderer/features/board/judge';
import {
  DAY,
  bay,
  bayNo,
  clock,
  officer,
  officerNo,
  onDuty,
  port,
  session,
  slot,
  worldWith,
} from '#tests/support/port-day';

/** Two open bays and a cold one in two yards, three customs officers and two of border inspection on duty all day. */
export const yard: readonly Change[] = [
  put('bays', bay(1)),
  put('bays', bay(2)),
  put('bays', bay(3, { kind: 'coldBay', yard: 'B' })),
  ...['c1', 'c2', 'c3'].flatMap((name) => [put('officers', officer(name)), onDuty(name, '07:00-17:00')]),
  ...['b1', 'b2'].flatMap((name) => [
    put('officers', officer(name, { agency: 'border' })),
    onDuty(name, '07:00-17:00'),
  ]),
];

/** Where a session stands: bay and clock. */
export const at = (n: number, text: string) => ({ bayId: bayNo(n), slot: slot(text) });
export const team = (...names: readonly string[]) => names.map(officerNo);

export const dayOf = (world: World): DayModel => dayModelOf(world, port.id, DAY)!;
export const viewOf = (world: World, id: string): SessionView => dayOf(world).byId.get(id)!;

const leader: User = {
  id: officerNo('L'),
  portId: port.id,
  name: 'L',
  agency: 'customs',
  role: 'leader',
  active: true,
};

export const benchOf = (world: World, now: UtcMs = clock('07:30'), actor: User = leader): Bench => ({
  world,
  actor,
  now,
  portId: port.id,
  day: DAY,
});

export { leader, session, worldWith };
