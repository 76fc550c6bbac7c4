import loadHighs from 'highs';
import { answer } from './ask.mjs';

/** Days of so few sessions are solved in whole numbers, which bounds them better. */
const WHOLE_UP_TO = 60;

/**
 * The lower bound of a port day: a program over every start of every mode, relaxed to fractions where the day is large. Capacity is kept at each cell of the
 * grid by bay kind, by agency, by agency and skill and by equipment; classes of officers are pooled, so that no plan costs less.
 */
function relaxation(day) {
  const rows = new Map();
  const limits = new Map();
  const costs = [];
  const into = (row, factor, column) => rows.set(row, [...(rows.get(row) ?? []), `${factor} ${column}`]);
  const pools = poolsOf(day);
  for (const [j, session] of day.sessions.entries()) {
    into(`one_${j}`, '+ 1', `z${j}`);
    costs.push(`+ ${carrying(day, session)} z${j}`);
    session.modes.forEach((mode, m) => {
      const asked = askedOf(pools, mode);
      for (let t = Math.ceil(Math.max(session.release, day.now) / day.grid) * day.grid; t < 1_440; t += day.grid) {
        if (!asked.every(({ pool }) => pool.some(({ windows }) => windows.some(([a, b]) => a <= t && t + mode.dur <= b)))) continue; // prettier-ignore
        const x = `x${j}_${m}_${t}`;
        const late = Math.max(0, t + mode.dur - session.due);
        costs.push(`+ ${session.w * late + session.v * (t - session.release) + mode.pen} ${x}`);
        into(`one_${j}`, '+ 1', x);
        into(`start_${j}`, `+ ${t}`, x);
        into(`end_${j}`, `+ ${t + mode.dur}`, x);
        for (const { name, pool, n, turn } of asked)
          for (let cell = t; cell < t + mode.dur + turn; cell += day.grid) {
            const row = `use_${name}_${cell}`;
            into(row, `+ ${n}`, x);
            if (!limits.has(row)) limits.set(row, onDuty(pool, cell));
          }
      }
    });
  }
  return lpText(day, { rows, limits, costs });
}

const onDuty = (pool, cell) =>
  pool.filter(({ windows, turn = 0 }) => windows.some(([a, b]) => a <= cell && cell < b + turn)).reduce((sum, { count }) => sum + count, 0); // prettier-ignore

function carrying(day, session) {
  const shortest = Math.min(...session.modes.map((m) => m.dur));
  const late = Math.max(0, day.day.nextOpen + shortest - session.due);
  return session.w * late + session.v * (day.day.nextOpen - session.release) + day.weights.carry;
}

const poolsOf = (day) => ({
  kind: (kind) => day.bayClasses.filter((b) => b.kind === kind),
  agency: (agency) => day.officerClasses.filter((c) => c.agency === agency),
  skilled: (agency, skill) => day.officerClasses.filter((c) => c.agency === agency && c.skills.includes(skill)),
  piece: (id) => day.equipment.filter((e) => e.id === id),
});

/** What one mode takes of which pool; the bay for its turn-round too. */
function askedOf(pools, mode) {
  const bays = pools.kind(mode.kind);
  const asked = [{ name: `bay${mode.kind}`, pool: bays, n: 1, turn: Math.min(...bays.map((b) => b.turn)) }];
  const byAgency = new Map();
  for (const { agency, skill, count } of mode.needs) {
    byAgency.set(agency, (byAgency.get(agency) ?? 0) + count);
    if (skill !== null)
      asked.push({ name: `${agency}${skill}`, pool: pools.skilled(agency, skill), n: count, turn: 0 });
  }
  for (const [agency, n] of byAgency) asked.push({ name: agency, pool: pools.agency(agency), n, turn: 0 });
  for (const [id, n] of mode.equip) asked.push({ name: id, pool: pools.piece(id), n, turn: 0 });
  return asked;
}

function lpText(day, { rows, limits, costs }) {
  const numbers = new Map(day.sessions.map((s, j) => [s.id, j]));
  const sum = (row) => (rows.get(row) ?? []).join(' ');
  const ones = day.sessions.map((_, j) => `${sum(`one_${j}`)} = 1`);
  const caps = [...limits].map(([row, limit]) => `${sum(row)} <= ${limit}`);
  const close = Math.max(...day.day.open.map(([, b]) => b));
  const order = day.prec.flatMap(({ from, to, min }) => {
    const [i, j] = [numbers.get(from), numbers.get(to)];
    const ends = sum(`end_${i}`).replaceAll('+ ', '- ');
    // A carried session starts so late that the rule asks nothing of those before it.
    const far = close + Math.max(0, min);
    return [`z${j} - z${i} >= 0`, `${sum(`start_${j}`)} + ${far} z${j} ${ends} >= ${min}`];
  });
  const columns = costs.map((cost) => cost.split(' ')[2]);
  const whole = day.sessions.length <= WHOLE_UP_TO ? `Binary\n ${columns.join('\n ')}\n` : '';
  return `Minimize\n ${costs.join('\n ')}\nSubject To\n ${[...ones, ...caps, ...order].join('\n ')}\n${whole}End\n`;
}

await answer(async ({ day }, tell) => {
  const highs = await loadHighs();
  const solved = highs.solve(relaxation(day), { output_flag: false });
  if (solved.Status === 'Optimal') tell({ bound: solved.ObjectiveValue });
  return solved.Status;
});
