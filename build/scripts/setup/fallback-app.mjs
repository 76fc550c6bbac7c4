// Becomes `default_app.asar` of the fallback runtime, which comes without one: runs `electron <folder or file> ...` as
// Electron's own does. An ES module, because `require()` of our ES-module main would fail.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/** The position of the app's path among the arguments; modules asked for with `-r` before it are loaded on the way. */
function findTarget() {
  const require = createRequire(import.meta.url);
  for (let i = 1; i < process.argv.length; i++) {
    const word = process.argv[i] ?? '';
    if (word === '-r' || word === '--require') require(resolve(process.argv[++i] ?? ''));
    else if (!word.startsWith('-')) return i;
  }
  return -1;
}

// Electron's own launcher uses these two as well; the published types leave them out.
const shell = /** @type {typeof app & { setAppPath(path: string): void, setVersion(version: string): void }} */ (app);

/** The script to run, with name, version and path of the app told to Electron. */
function entryOf(/** @type {string} */ target) {
  if (!statSync(target).isDirectory()) {
    shell.setAppPath(dirname(target));
    return target;
  }
  const about = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'));
  app.setName(about.productName ?? about.name);
  shell.setVersion(about.version);
  shell.setAppPath(target);
  return join(target, about.main);
}

if (process.argv.includes('--version')) {
  process.stdout.write(`v${process.versions.electron}\n`);
  process.exit(0);
}
const at = findTarget();
if (at < 0) {
  process.stderr.write('usage: electron <app folder or script>\n');
  process.exit(1);
}
const entry = entryOf(resolve(process.argv[at] ?? ''));
process.argv.splice(1, at - 1);
await import(pathToFileURL(entry).href);
