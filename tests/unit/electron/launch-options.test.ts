import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readLaunchOptions, unattended } from '#electron/launch-options';

const NOTHING = { demo: false, shotsFolder: null, printJob: null, profile: null };

test('an ordinary start asks for nothing, whatever Chromium and Playwright add', () => {
  expect(readLaunchOptions([])).toEqual(NOTHING);
  expect(readLaunchOptions(['.', '--no-sandbox', '--inspect=0', '--remote-debugging-port=0'])).toEqual(NOTHING);
  expect(unattended(readLaunchOptions(['.']))).toBe(false);
});

test('the demo day, and a memory of its own', () => {
  expect(readLaunchOptions(['.', '--demo', '--user-data-dir=here/there'])).toEqual({
    ...NOTHING,
    demo: true,
    profile: resolve('here/there'),
  });
});

test.each([[['--shots', 'pictures']], [['--shots=pictures']], [['--no-sandbox', '--demo', '--shots', 'pictures']]])(
  'pictures are taken of the demo day: %j',
  (argv) => {
    const options = readLaunchOptions(argv);
    expect(options).toMatchObject({ demo: true, shotsFolder: resolve('pictures') });
    expect(unattended(options)).toBe(true);
  },
);

test('a print job needs what to print and where to', () => {
  const options = readLaunchOptions(['--print-job', 'job.json', '--pdf', 'plan.pdf']);
  expect(options.printJob).toEqual({ file: resolve('job.json'), pdf: resolve('plan.pdf') });
  expect(unattended(options)).toBe(true);
  expect(readLaunchOptions(['--print-job', 'job.json']).printJob).toBeNull();
  expect(readLaunchOptions(['--pdf', 'plan.pdf']).printJob).toBeNull();
});

test('a word without its value is no wish', () => {
  expect(readLaunchOptions(['--shots'])).toEqual(NOTHING);
  expect(readLaunchOptions(['--user-data-dir='])).toEqual(NOTHING);
});
