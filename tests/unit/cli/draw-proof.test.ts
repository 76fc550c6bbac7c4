import { expect, test } from 'vitest';
import { certificateOf, type DrawCertificate } from '#shared/draw/certificate';
import { drawWorld, drawn, hexFrom } from '#tests/support/draws';
import { memoryMachine } from '#tests/support/cli';

const world = drawn(drawn(drawWorld().world), { drawId: 'again', replaces: 'draw', reason: '一人临时请假' });
const record = world.draws.get('again')!;
const certificate = certificateOf(record, (id) => world.users.get(id)?.name ?? id)!;

const replayed = (file: unknown) =>
  memoryMachine({ 'proof.json': JSON.stringify(file) }).json('draw', '--proof', 'proof.json');
const tampered = (part: Partial<DrawCertificate>) => replayed({ ...certificate, ...part });

test('R13: a machine that has nothing but the file comes to the same team', async () => {
  expect(await replayed(certificate)).toEqual({
    exit: 0,
    value: {
      agrees: true,
      draw: 'again',
      picked: record.picked,
      poolHash: record.poolHash,
      commitment: record.commitment,
    },
  });
});

test('R13: the file names who drew, who witnessed and why it was drawn again', () => {
  expect(certificate).toMatchObject({
    operator: 'leader',
    witness: 'supervisor',
    replaces: 'draw',
    reason: '一人临时请假',
  });
  expect(certificate.committedAt).toBe('2026-11-22T23:00:00.000Z');
});

test('R13: a word changed is told: result, secret, salt, pool', async () => {
  const whys = await Promise.all([
    tampered({ picked: certificate.picked.toReversed() }),
    tampered({ secret: hexFrom('another') }),
    tampered({ salt: hexFrom('another') }),
    tampered({ pool: certificate.pool.slice(1) }),
    replayed({ ...certificate, format: 'other' }),
    replayed('no certificate'),
  ]);
  expect(whys.map(({ exit, value }) => [exit, value['agrees'], value['code']])).toEqual([
    [1, false, 'rounds-differ'],
    [1, false, 'commitment-differs'],
    [1, false, 'proof-invalid'],
    [1, false, 'pool-differs'],
    [1, false, 'proof-invalid'],
    [1, false, 'proof-invalid'],
  ]);
});

test('R13: a draw that was only begun has no certificate', () => {
  expect(certificateOf({ ...record, secret: null, status: 'witnessed' }, (id) => id)).toBeNull();
});

test('a file that is not there ends with 2, and --proof stands alone', async () => {
  const machine = memoryMachine({ 'proof.json': JSON.stringify(certificate) });
  expect(await machine.json('draw', '--proof', 'none.json')).toMatchObject({
    exit: 2,
    value: { error: { code: 'file-unreadable' } },
  });
  expect(await machine.json('draw', '--proof', 'proof.json', '--pick', '2')).toMatchObject({ exit: 2 });
});
