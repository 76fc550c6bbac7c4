import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Playwright from 'playwright-core';
import { median } from './sync/measure';

/**
 * Cold start of the desk with the demo day, as a ratio to a window that shows one word, in one run and in turns, so that both meet the same
 * machine. Measured from the start of the process to the paint: of the first content (blank), of the board with the day (desk).
 * The desk's profile already holds the demo day, as on every morning but the first.
 */
const ROUNDS = 7;
const ROOT = process.cwd();

/** The browser's own word for the first paint with content. */
const ON_GLASS = 'first-contentful-paint';

type Timed = { readonly started: number; readonly painted: number };

// By a path that the bundler cannot follow: playwright-core cannot be bundled.
const playwrightFile = pathToFileURL(join(ROOT, 'node_modules/playwright-core/index.mjs')).href;
const { _electron } = (await import(playwrightFile)) as typeof Playwright;

const executablePath = process.env['LIANJIAN_ELECTRON'];
if (executablePath === undefined) throw new Error('LIANJIAN_ELECTRON names no Electron.');
const needed = (process.env['LIANJIAN_ELECTRON_ARGS'] ?? '').split(' ').filter((word) => word !== '');

async function timed(args: readonly string[], mark: string): Promise<Timed> {
  const env = Object.fromEntries(Object.entries(process.env).filter((e): e is [string, string] => e[1] !== undefined));
  const started = Date.now();
  const app = await _electron.launch({ executablePath: executablePath!, args: [...needed, ...args], env });
  const page = await app.firstWindow();
  const marks = [mark, ON_GLASS];
  const all = (names: readonly string[]): boolean => names.every((n) => performance.getEntriesByName(n).length > 0);
  await page.waitForFunction(all, marks, { timeout: 60_000 });
  // What the script calls drawn stands on the glass only once the browser has painted: the later of the two counts.
  const painted = await page.evaluate(
    (names) => performance.timeOrigin + Math.max(...names.map((n) => performance.getEntriesByName(n)[0]!.startTime)),
    marks,
  );
  await app.close();
  return { started, painted };
}

function blankApp(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lianjian-blank-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'blank', version: '1.0.0', main: 'main.cjs' }));
  const page = 'data:text/html,<body>blank</body>';
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768 }).loadURL('${page}'));`,
  );
  return folder;
}

const took = ({ started, painted }: Timed): number => painted - started;

const blank = blankApp();
const profile = mkdtempSync(join(tmpdir(), 'lianjian-cold-'));
const desk = [ROOT, `--user-data-dir=${profile}`, '--demo'];
const rounds: { blank: number; desk: number }[] = [];
try {
  const first = await timed(desk, 'first-useful-paint');
  console.log(`first opening, filling the demo day: ${Math.round(took(first))} ms`);
  for (let i = 0; i < ROUNDS; i++) {
    const plain = took(await timed([blank, `--user-data-dir=${profile}-blank`], ON_GLASS));
    const own = took(await timed(desk, 'first-useful-paint'));
    rounds.push({ blank: plain, desk: own });
    console.log(`round ${i + 1}: blank ${Math.round(plain)} ms, desk ${Math.round(own)} ms`);
  }
} finally {
  for (const folder of [blank, profile, `${profile}-blank`]) rmSync(folder, { recursive: true, force: true });
}
const ratio = median(rounds.map((r) => r.desk)) / median(rounds.map((r) => r.blank));
console.log(
  `median: blank ${Math.round(median(rounds.map((r) => r.blank)))} ms, desk ${Math.round(median(rounds.map((r) => r.desk)))} ms`,
);
console.log(`cold start with the demo day: ${ratio.toFixed(2)} x a blank window (aim: at most 1.50)`);
