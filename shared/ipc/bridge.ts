import { z } from 'zod';
import { err, ok } from '../kernel/result';
import type { CallName, EventName } from './channels';
import {
  calls,
  events,
  ipcFailure,
  type EventPayload,
  type Input,
  type IpcFailure,
  type Output,
  type Reply,
} from './contract';

/** What the preload puts on the page as `window.lianjian`: names and data, nothing of Electron. */
export type RawBridge = {
  readonly call: (channel: string, input: unknown) => Promise<unknown>;
  /** Calls the listener for every event of that name, until the returned function is called. */
  readonly on: (event: string, listener: (payload: unknown) => void) => () => void;
};

/** The bridge with types: both directions hold what crosses against the contract. */
export type Bridge = {
  /** Never rejects: every failure is a Reply. */
  readonly call: <C extends CallName>(channel: C, input: Input<C>) => Promise<Reply<C>>;
  readonly on: <E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void) => () => void;
};

const reply = z.union([
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: ipcFailure }),
]);

function readReply<C extends CallName>(channel: C, raw: unknown): Reply<C> {
  const parsed = reply.safeParse(raw);
  if (!parsed.success) return err({ code: 'internal' });
  if (!parsed.data.ok) return err(parsed.data.error);
  const value = calls[channel].output.safeParse(parsed.data.value);
  return value.success ? ok(value.data as Output<C>) : err<IpcFailure>({ code: 'internal' });
}

/** Wraps the page's bridge. An answer or an event that does not fit the contract is never passed on. */
export function bridgeOver(raw: RawBridge): Bridge {
  return {
    call: async (channel, input) => {
      try {
        return readReply(channel, await raw.call(channel, input));
      } catch {
        return err({ code: 'internal' }); // the channel is gone or the input cannot be copied: main has logged what it saw
      }
    },
    on: (event, listener) =>
      raw.on(event, (payload) => {
        const parsed = events[event].safeParse(payload);
        if (parsed.success) listener(parsed.data as Parameters<typeof listener>[0]);
      }),
  };
}
