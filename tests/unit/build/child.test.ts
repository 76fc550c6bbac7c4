import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, runNode } from '../../../build/scripts/setup/child.mjs';
import { tempFolder } from '#tests/support/temp-folder';

function script(text: string): string {
  const file = join(tempFolder(), 'child.mjs');
  writeFileSync(file, text);
  return file;
}

test.each([0, 1, 7])('the exit code of a child is passed on: %i', async (code) => {
  expect(await runNode(script(`process.exit(${code})`), [])).toBe(code);
});

test('a child sees our environment, its own additions and its folder', async () => {
  const folder = tempFolder();
  const file = script(
    `process.exit(process.env.ADDED === 'x' && process.env.PATH && process.cwd() === process.argv[2] ? 0 : 1)`,
  );
  expect(await runNode(file, [folder], { cwd: folder, env: { ADDED: 'x' } })).toBe(0);
});

test('a child that is ended from outside has failed', async () => {
  expect(await runNode(script(`process.kill(process.pid, 'SIGKILL')`), [])).toBe(1);
  expect(await runNode(script(`process.kill(process.pid, 'SIGINT')`), [])).toBe(130);
});

test('a program that does not exist is an exception, not an exit code', async () => {
  await expect(run(join(tempFolder(), 'none'), [])).rejects.toThrow(/ENOENT/);
});
