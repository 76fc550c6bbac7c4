import { readFileSync, writeFileSync } from 'node:fs';

const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
const ON = 0x31;
const OFF = 0x30;

/** Places of the fuses in Electron's wire, version 1. */
export const FUSE = { nodeCliInspect: 3, browserV8Snapshot: 6 };

/**
 * Sets fuses of an Electron executable, given as `place: on`, in every copy of the wire that it holds. Refuses a wire of
 * another version and a place the wire does not have, before anything is written.
 * @param {string} exe
 * @param {Record<number, boolean>} wanted
 */
export function setFuses(exe, wanted) {
  const bytes = readFileSync(exe);
  let wires = 0;
  for (let at = bytes.indexOf(SENTINEL); at >= 0; at = bytes.indexOf(SENTINEL, at + 1)) {
    const version = at + SENTINEL.length;
    if (bytes[version] !== 1) throw new Error('fuse wire of an unknown version');
    const length = bytes[version + 1] ?? 0;
    for (const [place, on] of Object.entries(wanted)) {
      if (Number(place) >= length) throw new Error(`fuse wire has no place ${place}`);
      bytes[version + 2 + Number(place)] = on ? ON : OFF;
    }
    wires++;
  }
  if (wires === 0) throw new Error('no fuse wire in this executable');
  writeFileSync(exe, bytes);
}
