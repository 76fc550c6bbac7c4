import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { complaints, lintWalls } from '../../build/scripts/boundaries.mjs';
import { ROOT } from '../../build/scripts/setup/places.mjs';

type Report = {
  readonly diagnostics: readonly { readonly filename: string; readonly message: string }[];
  readonly number_of_files: number;
};
type Planted = Readonly<Record<string, string>>;

/** The rooms of shared/ as the architecture orders them: each may import only what stands before it. */
const ORDER: readonly (readonly string[])[] = [
  ['kernel'],
  ['identifiers'],
  ['domain'],
  ['rules', 'ports'],
  ['matching', 'draw', 'planning', 'statistics', 'interchange'],
  ['mutations'],
  ['sync'],
  ['ipc'],
];

/** Lints a tree that holds these files and the real configuration; answers with `file: message` of every fault. */
function faultsOf(planted: Planted): { faults: string[]; modules: number } {
  const root = mkdtempSync(join(tmpdir(), 'lianjian-walls-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  cpSync(join(ROOT, 'build/oxlintrc.json'), join(root, 'build/oxlintrc.json'));
  cpSync(join(ROOT, 'build/lint'), join(root, 'build/lint'), { recursive: true });
  for (const [file, source] of Object.entries(planted)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), source);
  }
  const report: Report = lintWalls(root);
  const faults = report.diagnostics.map(({ filename, message }) => `${filename}: ${message}`);
  return { faults, modules: report.number_of_files };
}

const filesWith = (faults: readonly string[]) => new Set(faults.map((fault) => fault.slice(0, fault.indexOf(':'))));
const imports = (specifier: string) => `import { x } from '${specifier}';\nexport const y = x;\n`;

/** Every pair of rooms of shared/, each in a file of its own, with whether the architecture lets the first import the second. */
function pairs(specifierOf: (room: string) => string) {
  const rooms = ORDER.flatMap((level, rank) => level.map((room) => ({ room, rank })));
  return rooms.flatMap((from) =>
    rooms
      .filter((to) => to.room !== from.room)
      .map((to) => ({
        file: `shared/${from.room}/deep/uses-${to.room}.ts`,
        source: imports(specifierOf(to.room)),
        allowed: to.rank < from.rank,
      })),
  );
}

test.each([
  ['relative', (room: string) => `../../${room}/x`],
  ['by package import', (room: string) => `#shared/${room}/x`],
])('a room of shared imports only rooms to its left: %s', (_form, specifierOf) => {
  const planted = pairs(specifierOf);
  const { faults } = faultsOf(Object.fromEntries(planted.map(({ file, source }) => [file, source])));
  const refused = planted.filter(({ allowed }) => !allowed).map(({ file }) => file);
  expect([...filesWith(faults)].toSorted()).toEqual(refused.toSorted());
  expect(refused).toHaveLength(89);
});

