import { spawn, type ChildProcess } from 'node:child_process';
import { ensureScriptBundled } from '../../build/scripts/steps/script-bundle.mjs';

/** A hub in a process of its own, as a server machine runs it. */
export type HubProcess = {
  readonly url: string;
  readonly port: number;
  readonly fingerprint: string;
  /** As a power cut would: SIGKILL, and gone when it resolves. */
  readonly kill: () => Promise<void>;
  /** Ends it in order. Gives its exit code. */
  readonly stop: () => Promise<number | null>;
};

type Ways = {
  /** Where it is served; any free port of this machine unless told. */
  readonly port?: number;
  /** Milliseconds by which the clock of its process runs ahead, or (negative) behind. */
  readonly clockOff?: number;
};

/** What a process loads first so that its clock is off: all that asks for the time is answered so much later or earlier. */
const wrongClock = (off: number): string =>
  `data:text/javascript,${encodeURIComponent(`const Real = Date;
    globalThis.Date = class Date extends Real {
      constructor(...of) { super(...(of.length === 0 ? [Real.now() + ${String(off)}] : of)); }
      static now() { return Real.now() + ${String(off)}; }
    };`)}`;

/** Starts `hub/main` over a folder; resolves when it answers. */
export async function hubProcess(folder: string, { port = 0, clockOff = 0 }: Ways = {}): Promise<HubProcess> {
  const script = await ensureScriptBundled({
    entry: 'hub/main.ts',
    folder: 'hub-process',
    name: 'hub',
    sources: ['shared', 'hub'],
  });
  const child = spawn(
    process.execPath,
    [
      ...(clockOff === 0 ? [] : ['--import', wrongClock(clockOff)]),
      script,
      '--data-dir',
      folder,
      '--listen',
      `127.0.0.1:${String(port)}`,
      '--log-level',
      'error',
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const { url, fingerprint } = await firstLine(child);
  const ended = new Promise<number | null>((gone) => child.once('exit', gone));
  return {
    url,
    fingerprint,
    port: Number(new URL(url).port),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

const firstLine = (child: ChildProcess): Promise<{ readonly url: string; readonly fingerprint: string }> =>
  new Promise((ready, fail) => {
    child.stdout!.once('data', (bytes: Buffer) =>
      ready(JSON.parse(bytes.toString()) as { url: string; fingerprint: string }),
    );
    child.once('exit', (code) => fail(new Error(`the hub ended with ${String(code)}`)));
  });
