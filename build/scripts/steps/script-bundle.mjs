import { join } from 'node:path';
import { OUT, ROOT } from '../setup/places.mjs';
import { buildIfStale } from './source-stamp.mjs';

/**
 * Bundles a script and all it imports, but Node's own modules, into `out/<folder>/<name>.js` when a source has changed. The
 * folder is the script's alone. What it imports dynamically stays apart, so that a short command loads little. Returns the path.
 * @param {{ entry: string, folder: string, name: string, sources: readonly string[] }} script entry and sources from the root
 */
export async function ensureScriptBundled({ entry, folder, name, sources }) {
  const outDir = join(OUT, folder);
  const stampFile = join(outDir, `.${name}-stamp`);
  await buildIfStale(
    { root: ROOT, sources: [...sources, 'build/scripts', 'package-lock.json'], stampFile },
    async () => {
      const { build } = await import('vite');
      await build({
        configFile: false,
        root: ROOT,
        logLevel: 'error',
        ssr: { noExternal: true, target: 'node' },
        build: {
          ssr: join(ROOT, entry),
          target: 'node20',
          outDir,
          emptyOutDir: true,
          minify: false,
          rolldownOptions: {
            output: { format: 'es', entryFileNames: `${name}.js`, chunkFileNames: 'parts/[name]-[hash].js' },
          },
        },
      });
    },
  );
  return join(outDir, `${name}.js`);
}
