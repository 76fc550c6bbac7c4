import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { postgresIsHere, startPostgres } from '#tests/support/postgres-server';
import { serveHub, type HubWish } from './sync/hub-child';
import { scaleOf, type Scale } from './sync/scale';

/**
 * How cost grows from 1 to 30 to 300 ports of fifty desks over three hub processes and one PostgreSQL: each port changes something once in
 * two seconds, the first ten times as often. `--short` takes 1, 10 and 30 ports.
 */
async function main(): Promise<void> {
  if (!postgresIsHere) return;
  const short = process.argv.includes('--short');
  const server = await startPostgres({ flushes: true });
  const found: Scale[] = [];
  for (const ports of short ? [1, 10, 30] : [1, 30, 300]) {
    const scale = await scaleOf(await server.createSchema(), { ports, rate: 0.5, seconds: short ? 6 : 30 });
    console.log(lineOf(scale));
    found.push(scale);
  }
  await server.stop();
  if (short) return;
  const where = `Node ${process.version}, ${String(cpus().length)} cores for three hubs, the database and all desks, load ${loadavg()
    .map((n) => n.toFixed(1))
    .join(' ')}`;
  const head =
    '| ports | desks | changes/s | median ms | p99 ms | p99 ms but the busy port | hub CPU ms a change |\n|-|-|-|-|-|-|-|';
  const text = `# Scale\n\n\`npm run bench:scale\`: ${where}.\n\n${head}\n${found.map(lineOf).join('\n')}\n`;
  writeFileSync(join(process.cwd(), 'tests/bench/RESULTS-scale.md'), text);
}

const lineOf = (s: Scale): string =>
  `| ${[s.ports, s.ports * 50, s.perSecond.toFixed(0), s.median.toFixed(1), s.p99.toFixed(0), s.p99OfQuiet?.toFixed(0) ?? '–', s.cpu.toFixed(2)].join(' | ')} |`;

const asHub = process.argv.indexOf('--hub');
if (asHub > 0) await serveHub(JSON.parse(process.argv[asHub + 1]!) as HubWish);
else await main();
