import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { callNames, eventNames } from '#shared/ipc/channels';
import type { RawBridge } from '#shared/ipc/bridge';

const calls: ReadonlySet<string> = new Set(callNames);
const events: ReadonlySet<string> = new Set(eventNames);

/** Data in, data out: the page never holds `ipcRenderer`, an event object, or a channel that the contract does not name. */
const bridge: RawBridge = {
  call: (channel, input) =>
    calls.has(channel) ? ipcRenderer.invoke(channel, input) : Promise.resolve({ ok: false, error: { code: 'input' } }),
  on: (event, listener) => {
    if (!events.has(event)) return () => {};
    const pass = (_event: IpcRendererEvent, payload: unknown): void => listener(payload);
    ipcRenderer.on(event, pass);
    return () => void ipcRenderer.off(event, pass);
  },
};

contextBridge.exposeInMainWorld('lianjian', Object.freeze(bridge));
