import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { utilityProcess, type UtilityProcess } from 'electron';
import { err, ok, type Result } from '#shared/kernel/result';
import type { FromHost, HostFailure, HostNews, HostPlace, HostQuestion, HostTalk } from '#shared/sync/host-talk';
import { note } from './log';

/** The hub that this workstation keeps, in a process of its own. */
export type HubHost = {
  /** Asks the hub, starting it when it does not run. One that ends before it has answered is out of reach. */
  readonly ask: <Q extends HostQuestion>(
    place: HostPlace,
    question: Q,
    ask: HostTalk[Q]['ask'],
  ) => Promise<Result<HostTalk[Q]['answer'], HostFailure>>;
  /** Starts the hub though nobody asks, since it serves others. */
  readonly wake: () => void;
  /** Lets the hub close its files, and ends it. */
  readonly stop: () => Promise<void>;
};

/** What the workstation hears of its hub. */
export type HubEars = {
  readonly news: (news: HostNews) => void;
  /** It died, or runs again. */
  readonly running: (running: boolean) => void;
};

type Waiting = (result: Result<unknown, HostFailure>) => void;

/** Milliseconds before a hub that died is started again: at first, and at most. */
const SOON = 200;
const LATE = 20_000;
/** A hub that lived so long, in milliseconds, is started again soon. */
const LONG_LIFE = 60_000;
/** Milliseconds that a hub may take to close its files. */
const LAST_MOMENTS = 3_000;

/** A hub whose files lie in a folder. It starts with the first question and is started again when it dies. */
export function hubHost(folder: string, ears: HubEars): HubHost {
  let child: UtilityProcess | null = null;
  let stopping = false;
  let lastId = 0;
  let deaths = 0;
  const waiting = new Map<number, Waiting>();

  function start(): UtilityProcess {
    mkdirSync(folder, { recursive: true });
    const born = Date.now();
    const started = utilityProcess.fork(join(import.meta.dirname, 'hub.js'), [folder], {
      serviceName: 'lianjian-hub',
      stdio: 'ignore',
    });
    started.on('message', (message: FromHost) => hear(message));
    started.on('spawn', () => ears.running(true));
    started.on('exit', (code) => ended(code, Date.now() - born));
    child = started;
    return started;
  }

  function hear(message: FromHost): void {
    if ('news' in message) return ears.news(message.news);
    const settle = waiting.get(message.id);
    waiting.delete(message.id);
    settle?.('failure' in message ? err(message.failure) : ok(message.answer));
  }

  function ended(code: number, lived: number): void {
    child = null;
    for (const settle of waiting.values()) settle(err('out-of-reach'));
    waiting.clear();
    if (stopping) return;
    note('error', 'hub.gone', { code, lived });
    deaths = lived > LONG_LIFE ? 0 : deaths + 1;
    ears.running(false);
    setTimeout(() => void (stopping || child || start()), Math.min(LATE, SOON * 2 ** deaths));
  }

  const ask: HubHost['ask'] = (place, question, asked) =>
    new Promise((settle) => {
      if (stopping || (child === null && deaths > 0)) return settle(err('out-of-reach'));
      const hub = child ?? start();
      lastId += 1;
      waiting.set(lastId, settle as Waiting);
      hub.postMessage({ id: lastId, place, question, ask: asked }, []);
    });

  async function stop(): Promise<void> {
    stopping = true;
    const hub = child;
    if (hub === null) return;
    const gone = new Promise<void>((done) => hub.once('exit', () => done()));
    hub.postMessage({ id: 0, place: 'own', question: 'stop', ask: {} }, []);
    const late = setTimeout(() => hub.kill(), LAST_MOMENTS);
    await gone;
    clearTimeout(late);
  }

  return { ask, wake: () => void (child ?? start()), stop };
}
