import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countFrom, emptyCount, sumOf } from '../../../build/scripts/steps/test-count.mjs';
import { tempFolder } from '#tests/support/temp-folder';

function report(files: readonly { status: string; tests: readonly string[] }[]): string {
  const file = join(tempFolder(), 'report.json');
  const testResults = files.map(({ status, tests }) => ({
    status,
    assertionResults: tests.map((s) => ({ status: s })),
  }));
  writeFileSync(file, JSON.stringify({ testResults }));
  return file;
}

test('passed and failed tests are counted; skipped ones are neither', () => {
  const file = report([
    { status: 'passed', tests: ['passed', 'passed', 'skipped'] },
    { status: 'failed', tests: ['failed', 'passed'] },
  ]);
  expect(countFrom(file, 1)).toEqual({ passed: 3, failed: 1 });
});

test('a test file that cannot be loaded is a failure', () => {
  const file = report([
    { status: 'passed', tests: ['passed'] },
    { status: 'failed', tests: [] },
  ]);
  expect(countFrom(file, 1)).toEqual({ passed: 1, failed: 1 });
});

test('silence is a failure: no report, no tests, only skipped ones, a bad exit without a failed test', () => {
  const passed = report([{ status: 'passed', tests: ['passed'] }]);
  expect(countFrom(join(tempFolder(), 'none.json'), 0)).toEqual({ passed: 0, failed: 1 });
  expect(countFrom(report([]), 0)).toEqual({ passed: 0, failed: 1 });
  expect(countFrom(report([{ status: 'passed', tests: ['skipped'] }]), 0)).toEqual({ passed: 0, failed: 1 });
  expect(countFrom(passed, 1)).toEqual({ passed: 1, failed: 1 });
  expect(countFrom(passed, 0)).toEqual({ passed: 1, failed: 0 });
});

test('the last run’s report cannot stand in for one that died', () => {
  const file = report([{ status: 'passed', tests: ['passed'] }]);
  emptyCount(file);
  expect(countFrom(file, 0)).toEqual({ passed: 0, failed: 1 });
});

test('counts add up', () => {
  expect(
    sumOf([
      { passed: 2, failed: 1 },
      { passed: 3, failed: 0 },
    ]),
  ).toEqual({ passed: 5, failed: 1 });
});
