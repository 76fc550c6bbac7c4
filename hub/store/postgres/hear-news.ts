import type { Client } from 'pg';
import { fromKeyText } from '../key-text';
import type { NewsRoom } from '../news';
import { CHANNEL } from './statements';
import { asWeather } from './weather';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5_000;
/** A way that has gone dead says nothing by itself, so it is asked now and then. */
const ASK_MS = 30_000;

/** The ear of a store: one connection that hears the commits of every hub on the database. */
export type Ear = {
  /** Begins to listen, if it has not begun. Resolves when it hears; a failed try is repeated until `stop`. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Parts = {
  readonly room: NewsRoom;
  /** A new connection, not yet connected. */
  readonly connect: () => Client;
  /** Called when the ear hears again after a silence: what was said meanwhile is lost. */
  readonly afterSilence: () => void;
};

/** Listens and, when the connection breaks, again. */
export function hearNews({ room, connect, afterSilence }: Parts): Ear {
  let current: Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let hearing: Promise<void> | undefined;
  let wait = FIRST_WAIT_MS;
  let stopped = false;

  function hear(payload = ''): void {
    const space = payload.indexOf(' ');
    room.tell({ portId: fromKeyText(payload.slice(space + 1)), version: Number(payload.slice(0, space)) });
  }

  async function listen(): Promise<void> {
    const client = connect();
    current = client;
    client.on('notification', ({ payload }) => hear(payload));
    client.once('end', () => again(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (cause) {
      again(client);
      throw asWeather(cause);
    }
    wait = FIRST_WAIT_MS;
    const pulse = setInterval(() => void client.query('SELECT 1').catch(() => again(client)), ASK_MS).unref();
    client.once('end', () => clearInterval(pulse));
  }

  /** Gives up a connection and tries another after a while, longer each time. */
  function again(client: Client): void {
    if (stopped || client !== current) return;
    current = undefined;
    hearing = undefined;
    client.end().catch(() => undefined); // it is broken: there is nobody to say goodbye to
    retry = setTimeout(() => void start().then(afterSilence, () => undefined), wait * (0.5 + Math.random())).unref();
    wait = Math.min(2 * wait, LONGEST_WAIT_MS);
  }

  function start(): Promise<void> {
    clearTimeout(retry);
    hearing ??= listen();
    return hearing;
  }

  return {
    start,
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await current?.end().catch(() => undefined);
    },
  };
}
