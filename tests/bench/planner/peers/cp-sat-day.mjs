import { CpModel, Domain, LinearExpr } from 'or-tools-wasm/cp-sat';

/** Starts at which something of this length lies inside one of the windows. */
const startsIn = (windows, length) => windows.filter(([a, b]) => b - a >= length).map(([a, b]) => [a, b - length]);

/**
 * A port day, whole: a mode each, a bay class, people by class, equipment, order, carrying. The same rules and the same
 * objective as the planner's, so that costs compare.
 */
export function dayModel(day) {
  const model = new CpModel();
  const uses = new Map();
  const costs = [];
  const hold = (id, interval, demand) => uses.set(id, [...(uses.get(id) ?? []), [interval, demand]]);
  const last = Math.max(...day.day.open.map(([, b]) => b));
  const placed = new Map();
  for (const session of day.sessions) placed.set(session.id, place({ model, day, hold, costs, last }, session));
  for (const { from, to, min, max } of day.prec) {
    const [a, b] = [placed.get(from), placed.get(to)];
    model.addImplication(b.on, a.on);
    model.addLinearConstraint(b.start.minus(a.end), min, max ?? 10_000).onlyEnforceIf([a.on, b.on]);
  }
  for (const { id, count } of [...day.bayClasses, ...day.officerClasses, ...day.equipment]) {
    const some = uses.get(id) ?? [];
    if (some.length > 0) model.addCumulative(some.map(([i]) => i), some.map(([, n]) => n), count); // prettier-ignore
  }
  model.minimize(LinearExpr.sum(costs));
  return model;
}

function place({ model, day, hold, costs, last }, session) {
  const first = Math.max(session.release, day.now);
  const steps = model.newIntVar(Math.ceil(first / day.grid), Math.floor(last / day.grid));
  const start = model.newIntVar(first, last);
  model.addLinearConstraint(start.minus(steps.times(day.grid)), 0, 0);
  const end = model.newIntVar(first, last + 1_000);
  const on = model.newBoolVar();
  const modes = session.modes.map((mode) => {
    const chosen = model.newBoolVar();
    model.addLinearConstraint(end.minus(start), mode.dur, mode.dur).onlyEnforceIf(chosen);
    staff({ model, day, hold, start, chosen }, mode);
    costs.push(chosen.times(mode.pen));
    return chosen;
  });
  model.addExactlyOne([...modes, on.not()]);
  const late = model.newIntVar(0, 2_000);
  model.addLinearConstraint(late.minus(end), -session.due, 10_000).onlyEnforceIf(on);
  const wait = model.newIntVar(0, last);
  model.addLinearConstraint(wait.minus(start), -session.release, 10_000).onlyEnforceIf(on);
  costs.push(late.times(session.w), wait.times(session.v), on.not().times(carrying(day, session)));
  return { start, end, on };
}

function carrying(day, session) {
  const shortest = Math.min(...session.modes.map((m) => m.dur));
  const late = Math.max(0, day.day.nextOpen + shortest - session.due);
  return session.w * late + session.v * (day.day.nextOpen - session.release) + day.weights.carry;
}

/** A bay of the kind, the people of every need and the equipment of one mode, each inside its own windows. */
function staff({ model, day, hold, start, chosen }, mode) {
  const within = (windows, held) =>
    model
      .addLinearConstraint(start, 0, 10_000, Domain.fromIntervals(startsIn(windows, mode.dur)).flatIntervals)
      .onlyEnforceIf(held);
  const possible = ({ windows }) => startsIn(windows, mode.dur).length > 0;
  const bays = day.bayClasses.filter((b) => b.kind === mode.kind && possible(b)).map((bay) => {
    const held = model.newBoolVar();
    within(bay.windows, held);
    hold(bay.id, model.newOptionalFixedSizeIntervalVar(start, mode.dur + bay.turn, held), 1);
    return held;
  }); // prettier-ignore
  model.addExactlyOne([...bays, chosen.not()]);
  for (const { agency, skill, count } of mode.needs) {
    const fit = (c) => c.agency === agency && (skill === null || c.skills.includes(skill)) && possible(c);
    const shares = day.officerClasses.filter(fit).map((some) => {
      const held = model.newBoolVar();
      const n = model.newIntVar(0, count);
      model.addLinearConstraint(n.minus(held.times(count)), -count, 0);
      within(some.windows, held);
      hold(some.id, model.newOptionalFixedSizeIntervalVar(start, mode.dur, held), n);
      return n;
    });
    model.addLinearConstraint(LinearExpr.sum([...shares, chosen.times(-count)]), 0, 0);
  }
  for (const [id, n] of mode.equip) {
    within(day.equipment.find((e) => e.id === id).windows, chosen);
    hold(id, model.newOptionalFixedSizeIntervalVar(start, mode.dur, chosen), n);
  }
}
