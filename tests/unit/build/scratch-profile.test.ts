import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { profileFor } from '../../../build/scripts/steps/scratch-profile.mjs';

test.each([[['--shots', 'x']], [['--demo', '--shots=x']], [['--print-job', 'a', '--pdf', 'b']]])(
  'a desk on an errand gets a memory that is thrown away: %j',
  (words) => {
    const { args, remove } = profileFor(words);
    const folder = args[0]?.replace('--user-data-dir=', '') ?? '';
    expect(existsSync(folder)).toBe(true);
    remove();
    expect(existsSync(folder)).toBe(false);
  },
);

test.each([[[]], [['--demo']], [['--shots', 'x', '--user-data-dir=/tmp/own']]])(
  'any other keeps its own: %j',
  (words) => {
    expect(profileFor(words).args).toEqual([]);
  },
);
