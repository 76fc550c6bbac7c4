import { bridgeOver, type Bridge, type RawBridge } from '#shared/ipc/bridge';

let found: Bridge | null = null;

/** The way to the machine: files, printer, log. Null where the page is not in the desk's own window (a browser under development). */
export function bridge(): Bridge | null {
  const raw = (globalThis as unknown as { readonly lianjian?: RawBridge }).lianjian;
  found ??= raw ? bridgeOver(raw) : null;
  return found;
}

/** Bytes free where this desk keeps its memory; null where nobody can tell. */
export async function freeBytes(): Promise<number | null> {
  const reply = await bridge()?.call('disk.free', {});
  return reply?.ok ? reply.value.bytes : null;
}
