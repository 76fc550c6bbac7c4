import { expect, test } from 'vitest';
import { memoryMachine } from '#tests/support/cli';
import { replay } from '#shared/draw/proof';
import type { DrawProof } from '#shared/draw/draw';

const seed = '00112233445566778899aabbccddeeff';
const officers = [
  { id: 'h01', agency: 'customs', skills: ['image'], weight: 3 },
  { id: 'h02', agency: 'customs', excluded: '休假' },
  { id: 'h03', agency: 'customs' },
  { id: 'b01', agency: 'border' },
];
const files = {
  'pool.json': JSON.stringify({ officers }),
  'turned.json': JSON.stringify({ officers: officers.toReversed() }),
  'twice.json': JSON.stringify({ officers: [...officers, { id: 'h01', agency: 'border' }] }),
  'weight.json': JSON.stringify({ officers: [{ id: 'h01', agency: 'customs', weight: -1 }] }),
  'list.json': JSON.stringify(officers),
  'broken.json': '{"officers":',
};
const call = ['draw', '--pool', 'pool.json', '--seed', seed, '--pick', '2'] as const;

test('R1 R2: the command draws, the same in whatever order the pool is written', async () => {
  const { json } = memoryMachine(files);
  const { exit, value } = await json(...call);
  expect({ exit, keys: Object.keys(value), picked: value['picked'] }).toEqual({
    exit: 0,
    keys: ['picked', 'poolHash', 'proof'],
    picked: ['b01', 'h01'],
  });
  expect(value['poolHash']).toBe('b5573444023bd5ae75a01875459534ed5834f5d708a16d445fa32b545a1cc7c5');
  expect(await json(...call, '--pool', 'turned.json')).toEqual({ exit, value });
});

test('R5: what it prints is enough to draw again', async () => {
  const { value } = await memoryMachine(files).json(...call);
  expect(replay(value['proof'] as unknown as DrawProof, officers)).toEqual({ ok: true, value });
});

test('in few words: who was picked, and the hash of the pool', async () => {
  const { run } = memoryMachine(files);
  expect((await run(...call)).out).toMatch(/^\S+ \S+\npool [0-9a-f]{64}\n$/);
});

test.each([
  [['draw'], 'pool-missing'],
  [['draw', '--pool', 'pool.json'], 'seed-missing'],
  [['draw', '--pool', 'pool.json', '--seed', seed], 'pick-missing'],
  [[...call, 'more'], 'unknown-word'],
  [[...call, '--pick', '0'], 'option-value'],
  [[...call, '--pick', 'two'], 'option-value'],
  [[...call, '--pick', '4'], 'pool-too-small'],
  [[...call, '--seed', 'xyz'], 'seed-not-hex'],
  [[...call, '--seed', 'abcd'], 'seed-too-short'],
  [[...call, '--pool', 'none.json'], 'file-unreadable'],
  [[...call, '--pool', 'twice.json'], 'member-doubled'],
  [[...call, '--pool', 'weight.json'], 'pool-invalid'],
  [[...call, '--pool', 'list.json'], 'pool-invalid'],
  [[...call, '--pool', 'broken.json'], 'pool-invalid'],
])('R7: %j ends with 2: %s', async (argv, code) => {
  const told = await memoryMachine(files).json(...argv);
  expect(told).toMatchObject({ exit: 2, value: { error: { code, message: expect.any(String) as unknown } } });
});
