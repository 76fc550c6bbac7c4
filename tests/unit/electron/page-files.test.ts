import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answer, fileFor } from '#electron/page-files';
import { tempFolder } from '#tests/support/temp-folder';

function builtPage(): string {
  const root = tempFolder();
  const folder = join(root, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><html><head><title>x</title></head></html>');
  writeFileSync(join(folder, 'assets/index.js'), 'run()');
  writeFileSync(join(folder, 'assets/note.exe'), 'MZ');
  writeFileSync(join(root, 'secret.json'), '{}');
  return folder;
}

const get = (folder: string, url: string): Promise<Response> => answer(folder, { method: 'GET', url });

test('the page is served with a nonce of its own load, in header and page alike', async () => {
  const folder = builtPage();
  const nonces = await Promise.all(
    ['board://app/', 'board://app/?demo=1'].map(async (url) => {
      const response = await get(folder, url);
      const shown = /<head><meta name="style-nonce" content="([^"]+)">/.exec(await response.text())?.[1];
      expect(response.status).toBe(200);
      expect(response.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${shown}'`);
      return shown;
    }),
  );
  expect(nonces[0]).toHaveLength(24);
  expect(nonces[0]).not.toBe(nonces[1]);
});

test('a built file is served as what it is, never sniffed', async () => {
  const response = await get(builtPage(), 'board://app/assets/index.js');
  expect(await response.text()).toBe('run()');
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

test.each([
  'board://app/..%2fsecret.json',
  'board://app/..%5csecret.json',
  'board://app/assets/..%2f..%2fsecret.json',
  'board://app/%2e%2e%2fsecret.json',
  'board://app//etc/../../secret.json%00.js',
  'board://app/%00',
  'board://app/%zz.js',
  'board://app/assets/note.exe',
  'board://app/assets',
  'board://other/index.html',
  'file:///etc/passwd',
  'not an address',
])('%s names no file', (address) => {
  expect(fileFor('/srv/renderer', address)).toBeNull();
});

test('an escape that stays inside, and an absolute path, lead only below the folder', () => {
  expect(fileFor('/srv/renderer', 'board://app/assets/%2e%2e/index.html')).toBe('/srv/renderer/index.html');
  expect(fileFor('/srv/renderer', 'board://app//etc/hosts.json')).toBe('/srv/renderer/etc/hosts.json');
});

test('a folder whose name only begins alike is outside', () => {
  expect(fileFor('/srv/renderer', 'board://app/..%2frenderer-old%2findex.html')).toBeNull();
});

test('what is refused still carries the policy', async () => {
  const folder = builtPage();
  const answers = await Promise.all([
    get(folder, 'board://app/..%2fsecret.json'),
    get(folder, 'board://app/assets/none.js'),
    answer(folder, { method: 'POST', url: 'board://app/' }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([403, 404, 405]);
  for (const one of answers) {
    expect(one.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await one.text()).toBe('');
  }
});