const THROUGH_A_WALL: Planted = {
  'shared/domain/reads-files.ts': imports('node:fs'),
  'shared/domain/reads-files-too.ts': imports('fs'),
  'shared/rules/takes-lodash.ts': imports('lodash'),
  'shared/planning/takes-papaparse.ts': imports('papaparse'),
  'shared/sync/reaches-out.ts': imports('#electron/window'),
  'shared/sync/reaches-the-hub.ts': imports('../../hub/store'),
  'shared/ipc/shows.ts': imports('#renderer/app'),
  'shared/nowhere/new-room.ts': imports('zod'),
  'hub/speaks-ipc.ts': imports('#shared/ipc/contract'),
  'hub/opens-windows.ts': imports('electron'),
  'hub/routes/renders.ts': imports('react'),
  'electron/knows-rules.ts': imports('#shared/rules/hard'),
  'electron/knows-the-domain.ts': imports('#shared/domain/session'),
  'electron/hosts.ts': imports('../hub/server'),
  'renderer/reads-files.ts': imports('node:fs'),
  'renderer/data/opens-windows.ts': imports('electron'),
  'renderer/ui/calls-the-hub.ts': imports('#hub/server'),
  'renderer/features/board/writes.ts': imports('dexie'),
  'renderer/state/writes.ts': imports('dexie'),
  'renderer/features/board/knows-review.ts': imports('../review/review-page'),
  'renderer/data/knows-features.ts': imports('../features/board/board'),
  'renderer/ui/knows-the-store.ts': imports('../state/board-slice'),
  'renderer/services.ts': imports('./features/board/board'),
  'renderer/features/board/knows-the-shell.ts': imports('../../shell/frame'),
  'electron/uses-tests.ts': imports('#tests/support/app-window'),
  'build/scripts/uses-the-app.mjs': imports('../../shared/kernel/time'),
  'shared/kernel/of-types.ts': `export type T = import('../rules/hard').T;\n`,
  'shared/kernel/type-only.ts': `import type { T } from '../rules/hard';\nexport type U = T;\n`,
  'shared/kernel/dynamic.ts': `export const later = () => import('../rules/hard');\n`,
  'shared/kernel/re-export.ts': `export { x } from '../rules/hard';\n`,
};

test('every import through a wall is caught, in every form of import', () => {
  const { faults } = faultsOf(THROUGH_A_WALL);
  expect([...filesWith(faults)].toSorted()).toEqual(Object.keys(THROUGH_A_WALL).toSorted());
});

test('what the architecture allows passes', () => {
  const { faults, modules } = faultsOf({
    'shared/interchange/reads-sheets.ts': imports('papaparse'),
    'shared/matching/deep/own-room.ts': imports('../score'),
    'hub/routes/decides.ts': imports('#shared/mutations/registry'),
    'hub/store/sql.ts': imports('node:fs'),
    'electron/gate.ts': imports('#shared/ipc/contract'),
    'renderer/app.tsx': imports('./features/board/board'),
    'renderer/features/board/own-room.ts': imports('./lanes'),
    'renderer/features/board/dispatches.ts': imports('../../data/dispatch'),
    'renderer/features/board/acts.ts': imports('../../services'),
    'renderer/data/rows.ts': imports('dexie'),
    'tests/unit/domain/session.test.ts': imports('#shared/domain/session'),
  });
  expect(faults).toEqual([]);
  expect(modules).toBeGreaterThan(10);
});

test('cycles and barrels are caught', () => {
  const { faults } = faultsOf({
    'shared/kernel/a.ts': imports('./b'),
    'shared/kernel/b.ts': imports('./a'),
    'shared/domain/index.ts': `export * from './session';\n`,
    'shared/domain/session.ts': 'export const x = 1;\n',
  });
  expect([...filesWith(faults)].toSorted()).toEqual([
    'shared/domain/index.ts',
    'shared/kernel/a.ts',
    'shared/kernel/b.ts',
  ]);
});

test('shared reads neither clock nor chance', () => {
  const banned = ['Date.now()', 'new Date()', 'Date()', 'Math.random()', 'performance.now()', 'crypto.randomUUID()'];
  const { faults } = faultsOf({
    ...Object.fromEntries(banned.map((code, i) => [`shared/kernel/b${i}.ts`, `export const x = ${code};\n`])),
    'shared/kernel/ok.ts': 'export const x = (moment: number) => new Date(moment).toISOString();\n',
    'electron/may.ts': 'export const x = [Date.now(), new Date(), Math.random()];\n',
  });
  expect([...filesWith(faults)].toSorted()).toEqual(banned.map((_, i) => `shared/kernel/b${i}.ts`));
});

test('a check that reads no module fails', () => {
  expect(complaints({ diagnostics: [], number_of_files: 0 }, [])).toEqual(['no module was read']);
  expect(complaints({ diagnostics: [], number_of_files: 7 }, [])).toEqual([]);
});
