import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ensureScriptBundled } from '../../build/scripts/steps/script-bundle.mjs';
import type { StorePlace } from './hub-store-kinds';

const ENTRY = new URL('./hub-store-writer.ts', import.meta.url);

/**
 * Lets a process of its own write to a store as fast as it can, and kills it in the middle once so many of its commits were acknowledged. The newest
 * version that it told of.
 */
export async function killedWriter(address: StorePlace['address'], acknowledged: number): Promise<number> {
  const entry = fileURLToPath(ENTRY).slice(process.cwd().length + 1);
  const script = await ensureScriptBundled({
    entry,
    folder: 'test-writer',
    name: 'writer',
    sources: ['shared', 'hub', entry],
  });
  const child = spawn(process.execPath, [script, JSON.stringify(address)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = 0;
  let lines = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    told = Number(line);
    lines += 1;
    if (lines === acknowledged) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return told;
}
