import { err, ok, type Result } from '#shared/kernel/result';
import { checkPlan } from '#shared/planning/check-plan';
import { parseInstance, parseSolution } from '#shared/planning/parse-instance';
import type { Arguments } from '../arguments';
import type { CliIo } from '../io';
import { unusable, type Outcome, type Unusable } from '../outcome';
import { parseJson } from '../store-file';

const SHOWN = 20;

/** `check-plan INSTANCE.json SOLUTION.json`: judges and prices a plan by code that shares nothing with the search. */
export async function checkPlanCommand({ words }: Arguments, io: CliIo): Promise<Result<Outcome, Unusable>> {
  const [instancePath, solutionPath, ...more] = words;
  if (instancePath === undefined || solutionPath === undefined || more.length > 0)
    return err(unusable('file-missing', 'check-plan takes an instance file and a solution file'));
  const [instanceBytes, solutionBytes] = await Promise.all([io.readFile(instancePath), io.readFile(solutionPath)]);
  if (!instanceBytes || !solutionBytes) {
    const file = instanceBytes ? solutionPath : instancePath;
    return err(unusable('file-unreadable', `${file}: there is no such file, or it cannot be read`, { file }));
  }
  const instance = parseInstance(parseJson(instanceBytes));
  if (!instance.ok) {
    const message = `${instancePath}: this is no instance of portday/1`;
    return err(unusable('instance-invalid', message, { file: instancePath, faults: instance.error }));
  }
  const solution = parseSolution(parseJson(solutionBytes));
  if (!solution.ok) {
    const message = `${solutionPath}: this is no list of placements`;
    return err(unusable('solution-invalid', message, { file: solutionPath, faults: solution.error }));
  }
  const { valid, breaches, objective, parts } = checkPlan(instance.value, solution.value);
  const told = breaches.slice(0, SHOWN).map((b) => JSON.stringify(b));
  const summary = [
    `${valid ? 'valid' : `not valid: ${String(breaches.length)} breaches`}, objective ${String(objective)}`,
    ...told,
  ];
  return ok({ exit: valid ? 0 : 1, json: { valid, breaches, objective, parts }, summary: summary.join('\n') });
}
