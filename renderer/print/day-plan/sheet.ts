import { fingerprint } from '#shared/kernel/digest';
import { invariant } from '#shared/kernel/invariant';
import type { PortId } from '#shared/kernel/ids';
import type { Day, UtcMs } from '#shared/kernel/time';
import { planIdOf, type PlanEntry, type PlanVersion } from '#shared/domain/plan';
import type { Port } from '#shared/domain/port';
import type { World } from '#shared/domain/world';
import { differences, entriesNow, lastApproved } from '#shared/rules/plan-picture';
import { planOf } from '#shared/mutations/plan-gate';
import { cardsOfStrip, type Strip } from './strip';
import { jobsOf, linesOf, type PlanMark, type SheetLine, type SheetWords } from './lines';
import { totalsOf, type Totals } from './totals';

/** Which picture of the plan is printed: as it stands now, or a version by its number. */
export type Picture = 'current' | number;

/** What the picture is worth: only an approved one is printed without a watermark. */
export type Standing = 'draft' | 'submitted' | 'approved' | 'returned' | 'superseded';

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

export type SheetQuestion = {
  readonly portId: PortId;
  readonly day: Day;
  readonly picture: Picture;
  readonly words: SheetWords;
};

/** Sets up the form for a day. The port must exist; a version that does not is a fault of the caller. */
export function dayPlanSheet(world: World, { portId, day, picture, words }: SheetQuestion): DayPlanSheet {
  const port = world.ports.get(portId);
  invariant(port, `no port ${portId} to print a plan of`);
  const shown = shownPicture(world, { portId, day, picture });
  const since = approvedBefore(world, shown);
  const changes = since ? differences(since.entries, shown.entries) : [];
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
    slips: shown.slips,
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

type Shown = {
  readonly portId: PortId;
  readonly day: Day;
  readonly number: number;
  readonly standing: Standing;
  readonly slips: number;
  readonly entries: readonly PlanEntry[];
  readonly version: PlanVersion | null;
};

function shownPicture(world: World, { portId, day, picture }: Omit<SheetQuestion, 'words'>): Shown {
  const plan = planOf(world, portId, day);
  const number = picture === 'current' ? plan.version : picture;
  const version = world.versions.get(`${planIdOf(portId, day)}/v${number}`) ?? null;
  if (picture !== 'current') {
    invariant(version, `no version ${number} of the plan of ${day}`);
    const newest = lastApproved(world, portId, day);
    const overtaken = version.state === 'approved' && newest !== null && newest.number > number;
    const standing = overtaken ? 'superseded' : version.state;
    return { portId, day, number, standing, slips: 0, entries: version.entries, version };
  }
  const entries = entriesNow(world, portId, day);
  if (plan.state === 'draft')
    return { portId, day, number: number + 1, standing: 'draft', slips: 0, entries, version: null };
  const slips = [...world.slips.values()].filter((s) => s.portId === portId && s.day === day && s.version === number);
  return { portId, day, number, standing: plan.state, slips: slips.length, entries, version };
}

/** The version to compare with: for a picture of an approved version that carries slips, that version itself. */
function approvedBefore(world: World, { portId, day, number, slips }: Shown): PlanVersion | null {
  let best: PlanVersion | null = null;
  for (const v of world.versions.values()) {
    const earlier = slips > 0 ? v.number <= number : v.number < number;
    if (v.portId === portId && v.day === day && v.state === 'approved' && earlier && v.number > (best?.number ?? 0))
      best = v;
  }
  return best;
}

function signed(world: World, id: string | null, at: UtcMs | null): Signed | null {
  const name = id === null ? undefined : (world.users.get(id)?.name ?? world.officers.get(id)?.name ?? id);
  return name === undefined || at === null ? null : { name, at };
}

function shiftsOf(world: World, portId: PortId, day: Day): DayPlanSheet['shifts'] {
  const counts = new Map<string, number>();
  for (const duty of world.duties.values())
    if (duty.portId === portId && duty.day === day && duty.windows.length > 0)
      counts.set(duty.shift, (counts.get(duty.shift) ?? 0) + 1);
  return [...counts];
}

const codeOf = (formNo: string, number: number, lines: readonly SheetLine[]): string =>
  fingerprint(JSON.stringify([formNo, number, lines.map((l) => [l.mark, Object.values(l.cells).map((c) => c.lines)])]))
    .slice(0, 8)
    .toUpperCase();
