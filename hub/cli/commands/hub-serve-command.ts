import { err, ok } from '#shared/kernel/result';
import { serveHub, type Serving } from '../../hub-serve';
import { StoreUnavailable } from '../../store/unavailable';
import { wholeNumber } from '../arguments';
import { unusable } from '../outcome';
import type { HubCommand } from './hub-command';

/** Resolves at the first signal to stop. */
const untilStopped = (): Promise<void> =>
  new Promise((stop) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop());
  });

/**
 * `hub serve [--port N] [--listen HOST:PORT] …`: runs the hub. One JSON line on standard output says when it is ready; its log goes to
 * standard error. Ends in order at SIGTERM or SIGINT.
 */
export const serveCommand: HubCommand = {
  words: [],
  options: ['port'],
  async run({ args, config, io }) {
    const port = wholeNumber(args, 'port', { least: 0, most: 65_535, otherwise: config.listen.port });
    if (!port.ok) return port;
    let serving: Serving;
    try {
      const listen = { ...config.listen, port: port.value };
      serving = await serveHub({ ...config, listen }, { write: io.stderr });
    } catch (cause) {
      if (!(cause instanceof Error) || !isWeather(cause)) throw cause;
      return err(unusable('cannot-serve', cause.message, { cause: 'code' in cause ? String(cause.code) : cause.name }));
    }
    io.stdout(`${JSON.stringify(serving.ready)}\n`);
    await untilStopped();
    await serving.stop();
    return ok({ exit: 0, json: { stopped: true }, summary: 'stopped' });
  },
};

/** An address that is taken or not ours, a store that does not answer: told, not a fault of this program. */
const isWeather = (cause: Error): boolean =>
  cause instanceof StoreUnavailable ||
  cause.message.startsWith('plain HTTP') ||
  ('code' in cause && /^E(ADDR|ACCES|PERM|NOTFOUND)/.test(String(cause.code)));
