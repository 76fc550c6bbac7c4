import type { Instance, Placement } from './instance';

/** What is wrong with a planner file, where, and the value that is wrong. */
export type InstanceFault = {
  readonly code:
    'shape' | 'id-twice' | 'unknown-session' | 'unknown-mode' | 'unknown-class' | 'unknown-equipment' | 'circle';
  readonly path: string;
  readonly detail: string;
};

/** Faults that the shape alone does not show: names used twice, references to nothing, precedence in a circle. */
export function faultsOf(instance: Instance): readonly InstanceFault[] {
  return [
    ...repeated('sessions', instance.sessions),
    ...repeated('classes', [...instance.bayClasses, ...instance.officerClasses, ...instance.equipment]),
    ...repeated('bands', instance.bands ?? []),
    ...repeated('locked', instance.locked, (p) => p.session),
    ...unknownEquipment(instance),
    ...unknownEnds(instance),
    ...placementFaults(instance, 'locked', instance.locked),
    ...publishedFaults(instance),
    ...circles(instance),
  ];
}

function repeated<T>(path: string, all: readonly T[], key: (x: T) => string = (x) => (x as { id: string }).id) {
  const seen = new Set<string>();
  const faults: InstanceFault[] = [];
  for (const one of all) {
    const id = key(one);
    if (seen.has(id)) faults.push({ code: 'id-twice', path, detail: id });
    seen.add(id);
  }
  return faults;
}

function unknownEquipment(instance: Instance): InstanceFault[] {
  const known = new Set(instance.equipment.map((e) => e.id));
  return instance.sessions.flatMap((session, i) =>
    session.modes.flatMap((mode, m) =>
      mode.equip
        .filter(([id]) => !known.has(id))
        .map(([id]) => ({ code: 'unknown-equipment' as const, path: `sessions.${i}.modes.${m}.equip`, detail: id })),
    ),
  );
}

function unknownEnds(instance: Instance): InstanceFault[] {
  const known = new Set(instance.sessions.map((s) => s.id));
  return instance.prec.flatMap((edge, i) =>
    [edge.from, edge.to]
      .filter((id) => !known.has(id))
      .map((id) => ({ code: 'unknown-session' as const, path: `prec.${i}`, detail: id })),
  );
}

function placementFaults(instance: Instance, path: string, placements: readonly Placement[]): InstanceFault[] {
  const sessions = new Map(instance.sessions.map((s) => [s.id, s]));
  const classes = new Set([...instance.bayClasses, ...instance.officerClasses, ...instance.equipment].map((c) => c.id));
  return placements.flatMap((p, i): InstanceFault[] => {
    const session = sessions.get(p.session);
    if (!session) return [{ code: 'unknown-session', path: `${path}.${i}`, detail: p.session }];
    if (p.mode >= session.modes.length)
      return [{ code: 'unknown-mode', path: `${path}.${i}.mode`, detail: `${p.mode}` }];
    return p.alloc
      .filter(([id]) => !classes.has(id))
      .map(([id]) => ({ code: 'unknown-class', path: `${path}.${i}.alloc`, detail: id }));
  });
}

/** A published plan may name sessions and classes that are gone today: only the name of a mode must still mean something. */
function publishedFaults(instance: Instance): InstanceFault[] {
  const modes = new Map(instance.sessions.map((s) => [s.id, s.modes.length]));
  return instance.published.flatMap((p, i) =>
    p.start !== null && p.mode >= (modes.get(p.session) ?? Infinity)
      ? [{ code: 'unknown-mode' as const, path: `published.${i}.mode`, detail: `${p.mode}` }]
      : [],
  );
}

function circles(instance: Instance): InstanceFault[] {
  const waiting = new Map(instance.sessions.map((s) => [s.id, 0]));
  const after = new Map<string, string[]>();
  for (const { from, to } of instance.prec) {
    waiting.set(to, (waiting.get(to) ?? 0) + 1);
    after.set(from, [...(after.get(from) ?? []), to]);
  }
  const ready = [...waiting].filter(([, n]) => n === 0).map(([id]) => id);
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    waiting.delete(id);
    for (const next of after.get(id) ?? []) {
      const left = (waiting.get(next) ?? 0) - 1;
      waiting.set(next, left);
      if (left === 0) ready.push(next);
    }
  }
  return [...waiting.keys()].map((id) => ({ code: 'circle', path: 'prec', detail: id }));
}
