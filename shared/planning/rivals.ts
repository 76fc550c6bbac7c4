import type { Model } from './model';
import { offsets } from './offsets';

/** Sessions that compete: by bay kind, by each skill asked, and all together. The bay kind comes first in each one's list. */
export function rivalsOf(model: Model) {
  const { sessions } = model.instance;
  const names = sessions.map((s) => {
    const kinds = s.modes.map((m) => `bay ${m.kind}`);
    const skills = s.modes.flatMap((m) => m.needs.filter((d) => d.skill !== null).map((d) => `${d.agency} ${d.skill}`));
    return Array.from(new Set(kinds.concat(skills, 'all')));
  });
  const all = [...new Set(names.flat())];
  const number = new Map(all.map((name, g) => [name, g]));
  const members = all.map(() => [] as number[]);
  names.forEach((list, j) => {
    if (model.locked[j] === 0) for (const name of list) members[number.get(name)!]!.push(j);
  });
  return {
    groupFrom: offsets(names),
    groupOf: Int32Array.from(names.flat(), (name) => number.get(name)!),
    memberFrom: offsets(members),
    member: Int32Array.from(members.flat()),
  };
}
