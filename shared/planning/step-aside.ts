import type { OfficerId } from '../kernel/ids';
import type { Day } from '../kernel/time';
import { dutyIdOf, type Officer } from '../domain/officer';
import type { Refusal } from '../domain/refusal';
import type { JointSession } from '../domain/session';
import type { AgencyCode } from '../domain/words';
import type { World } from '../domain/world';
import { mayInspect } from '../rules/separation';
import type { PlannedSession } from './instance';

/** Who may not inspect a load, and why: he has stepped aside from its firm (SPEC R11) or selected it (SPEC X11). */
export type Barred = { readonly officerId: OfficerId; readonly agency: AgencyCode; readonly why: Refusal };

/** How the bars of a day are told to whoever reads its plan. */
export type Asides = {
  /** The officers on duty who may not inspect a session, by the session's id. */
  readonly barred: ReadonlyMap<string, readonly Barred[]>;
  /** The very skill behind one that the instance has made up; null where anyone would do. */
  readonly skillBehind: ReadonlyMap<string, string | null>;
};

/**
 * The search knows officers by class and skill only. Where somebody may not inspect a load, all others of his agency get a skill for it,
 * and the load asks for that skill: so the search gives the load nobody who must not come, and a team drawn from its classes has none.
 */
export type StepAside = Asides & {
  /** An officer's skills with those for the loads that he, unlike others of his agency, may inspect. */
  readonly skillsOf: (officer: Officer) => readonly string[];
  /** A session whose needs ask only for people who may inspect it. */
  readonly apart: (session: JointSession, planned: PlannedSession) => PlannedSession;
};

type Group = { readonly id: string; readonly barred: readonly Barred[] };

const named = (group: Group, skill: string | null): string => (skill === null ? group.id : `${group.id}:${skill}`);

/** Sorts out who on duty steps aside from which of these sessions of one day. */
export function stepAside(world: World, sessions: readonly JointSession[]): StepAside {
  const suspects = suspectsOf(world).filter((o) => sessions[0] && isOnDuty(world, o, sessions[0].day));
  const groups = new Map<string, Group>();
  const groupOf = new Map<string, Group>();
  for (const session of suspects.length === 0 ? [] : sessions) {
    const barred = suspects.flatMap((o): Barred[] => {
      const why = o.portId === session.portId ? mayInspect(world, session, o.id) : null;
      return why ? [{ officerId: o.id, agency: o.agency, why }] : [];
    });
    if (barred.length === 0) continue;
    const key = JSON.stringify(barred.map((b) => [b.officerId, b.why]));
    const group = groups.get(key) ?? { id: `apart:${String(groups.size + 1)}`, barred };
    groups.set(key, group);
    groupOf.set(session.id, group);
  }
  const skillBehind = new Map<string, string | null>();
  const asked = (group: Group, skill: string | null): string => {
    const id = named(group, skill);
    skillBehind.set(id, skill);
    return id;
  };
  return {
    skillBehind,
    barred: new Map([...groupOf].map(([session, group]) => [session, group.barred])),
    skillsOf: (officer) => [...officer.skills, ...[...groups.values()].flatMap((g) => clearedFor(g, officer))],
    apart(session, planned) {
      const group = groupOf.get(session.id);
      if (!group) return planned;
      const agencies = new Set(group.barred.map((b) => b.agency));
      return {
        ...planned,
        modes: planned.modes.map((mode) => ({
          ...mode,
          needs: mode.needs.map((n) => (agencies.has(n.agency) ? { ...n, skill: asked(group, n.skill) } : n)),
        })),
      };
    },
  };
}

function clearedFor(group: Group, { id, agency, skills }: Officer): readonly string[] {
  const concerns = group.barred.some((b) => b.agency === agency);
  if (!concerns || group.barred.some((b) => b.officerId === id)) return [];
  return [null, ...skills].map((skill) => named(group, skill));
}

const isOnDuty = (world: World, { id, active }: Officer, day: Day): boolean =>
  active && (world.duties.get(dutyIdOf(id, day))?.windows.length ?? 0) > 0;

/** Officers who could be kept from a load at all: few, so that a large day is not asked officer by officer. */
function suspectsOf(world: World): readonly Officer[] {
  const ids = new Set<string>();
  for (const r of world.recusals.values()) if (r.active) ids.add(r.officerId);
  for (const d of world.draws.values()) if (d.kind === 'objects' && d.status === 'drawn') ids.add(d.operator);
  return [...ids].toSorted().flatMap((id) => world.officers.get(id) ?? []);
}
