import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => resolve(import.meta.dirname, '..', path);

// Targets are those of the oldest runtime that runs the app (Electron 33); left alone, they would follow the electron package.
const NODE = 'node20';
const CHROME = 'chrome130';

/**
 * zod and the word that quiets it share a chunk: chunks run before the entry that asked for them, so otherwise a schema in a shared
 * chunk would be made, and the content policy offended, before the page's first line.
 */
const quietZodFirst = { name: 'zod', test: /node_modules[\\/]zod[\\/]|quiet-zod/, priority: 2 };
/** All else that the first picture needs is one file: each file more is one more round through the main process. */
const firstPicture = { name: 'first', tags: ['$initial' as const], priority: 1 };

/**
 * What a script cannot carry: SQLite is native code, found beside its package. A packaged desk unpacks it from the archive
 * (`asarUnpack: node_modules/@photostructure/sqlite/**`). All else is bundled: older runtimes cannot `require` what is written as modules.
 */
const NATIVE = ['@photostructure/sqlite', 'pg-native'];

export default defineConfig({
  main: {
    build: {
      target: NODE,
      outDir: at('out/main'),
      minify: true,
      externalizeDeps: false,
      rolldownOptions: {
        external: NATIVE,
        input: { index: at('electron/main.ts'), hub: at('hub/host.ts') },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      target: NODE,
      outDir: at('out/preload'),
      // A sandboxed preload cannot require files: everything goes into one, as CommonJS.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    worker: { format: 'es', rolldownOptions: { output: { codeSplitting: { groups: [quietZodFirst] } } } },
    build: {
      target: CHROME,
      outDir: at('out/renderer'),
      minify: true,
      cssMinify: true,
      // No `data:` addresses: the content policy takes fonts and pictures from the app alone.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // The kit and the database are one chunk on purpose: it is read from the disk beside us, not over a line.
      chunkSizeWarningLimit: 1_500,
      rolldownOptions: {
        input: { index: at('renderer/index.html') },
        output: { codeSplitting: { groups: [quietZodFirst, firstPicture] } },
      },
    },
  },
});
