import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { postgresIsHere, startPostgres } from '#tests/support/postgres-server';
import { serveHub, type HubWish } from './sync/hub-child';
import { tableOf, type Line } from './sync/measure';
import { crowd, pokesReachAll } from './sync/crowd';
import { pushAndPull } from './sync/push-pull';
import { rebase } from './sync/rebase';
import { intoTheWindow } from './sync/window';

/**
 * Synchronisation against its peers, all in one run: changes of about 300 bytes pushed and pulled, as ratios to PouchDB, RxDB, Yjs and to a server
 * that only appends and waits for the disk; how fast a change reaches others; a crowd of desks at one hub; a long outbox decided again.
 * `--short` takes a tenth, `--window` the real window alone.
 */
async function main(): Promise<void> {
  const short = process.argv.includes('--short');
  if (process.argv.includes('--window')) {
    console.log(tableOf(await intoTheWindow(1)));
    return;
  }
  installPeers();
  const crowdOf = { desks: 200, perSecond: 5, seconds: short ? 5 : 20 };
  const lines: Line[] = [];
  const say = (...some: readonly Line[]): void => {
    for (const line of some)
      console.log(`${line.what}: ${line.figure} ${line.aim} ${line.met === false ? 'MISSED' : ''}`);
    lines.push(...some);
  };
  say(...(await pushAndPull(short ? 1 : 3, short ? 1_000 : 10_000)));
  say(rebase(5_000, 10_000));
  say(await pokesReachAll(short ? 20 : 100));
  say(await crowd(null, crowdOf));
  if (postgresIsHere) {
    const server = await startPostgres({ flushes: true });
    say(await crowd(await server.createSchema(), crowdOf));
    await server.stop();
  }
  say(...(await intoTheWindow(short ? 1 : 3)));
  if (!short) report(lines);
}

/** The peers have a package of their own, so that only who measures installs them. */
function installPeers(): void {
  const folder = join(process.cwd(), 'tests/bench/sync/peers');
  if (existsSync(join(folder, 'node_modules/pouchdb'))) return;
  console.log('installing the peers …');
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
}

function report(lines: readonly Line[]): void {
  const where = `Node ${process.version}, ${String(cpus().length)} cores, load ${loadavg()
    .map((n) => n.toFixed(1))
    .join(' ')}`;
  const text = `# Synchronisation\n\n\`npm run bench:sync\`: ${where}. Ratios are of one run, in turns.\n\n${tableOf(lines)}\n`;
  writeFileSync(join(process.cwd(), 'tests/bench/RESULTS-sync.md'), text);
}

const asHub = process.argv.indexOf('--hub');
if (asHub > 0) await serveHub(JSON.parse(process.argv[asHub + 1]!) as HubWish);
else await main();
