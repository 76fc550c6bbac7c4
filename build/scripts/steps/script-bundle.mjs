import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OUT, ROOT } from '../setup/places.mjs';
import { buildIfStale } from './source-stamp.mjs';

/** What runs from its own folder: the hub's packages, of which one brings native code. */
const asInstalled = () =>
  Object.keys(
    /** @type {{ dependencies: object }} */ (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))).dependencies,
  );

/**
 * Bundles a script and all it imports, but Node's own modules and the hub's packages, into `out/<folder>/<name>.js` when a source has changed. The
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
        ssr: { noExternal: true, external: asInstalled(), target: 'node' },
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
