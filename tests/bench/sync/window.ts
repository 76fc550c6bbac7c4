import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Playwright from 'playwright-core';
import { applyChanges, put } from '#shared/domain/change';
import { soloSessionId, type JointSession } from '#shared/domain/session';
import { openSqliteStore } from '#hub/store/sqlite/open-sqlite-store';
import { seedPort } from '#tests/support/seeded-hub';
import { PORT, sessionOf, someRequest, someWorld } from '#tests/support/world-builder';
import { median, type Line } from './measure';

const ROOT = process.cwd();
/** Requests and as many sessions. */
const ROWS = 10_000;

type PeerServer = { readonly url: string; readonly stop: () => void };

/** A window of Electron, and the bytes and milliseconds that its page tells. */
async function inWindow<T>(args: readonly string[], work: (page: Playwright.Page) => Promise<T>): Promise<T> {
  const playwrightFile = pathToFileURL(join(ROOT, 'node_modules/playwright-core/index.mjs')).href;
  const { _electron } = (await import(playwrightFile)) as typeof Playwright;
  const executablePath = process.env['LIANJIAN_ELECTRON'];
  if (executablePath === undefined) throw new Error('LIANJIAN_ELECTRON names no Electron.');
  const needed = (process.env['LIANJIAN_ELECTRON_ARGS'] ?? '').split(' ').filter((word) => word !== '');
  const env = Object.fromEntries(Object.entries(process.env).filter((e): e is [string, string] => e[1] !== undefined));
  const app = await _electron.launch({ executablePath, args: [...needed, ...args], env });
  try {
    return await work(await app.firstWindow());
  } finally {
    await app.close();
  }
}

/** A workstation's hub with a port of ten thousand rows, and a desk that has never read it. */
async function hubProfile(): Promise<string> {
  const profile = mkdtempSync(join(tmpdir(), 'bench-window-'));
  mkdirSync(join(profile, 'hub'), { recursive: true });
  const requests = Array.from({ length: ROWS / 2 }, (_, i) => someRequest(`n${String(i)}`));
  const like = someWorld().withRequest('n0').world.sessions.get(sessionOf('n0'))!;
  const sessions = requests.map((r): JointSession =>
    Object.assign({}, like, { id: soloSessionId(r.id), requestIds: [r.id] }),
  );
  const world = applyChanges(someWorld().withBay('1').world, [
    ...requests.map((r) => put('requests', r)),
    ...sessions.map((s) => put('sessions', s)),
  ]);
  const store = await openSqliteStore({ file: join(profile, 'hub', 'own.sqlite') });
  await seedPort(store, world);
  await store.close();
  const homes = [{ portId: PORT.id, deskId: 'desk-of-the-bench', remote: null }];
  writeFileSync(join(profile, 'homes.json'), JSON.stringify({ homes, hosting: null }));
  return profile;
}

/** Runs in the page: looks until the database says how far it has read. Gives the milliseconds since the page began. */
async function untilStored(name: string): Promise<number> {
  const result = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((done, fail) => {
      request.addEventListener('success', () => done(request.result));
      request.addEventListener('error', () => fail(new Error('the database does not answer')));
    });
  const read = async (): Promise<boolean> => {
    const all = await indexedDB.databases();
    if (!all.some((d) => d.name === name)) return false;
    const db = await result(indexedDB.open(name));
    try {
      if (!db.objectStoreNames.contains('cursors')) return false;
      const rows = (await result(db.transaction('cursors').objectStore('cursors').getAll())) as { cursor: number }[];
      return rows.some((row) => row.cursor > 0);
    } finally {
      db.close();
    }
  };
  while (!(await read())) await new Promise((later) => setTimeout(later, 40));
  return performance.now();
}

/** From the page's first moment until every row is on the disk of the desk's own database (strict durability). */
async function firstSync(): Promise<number> {
  const profile = await hubProfile();
  try {
    return await inWindow([ROOT, `--user-data-dir=${profile}`], (page) =>
      page.evaluate(untilStored, `board-${PORT.id}`),
    );
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

/** PouchDB in a page of the same Electron: ten thousand documents from its server into IndexedDB, its own durability. */
async function pouchPull(): Promise<number> {
  const peers = join(ROOT, 'tests/bench/sync/peers');
  const { serverOf } = (await import(pathToFileURL(join(peers, 'child.mjs')).href)) as {
    serverOf: (name: string) => Promise<PeerServer>;
  };
  const { documents } = (await import(pathToFileURL(join(peers, 'documents.mjs')).href)) as {
    documents: (count: number) => readonly { readonly id: string }[];
  };
  const pouch = (await import(pathToFileURL(join(peers, 'pouch.mjs')).href)) as {
    fill: (url: string, docs: readonly object[]) => Promise<string>;
  };
  const folder = mkdtempSync(join(tmpdir(), 'bench-pouch-'));
  const script = join(peers, 'node_modules/pouchdb/dist/pouchdb.min.js');
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'bench', version: '1.0.0', main: 'main.cjs' }));
  writeFileSync(join(folder, 'page.html'), `<script src="${pathToFileURL(script).href}"></script><body>PouchDB</body>`);
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ webPreferences: { webSecurity: false } }).loadFile('page.html'));`,
  );
  const server = await serverOf('pouch');
  try {
    const remote = await pouch.fill(server.url, documents(ROWS));
    return await inWindow([folder, `--user-data-dir=${folder}/profile`], async (page) => {
      await page.waitForFunction('typeof PouchDB === "function"');
      return page.evaluate(async (from) => {
        const Pouch = (
          globalThis as unknown as {
            PouchDB: new (name: string) => { replicate: { from: (url: string, o: object) => Promise<unknown> } };
          }
        ).PouchDB;
        const start = performance.now();
        await new Pouch('bench').replicate.from(from, { batch_size: 500, batches_limit: 10 });
        return performance.now() - start;
      }, remote);
    });
  } finally {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Ten thousand rows from a hub into the database of a real window, in turns with PouchDB in the same Electron. */
export async function intoTheWindow(rounds: number): Promise<readonly Line[]> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let i = 0; i < rounds; i++) {
    ours.push(await firstSync());
    theirs.push(await pouchPull());
  }
  const [own, pouch] = [median(ours), median(theirs)];
  return [
    {
      what: `first sync of ${String(ROWS)} rows, from the page's first moment to the disk`,
      figure: `${(own / 1_000).toFixed(2)} s`,
      aim: '< 3 s',
      met: own < 3_000,
    },
    {
      what: 'hub to IndexedDB in a real window against PouchDB',
      figure: `${(ROWS / own).toFixed(1)} : ${(ROWS / pouch).toFixed(1)} rows/ms = ${(pouch / own).toFixed(2)}`,
      aim: '≥ 2.5',
      met: pouch / own >= 2.5,
    },
  ];
}
