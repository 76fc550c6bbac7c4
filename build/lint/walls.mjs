import { builtinModules } from 'node:module';
import { posix } from 'node:path';

/**
 * Who may import whom. A room is a folder, or one module named without its ending; the longest that holds a file is its room. `uses` names the rooms it may
 * import besides itself, `packages` the packages (`name/*` allows what lies below). What no line allows is refused, and so is
 * every import in a folder that has no line: a line here is the only door through a wall.
 * @typedef {{ room: string, uses: readonly string[], packages: readonly string[], node?: boolean }} Wall
 */

const shared = (/** @type {string[]} */ ...rooms) => rooms.map((room) => `shared/${room}`);

const MEANING = shared('kernel', 'identifiers', 'domain');
const JUDGEMENT = [...MEANING, ...shared('rules', 'ports')];
const CRAFTS = shared('matching', 'draw', 'planning', 'statistics', 'interchange');
const CHANGE = [...JUDGEMENT, ...CRAFTS, ...shared('mutations')];
const ALL_SHARED = [...CHANGE, ...shared('sync', 'ipc')];

/** Rooms of pure rules: zod is their only package, but where a line adds the readers of a file format. */
const SHARED_ROOMS = /** @type {Wall[]} */ ([
  { room: 'shared/kernel', uses: [], packages: ['zod'] },
  { room: 'shared/identifiers', uses: shared('kernel'), packages: ['zod'] },
  { room: 'shared/domain', uses: shared('kernel', 'identifiers'), packages: ['zod'] },
  { room: 'shared/ports', uses: MEANING, packages: ['zod'] },
  { room: 'shared/rules', uses: MEANING, packages: ['zod'] },
  ...CRAFTS.map((room) => ({ room, uses: JUDGEMENT, packages: ['zod'] })),
  {
    room: 'shared/interchange',
    uses: JUDGEMENT,
    packages: ['zod', 'papaparse', '@e965/xlsx', 'fast-xml-parser', 'write-excel-file', 'write-excel-file/*'],
  },
  { room: 'shared/mutations', uses: [...JUDGEMENT, ...CRAFTS], packages: ['zod'] },
  { room: 'shared/sync', uses: CHANGE, packages: ['zod'] },
  { room: 'shared/ipc', uses: [...CHANGE, 'shared/sync'], packages: ['zod'] },
]);

const FACE = [
  'react',
  'react/*',
  'react-dom',
  'react-dom/*',
  '@mantine/*',
  '@tabler/icons-react',
  'zustand',
  'zustand/*',
];
const WORDS = ['i18next', 'react-i18next'];
const TABLES = ['@tanstack/*', 'echarts', 'echarts/*'];

/** Rooms of the face. Only `data` sees the database; features never see one another and reach the desk through `services`. */
const RENDERER_ROOMS = /** @type {Wall[]} */ ([
  {
    room: 'renderer',
    uses: [
      ...ALL_SHARED,
      ...['services', 'data', 'state', 'features/*', 'print', 'ui', 'text'].map((name) => `renderer/${name}`),
    ],
    packages: [...FACE, ...WORDS, 'get-nonce', 'zod', '@fontsource-variable/*'],
  },
  {
    room: 'renderer/data',
    uses: [...ALL_SHARED, 'renderer/state'],
    packages: ['dexie', 'dexie/*', 'zod', 'zustand', 'zustand/*'],
  },
  {
    room: 'renderer/services',
    uses: [...ALL_SHARED, 'renderer/data', 'renderer/state', 'renderer/text'],
    packages: [...FACE, ...WORDS],
  },
  { room: 'renderer/state', uses: ALL_SHARED, packages: ['zustand', 'zustand/*', 'react'] },
  { room: 'renderer/text', uses: ALL_SHARED, packages: [...FACE, ...WORDS] },
  { room: 'renderer/ui', uses: [...ALL_SHARED, 'renderer/text'], packages: [...FACE, ...WORDS, ...TABLES] },
  {
    room: 'renderer/print',
    uses: [...ALL_SHARED, 'renderer/text', 'renderer/ui'],
    packages: [...FACE, ...WORDS, 'uqr'],
  },
  {
    room: 'renderer/features/*',
    uses: [...ALL_SHARED, ...['services', 'data', 'state', 'print', 'ui', 'text'].map((name) => `renderer/${name}`)],
    packages: [...FACE, ...WORDS, ...TABLES],
  },
]);

