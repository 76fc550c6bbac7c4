import { expect, test } from 'vitest';
import { gapsBetween, rulesOf, rulesTested } from '../../../build/scripts/check-spec.mjs';

const SPEC = ['# Rules', '- **B1** one session per bay and slot', '- **C12** as told in **B9**', 'text - **X1**'].join(
  '\n',
);

test('rules are the lines that begin with a bold id', () => {
  expect(rulesOf(SPEC)).toEqual(['B1', 'C12']);
});

test('a title names rules only at its start', () => {
  const source = [
    `test('B1 C2: both', () => {});`,
    'it(`G3: in a template`, () => {});',
    `test.each([['a', 1], ['b', (2)]])('C9 %s', () => {});`,
    `test('says nothing of B7', () => {});`,
    `test('A4 paper keeps its size', () => {});`,
    `describe('D1 is no test', () => {});`,
  ].join('\n');
  expect(rulesTested(source)).toEqual(['B1', 'C2', 'G3', 'C9', 'A4']);
});

test('a rule without a test and a rule told twice are gaps', () => {
  expect(gapsBetween(SPEC, [`test('B1: x')`])).toEqual({ rules: 2, untested: ['C12'], repeated: [] });
  expect(gapsBetween(`${SPEC}\n- **B1** again`, [`test('B1 C12: x')`])).toMatchObject({
    repeated: ['B1'],
    untested: [],
  });
});

test('a specification in which no rule can be read has none, which the check refuses', () => {
  expect(gapsBetween('# Rules\n* B1 written otherwise', []).rules).toBe(0);
});
