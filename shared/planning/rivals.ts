import type { Model } from './model';

/** Sessions that compete: by bay kind, by each skill asked, and all together. The bay kind comes first in each one's list. */
export function rivalsOf(model: Model) {
  const { sessions } = model.instance;
  const names = sessions.map((s) => {
    const kinds = s.modes.map((m) => `bay ${m.kind}`);
    const skills = s.modes.flatMap((m) => m.needs.filter((d) => d.skill !== null).map((d) => `${d.agency} ${d.skill}`));
    return [...new Set([...kinds, ...skills, 'all'])];
  });
  const all = [...new Set(names.flat())];
  const number = new Map(all.map((name, g) => [name, g]));
  const members = all.map(() => [] as number[]);
  names.forEach((list, j) => {
    if (model.locked[j] === 0) for (const name of list) members[number.get(name)!]!.push(j);
  });
  const groupFrom = new Int32Array(sessions.length + 1);
  names.forEach((list, j) => (groupFrom[j + 1] = groupFrom[j]! + list.length));
  const memberFrom = new Int32Array(all.length + 1);
  members.forEach((list, g) => (memberFrom[g + 1] = memberFrom[g]! + list.length));
  return {
    groupFrom,
    groupOf: Int32Array.from(names.flat(), (name) => number.get(name)!),
    memberFrom,
    member: Int32Array.from(members.flat()),
  };
}
