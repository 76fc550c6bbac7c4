import type { Instance } from './instance';

/** The green-lane bands of a day by number, in slots. */
export type BandTables = {
  readonly bandIds: readonly string[];
  readonly bandPlaces: Int32Array;
  /** Band that a use beginning in a slot begins in, −1 for none. */
  readonly bandOf: Int32Array;
  /** 1 for sessions, and for modes of sessions, that need a place of their band. */
  readonly lane: Uint8Array;
  readonly modeLane: Uint8Array;
};

type Frame = { readonly origin: number; readonly words: number };

/** Compiles the bands of a day; every slot of the bit rows is told, spare ones as of no band. */
export function compileBands(instance: Instance, { origin, words }: Frame): BandTables {
  const bands = instance.bands ?? [];
  const bandOf = Int32Array.from({ length: words * 32 }, (_, slot) => bandAt(instance, origin + slot * instance.grid));
  const flag = (s: Instance['sessions'][number]): number => (s.lane === true && bands.length > 0 ? 1 : 0);
  return {
    bandIds: bands.map((b) => b.id),
    bandPlaces: Int32Array.from(bands, (b) => b.places),
    bandOf,
    lane: Uint8Array.from(instance.sessions, flag),
    modeLane: Uint8Array.from(instance.sessions.flatMap((s) => s.modes.map(() => flag(s)))),
  };
}

/** The band that holds a minute, −1 where none does. */
export const bandAt = (instance: Instance, minute: number): number =>
  (instance.bands ?? []).findIndex(({ window: [from, to] }) => from <= minute && minute < to);
