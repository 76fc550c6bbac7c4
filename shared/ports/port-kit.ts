import { momentOf, type Day } from '../kernel/time';
import type { Bay } from '../domain/bay';
import type { GoodsRule } from '../domain/goods-rule';
import { dutyIdOf, type Duty, type Officer } from '../domain/officer';
import type { Port } from '../domain/port';

/** A shift by its usual hours: windows in minutes of the day, own time, without the breaks. */
export type Shift = {
  /** As the roster writes it, e.g. `早班`. */
  readonly name: string;
  readonly windows: readonly (readonly [open: number, close: number])[];
};

/**
 * What is needed to found a port at a desk: a first draft of its own data. All of it is rows that the port
 * edits afterwards; nothing in the program depends on a value of a kit.
 */
export type PortKit = {
  readonly port: Port;
  readonly bays: readonly Bay[];
  readonly shifts: readonly Shift[];
  /** Embargo, designated-port and quarantine rules to begin with, none of them checked. */
  readonly goodsRules: readonly GoodsRule[];
};

/** The duty row of an officer who works a shift on a day. */
export const dutyOf = ({ zone }: Port, { officer, day, shift }: ShiftOn): Duty => ({
  id: dutyIdOf(officer.id, day),
  portId: officer.portId,
  officerId: officer.id,
  day,
  shift: shift.name,
  windows: shift.windows.map(([open, close]) => ({
    start: momentOf(day, open, zone),
    end: momentOf(day, close, zone),
  })),
});

/** Who works which shift on which day. */
export type ShiftOn = { readonly officer: Officer; readonly day: Day; readonly shift: Shift };
