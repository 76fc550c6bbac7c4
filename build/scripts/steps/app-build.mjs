import { join } from 'node:path';
import { runNode, toolScript } from '../setup/child.mjs';
import { OUT, ROOT } from '../setup/places.mjs';
import { SetupFailure, timed } from '../setup/report.mjs';
import { buildIfStale } from './source-stamp.mjs';

const SOURCES = ['shared', 'renderer', 'electron', 'hub', 'build', 'package.json', 'package-lock.json'];

async function buildApp() {
  const args = ['build', '--config', 'build/electron.vite.config.ts', '--logLevel', 'warn'];
  const code = await timed('building the app', () =>
    runNode(toolScript('electron-vite/bin/electron-vite.js'), args, { stdoutToStderr: true }),
  );
  if (code !== 0) throw new SetupFailure('The app could not be built; the reason is above.');
}

/** Builds main, preload and renderer into out/ when a source has changed. */
export const ensureAppBuilt = () =>
  buildIfStale({ root: ROOT, sources: SOURCES, stampFile: join(OUT, '.app-stamp') }, buildApp);
