import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { setFuses } from '../../../build/scripts/setup/fuses.mjs';
import { tempFolder } from '#tests/support/temp-folder';

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const wire = (version: number, states: string) =>
  Buffer.concat([Buffer.from(SENTINEL), Buffer.from([version, states.length]), Buffer.from(states)]);

function executable(...parts: readonly Buffer[]): string {
  const file = join(tempFolder(), 'electron');
  writeFileSync(file, Buffer.concat([Buffer.from('ELF…'), ...parts, Buffer.from('…end')]));
  return file;
}

test('only the fuses asked for change, in every copy of the wire', () => {
  const exe = executable(wire(1, '10101010'), Buffer.from('between'), wire(1, '10101010'));
  setFuses(exe, { 3: true, 6: false });
  const text = readFileSync(exe, 'latin1');
  expect(
    text
      .split(SENTINEL)
      .slice(1)
      .map((part) => part.slice(2, 10)),
  ).toEqual(['10111000', '10111000']);
  expect(text.endsWith('…end') || text.endsWith(Buffer.from('…end').toString('latin1'))).toBe(true);
});

test.each([
  ['a wire of another version', [wire(2, '1010')], { 1: true }, /unknown version/],
  ['a place the wire does not have', [wire(1, '1010')], { 4: true }, /no place 4/],
  ['a file without a wire', [], { 1: true }, /no fuse wire/],
])('%s is refused and nothing is written', (_title, parts, wanted, message) => {
  const exe = executable(...parts);
  const before = readFileSync(exe);
  expect(() => setFuses(exe, wanted)).toThrow(message);
  expect(readFileSync(exe)).toEqual(before);
});
