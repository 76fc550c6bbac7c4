import { CpModel, CpSolver } from 'or-tools-wasm/cp-sat';
import { answer } from './ask.mjs';
import { dayModel } from './cp-sat-day.mjs';

/** A project: fixed durations, order, one cumulative a resource, the makespan least. */
function projectModel({ durations, demands, capacities, successors }) {
  const model = new CpModel();
  const horizon = durations.reduce((a, b) => a + b, 0);
  const starts = durations.map((d) => model.newIntVar(0, horizon - d));
  const makespan = model.newIntVar(0, horizon);
  const intervals = durations.map((d, a) => model.newIntervalVar(starts[a], d, starts[a].plus(d)));
  successors.forEach((list, a) =>
    list.forEach((b) => model.addLinearConstraint(starts[b].minus(starts[a]), durations[a], horizon)),
  );
  durations.forEach((d, a) => model.addLinearConstraint(makespan.minus(starts[a]), d, horizon));
  capacities.forEach((capacity, r) => {
    const users = durations.map((_, a) => a).filter((a) => demands[a][r] > 0 && durations[a] > 0);
    if (users.length > 0) model.addCumulative(users.map((a) => intervals[a]), users.map((a) => demands[a][r]), capacity); // prettier-ignore
  });
  model.minimize(makespan);
  return model;
}

/** Its own limit is of the clock and only a guard; the processor time ends it. */
const CLOCK = 20;

await answer(async ({ project, day, seconds }, tell) => {
  const model = project ? projectModel(project) : dayModel(day);
  const solver = new CpSolver();
  const onSolution = ({ objectiveValue, bestObjectiveBound }) =>
    tell({ objective: objectiveValue, bound: bestObjectiveBound });
  const limits = { maxTimeInSeconds: seconds * CLOCK, numSearchWorkers: 1 };
  const status = await solver.solve(model, limits, { onSolution, onBestBound: (bound) => tell({ bound }) });
  return solver.statusName(status);
});
