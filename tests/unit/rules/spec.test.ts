import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../../..');
const ID = /[A-Z]\d+/g;

const spec = readFileSync(join(ROOT, 'shared/SPEC.md'), 'utf8');
const rules = new Set([...spec.matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map((match) => match[1]));

const sourcesUnder = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(ROOT, folder, name));

test('every rule that a comment cites is in the list', () => {
  const folders = ['shared', 'renderer', 'hub', 'electron'];
  const cited = folders.flatMap(sourcesUnder).flatMap((file) => {
    const comments = readFileSync(file, 'utf8').matchAll(/\bSPEC ((?:[A-Z]\d+(?:, | and )?)+)/g);
    return [...comments].flatMap(([, ids = '']) => (ids.match(ID) ?? []).map((id) => `${id} in ${file}`));
  });
  expect(cited.length).toBeGreaterThan(40);
  expect(cited.filter((where) => !rules.has(where.split(' ')[0]))).toEqual([]);
});

test("every rule that a test's title begins with is in the list", () => {
  // The test of the check itself is full of made-up rules.
  const tests = sourcesUnder('tests').filter((file) => !file.endsWith('check-spec.test.ts'));
  const named = tests.flatMap((file) => {
    const titles = readFileSync(file, 'utf8').matchAll(/(?:\b(?:test|it)|\))\(\s*['"`]((?:[A-Z]\d+ ?)+):/g);
    return [...titles].flatMap(([, ids = '']) => (ids.match(ID) ?? []).map((id) => `${id} in ${file}`));
  });
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((where) => !rules.has(where.split(' ')[0]))).toEqual([]);
});
