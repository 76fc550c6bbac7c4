import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');

/** One project a kind of test, so that `npm run ready` can take the quick ones alone. */
const project = (name: string, timeout = 20_000) => ({
  root,
  test: {
    name,
    environment: 'node' as const,
    include: [`tests/${name}/**/*.test.{ts,tsx}`],
    testTimeout: timeout,
    hookTimeout: timeout,
    // What a window shows comes a frame or more after its cause: expect.poll waits for it.
    expect: { poll: { timeout: 10_000 } },
  },
});

export default defineConfig({
  root,
  test: {
    // Two cores at the slowest desk that builds this: more workers only fight.
    maxWorkers: 2,
    projects: [
      project('unit'),
      project('property', 120_000),
      project('contract'),
      project('integration', 120_000),
      { ...project('e2e', 180_000), test: { ...project('e2e', 180_000).test, fileParallelism: false } },
      { ...project('fault', 180_000), test: { ...project('fault', 180_000).test, fileParallelism: false } },
    ],
  },
});
