import { ipcMain, type BrowserWindow } from 'electron';
import type { CallName, EventName } from '#shared/ipc/channels';
import { calls, type EventPayload, type Input, type IpcFailure, type Reply } from '#shared/ipc/contract';
import { err } from '#shared/kernel/result';
import { note, noteFault } from './log';
import { isDesk } from './page-address';

/** The only `ipcMain` in the project: who speaks, then what is said, then run. */
export function handle<C extends CallName>(channel: C, run: (input: Input<C>) => Promise<Reply<C>>): void {
  ipcMain.handle(channel, async (event, raw: unknown): Promise<Reply<C>> => {
    if (!isDesk(event.senderFrame)) return refuse(channel, 'sender');
    const input = calls[channel].input.safeParse(raw);
    if (!input.success) return refuse(channel, 'input');
    try {
      return await run(input.data as Input<C>);
    } catch (cause) {
      noteFault('ipc.fault', cause, { channel });
      return err<IpcFailure>({ code: 'internal' });
    }
  });
}

function refuse(channel: CallName, code: 'sender' | 'input') {
  note('warn', 'ipc.refused', { channel, code });
  return err<IpcFailure>({ code });
}

/** Tells the page something; a window that is gone hears nothing. */
export function tell<E extends EventName>(window: BrowserWindow, event: E, payload: EventPayload<E>): void {
  if (!window.isDestroyed()) window.webContents.send(event, payload);
}
