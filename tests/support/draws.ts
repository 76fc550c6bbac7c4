import { hexOf, sha256, utf8 } from '#shared/kernel/sha256';
import type { World } from '#shared/domain/world';
import { commitment } from '#shared/draw/draw-seed';
import type { Context } from '#shared/mutations/mutation';
import { DAY, PORT, after, people, sessionOf, someWorld, time, type Builder } from './world-builder';

/** A secret or a salt that a test names. */
export const hexFrom = (name: string): string => hexOf(sha256(utf8(name)));

export const commitmentOf = (secret: string): string => {
  const made = commitment(secret);
  if (!made.ok) throw new Error('the secret of the test is none');
  return made.value;
};

/** A yard in which a customs session `a` stands at eight, with four officers of its agency on duty. */
export const drawWorld = (): Builder =>
  someWorld()
    .withBay('1')
    .withBay('2', { yard: '二号场' })
    .withOfficer('c1')
    .withOfficer('c2')
    .withOfficer('c3')
    .withOfficer('c4')
    .withRequest('a')
    .withRequest('d')
    .withRequest('e')
    .placed('a', '1', '08:00');

export type DrawWish = {
  readonly drawId?: string;
  readonly session?: string | null;
  readonly replaces?: string | null;
  readonly reason?: string;
  readonly secret?: string;
};

/** Arguments that begin a draw. */
export const commitArgs = ({
  drawId = 'draw',
  session = 'a',
  replaces = null,
  reason = '',
  secret,
}: DrawWish = {}) => ({
  drawId,
  portId: PORT.id,
  day: DAY,
  sessionId: session === null ? null : sessionOf(session),
  replaces,
  commitment: commitmentOf(secret ?? hexFrom(`secret of ${drawId}`)),
  reason,
});

export const witnessArgs = (world: World, drawId = 'draw') => ({
  drawId,
  poolHash: world.draws.get(drawId)?.poolHash ?? '',
  salt: hexFrom(`salt of ${drawId}`),
});

export const runArgs = (drawId = 'draw') => ({ drawId, secret: hexFrom(`secret of ${drawId}`), reason: null });

const byLeader: Partial<Context> = { actor: people.leader };
const byWitness: Partial<Context> = { actor: people.supervisor };

/** The world after a draw was begun. */
export const begun = (world: World, wish: DrawWish = {}, by = byLeader): World =>
  after(world, 'draw.commit', commitArgs(wish), by);

/** The world after it was begun and witnessed. */
export function witnessed(world: World, wish: DrawWish = {}, by = byLeader): World {
  const open = begun(world, wish, by);
  return after(open, 'draw.witness', witnessArgs(open, wish.drawId), { ...byWitness, now: time('07:01') });
}

/** The world after it was drawn. */
export const drawn = (world: World, wish: DrawWish = {}, by = byLeader): World =>
  after(witnessed(world, wish, by), 'draw.run', runArgs(wish.drawId), { ...by, now: time('07:02') });