const SERVER = ['fastify', '@fastify/*', 'pg', '@photostructure/sqlite', 'bonjour-service', 'prom-client'];
const BUILD_TOOLS = ['vite', 'vitest/*', 'electron-vite', '@vitejs/plugin-react', 'electron', 'electron-builder'];

export const WALLS = /** @type {readonly Wall[]} */ ([
  ...RENDERER_ROOMS,
  {
    room: 'electron',
    uses: shared('kernel', 'sync', 'ipc'),
    packages: ['electron', 'electron/*', 'electron-log/*', 'electron-updater', 'zod', 'hash-wasm'],
    node: true,
  },
  {
    room: 'hub',
    uses: [...CHANGE, 'shared/sync'],
    packages: [...SERVER, 'zod', 'hash-wasm', 'sm-crypto'],
    node: true,
  },
  { room: 'build', uses: [], packages: BUILD_TOOLS, node: true },
  {
    room: 'tests',
    uses: [...ALL_SHARED, ...RENDERER_ROOMS.map(({ room }) => room), 'electron', 'hub', 'build'],
    packages: ['*'],
    node: true,
  },
  // The later line of a room wins, so `interchange` keeps its readers.
  ...SHARED_ROOMS,
]);

const TOP_FOLDERS = ['shared', 'hub', 'electron', 'renderer', 'tests'];
const NODE_MODULES = new Set(builtinModules);

/** Whether a pattern allows a name: exactly, or by `*` at its end. */
const allows = (/** @type {string} */ pattern, /** @type {string} */ name) =>
  pattern === name || (pattern.endsWith('*') && name.startsWith(pattern.slice(0, -1)));

/** The file itself without its ending, then every folder that holds it, the nearest first. */
function* placesOf(/** @type {string} */ file) {
  yield file.replace(/\.[^./]+$/, '');
  for (let folder = posix.dirname(file); folder !== '.'; folder = posix.dirname(folder)) yield folder;
}

/** Whether a wall stands around a place: it is named, or it is one of the rooms that `features/*` makes. */
const surrounds = (/** @type {Wall} */ { room }, /** @type {string} */ place) =>
  room === place || (room.endsWith('/*') && posix.dirname(place) === posix.dirname(room));

/**
 * The room that a file is in, and the wall around it.
 * @param {string} file path from the root, with slashes
 * @returns {{ place: string, wall: Wall } | undefined}
 */
export function roomOf(file) {
  for (const place of placesOf(file)) {
    const wall = WALLS.findLast((wall) => surrounds(wall, place));
    if (wall !== undefined) return { place, wall };
  }
  return undefined;
}

/**
 * What a specifier names: a file of ours by its path from the root, or a package.
 * @param {string} file
 * @param {string} specifier
 * @returns {{ file: string } | { name: string }}
 */
function targetOf(file, specifier) {
  if (specifier.startsWith('.')) return { file: posix.join(posix.dirname(file), specifier) };
  const top = TOP_FOLDERS.find((folder) => specifier.startsWith(`#${folder}/`));
  return top === undefined ? { name: specifier } : { file: specifier.slice(1) };
}

const isNode = (/** @type {string} */ name) => name.startsWith('node:') || NODE_MODULES.has(name);

/**
 * Why an import is not allowed, as a sentence; nothing when it is.
 * @param {string} file the importing file's path from the root, with slashes
 * @param {string} specifier
 * @returns {string | undefined}
 */
export function whyNot(file, specifier) {
  const here = roomOf(file);
  if (here === undefined) return `${posix.dirname(file)} is no room: give it a line in build/lint/walls.mjs`;
  const target = targetOf(file, specifier.replace(/\?.*$/, ''));
  if ('name' in target) return whyNotPackage(here.wall, target.name);
  const there = roomOf(target.file);
  if (there === undefined) return `${target.file} is in no room`;
  if (there.place === here.place || here.wall.uses.some((room) => allows(room, there.place))) return undefined;
  return `${here.wall.room} may not import ${there.wall.room}`;
}

/**
 * @param {Wall} wall
 * @param {string} name
 */
function whyNotPackage(wall, name) {
  if (isNode(name)) return wall.node === true ? undefined : `${wall.room} runs without Node: no ${name}`;
  return wall.packages.some((pattern) => allows(pattern, name))
    ? undefined
    : `${wall.room} may not import the package ${name}`;
}
