import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './setup/places.mjs';
import { runEntry, say } from './setup/report.mjs';

/** Ids of the rules that a specification defines: lines that begin `- **B1**`. */
export function rulesOf(/** @type {string} */ spec) {
  return [...spec.matchAll(/^- \*\*([A-Z]+\d+)\*\*/gm)].map((match) => match[1] ?? '');
}

/**
 * Ids of rules that test titles of a source name at their start: `test('B1 C2: …`, also with `it`, and after `.each(…)`, where
 * the title follows a closing bracket.
 */
export function rulesTested(/** @type {string} */ source) {
  const titles = source.matchAll(/(?:\b(?:test|it)(?:\.\w+)*|\))\(\s*['"`]((?:[A-Z]+\d+[\s,]*)+)(?=[\s:]|\b)/g);
  return [...titles].flatMap((match) => match[1]?.match(/[A-Z]+\d+/g) ?? []);
}

/** Rules that no test names, and rules that are defined twice. */
export function gapsBetween(/** @type {string} */ spec, /** @type {readonly string[]} */ sources) {
  const rules = rulesOf(spec);
  const tested = new Set(sources.flatMap(rulesTested));
  return {
    rules: rules.length,
    untested: rules.filter((id) => !tested.has(id)),
    repeated: rules.filter((id, i) => rules.indexOf(id) !== i),
  };
}

/** Fails when a rule of shared/SPEC.md has no test that names it, or when no rule could be read at all. */
function main() {
  const spec = readFileSync(join(ROOT, 'shared/SPEC.md'), 'utf8');
  const names = readdirSync(join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' });
  const tests = names.filter((name) => /\.test\.tsx?$/.test(name));
  const sources = tests.map((name) => readFileSync(join(ROOT, 'tests', name), 'utf8'));
  const { rules, untested, repeated } = gapsBetween(spec, sources);
  for (const id of untested) say(`SPEC ${id}: no test title begins with it`);
  for (const id of repeated) say(`SPEC ${id}: defined twice`);
  say(`spec: ${rules} rules, ${rules - untested.length} named by tests`);
  return rules > 0 && untested.length === 0 && repeated.length === 0 ? 0 : 1;
}

if (process.argv[1] === import.meta.filename) await runEntry(async () => main());
