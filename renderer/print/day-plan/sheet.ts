import { fingerprint } from '#shared/kernel/digest';
import { invariant } from '#shared/kernel/invariant';
import type { PortId } from '#shared/kernel/ids';
import type { Day, UtcMs } from '#shared/kernel/time';
import type { Port } from '#shared/domain/port';
import type { World } from '#shared/domain/world';
import { jobsOf, linesOf, type PlanMark, type SheetLine, type SheetWords } from './lines';
import { planPicture, type PictureQuestion, type Standing } from './picture';
import { cardsOfStrip, type Strip } from './strip';
import { totalsOf, type Totals } from './totals';

/** Who did what to the version, with the names written out. */
export type Signed = { readonly name: string; readonly at: UtcMs };

/** The day plan form (联合查验日计划表) with all that stands on it, before it is broken into pages. */
export type DayPlanSheet = {
  readonly port: Port;
  readonly day: Day;
  /** E.g. `HC-LC-20261123-001`. */
  readonly formNo: string;
  /** Number of the version shown; of a draft, the number that it will get. */
  readonly number: number;
  readonly standing: Standing;
  /** Changes that were made to the approved version and are part of this picture. */
  readonly slips: number;
  readonly submitted: Signed | null;
  readonly decided: Signed | null;
  /** Shift names with the number of officers on duty. */
  readonly shifts: readonly (readonly [name: string, officers: number])[];
  readonly strip: Strip;
  readonly lines: readonly SheetLine[];
  readonly totals: Totals;
  readonly marks: Readonly<Record<PlanMark, number>>;
  /** The version that the change marks compare with; null when there is none. */
  readonly since: number | null;
  /** Eight characters that change with every word of the plan: who has the paper can check it against the desk. */
  readonly verifyCode: string;
};

export type SheetQuestion = PictureQuestion & { readonly words: SheetWords };

/** Sets up the form for a day. The port must exist; a version that does not is a fault of the caller. */
export function dayPlanSheet(world: World, question: SheetQuestion): DayPlanSheet {
  const { portId, day, words } = question;
  const port = world.ports.get(portId);
  invariant(port, `no port ${portId} to print a plan of`);
  const shown = planPicture(world, question);
  const { changes, since } = shown;
  const jobs = jobsOf(world, { entries: shown.entries, changes });
  const lines = linesOf(world, jobs, { port, words });
  const formNo = `${port.settings.letters}-LC-${day.replaceAll('-', '')}-001`;
  const count = (...kinds: readonly string[]): number => changes.filter((c) => kinds.includes(c.kind)).length;
  return {
    port,
    day,
    formNo,
    number: shown.number,
    standing: shown.standing,
    slips: shown.slips.length,
    submitted: shown.version && signed(world, shown.version.submittedBy, shown.version.submittedAt),
    decided: shown.version && signed(world, shown.version.decidedBy, shown.version.decidedAt),
    shifts: shiftsOf(world, portId, day),
    strip: cardsOfStrip(world, { port, day, jobs }),
    lines,
    totals: totalsOf(world, { port, day, jobs, entries: shown.entries }),
    marks: { new: count('added'), changed: count('moved', 'team'), gone: count('removed') },
    since: since?.number ?? null,
    verifyCode: codeOf(formNo, shown.number, lines),
  };
}

/** What the QR code says. */
export const qrTextOf = (s: Pick<DayPlanSheet, 'formNo' | 'number' | 'verifyCode'>): string =>
  `${s.formNo} V${s.number} ${s.verifyCode}`;

function signed(world: World, id: string | null, at: UtcMs | null): Signed | null {
  const name = id === null ? undefined : (world.users.get(id)?.name ?? world.officers.get(id)?.name ?? id);
  return name === undefined || at === null ? null : { name, at };
}

/** Shifts in the order in which they begin, the larger first. */
function shiftsOf(world: World, portId: PortId, day: Day): DayPlanSheet['shifts'] {
  const found = new Map<string, { count: number; start: number }>();
  for (const { shift, windows, ...duty } of world.duties.values()) {
    const [first] = windows;
    if (duty.portId !== portId || duty.day !== day || !first) continue;
    const known = found.get(shift) ?? { count: 0, start: first.start };
    found.set(shift, { count: known.count + 1, start: Math.min(known.start, first.start) });
  }
  return [...found]
    .toSorted(([, a], [, b]) => a.start - b.start || b.count - a.count)
    .map(([name, { count }]) => [name, count]);
}

const codeOf = (formNo: string, number: number, lines: readonly SheetLine[]): string =>
  fingerprint(JSON.stringify([formNo, number, lines.map((l) => [l.mark, Object.values(l.cells).map((c) => c.lines)])]))
    .slice(0, 8)
    .toUpperCase();
