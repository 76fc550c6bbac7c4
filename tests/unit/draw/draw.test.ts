import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { draw, type DrawOrder } from '#shared/draw/draw';
import { numberBelow } from '#shared/draw/draw-chance';
import { commitment, verify } from '#shared/draw/draw-seed';
import { poolHash, type Pool, type PoolMember } from '#shared/draw/pool';
import { replay } from '#shared/draw/proof';

const seed = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';
const officers: Pool = [
  { id: 'h01', agency: 'customs', skills: ['image', 'animal'], weight: 3 },
  { id: 'h02', agency: 'customs' },
  { id: 'h03', agency: 'customs', excluded: '休假' },
  { id: 'h04', agency: 'customs', skills: ['plant'], weight: 2 },
  { id: 'b01', agency: 'border', skills: ['body'] },
  { id: 'b02', agency: 'border' },
  { id: 'b03', agency: 'border', weight: 5 },
];

function drawn(order: Partial<DrawOrder> = {}) {
  const result = draw({ pool: officers, seed, pick: 4, ...order });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
const refused = (order: Partial<DrawOrder>) => {
  const result = draw({ pool: officers, seed, pick: 4, ...order });
  return result.ok ? null : result.error;
};

describe('what is drawn', () => {
  test('R1: picks and hash are pinned: the same on every machine', () => {
    const { poolHash, proof } = drawn();
    expect(poolHash).toBe('9f9a1d636aacfc85febdcc8559cc4877aaf147a0970a86513e8b628a3958d0cb');
    expect(proof.rounds.map((r) => [r.picked, r.among, r.weight, r.number])).toEqual([
      ['b03', 6, 13, 3],
      ['h01', 5, 8, 4],
      ['h04', 4, 5, 4],
      ['h02', 3, 3, 2],
    ]);
    expect(drawn().picked).toEqual(['b03', 'h01', 'h04', 'h02']);
  });

  test('R1 R2: pool hash and numbers can be made by another hand from what is written down', () => {
    const lines = [
      '["b01","border",1,["body"],null]',
      '["b02","border",1,[],null]',
      '["b03","border",5,[],null]',
      '["h01","customs",3,["animal","image"],null]',
      '["h02","customs",1,[],null]',
      '["h03","customs",1,[],"休假"]',
      '["h04","customs",2,["plant"],null]',
    ];
    const hash = createHash('sha256')
      .update(['lianjian-pool/1', ...lines].join('\n'))
      .digest('hex');
    expect(poolHash(officers)).toBe(hash);
    const mac = createHmac('sha256', Buffer.from(seed, 'hex')).update(`lianjian-draw/1\n${hash}\n1\n0`).digest('hex');
    const number = Number(BigInt(`0x${mac.slice(0, 12)}`) % 13n);
    expect(drawn().proof.rounds[0]).toMatchObject({ among: 6, weight: 13, number });
  });

  test('R1: neither the order of members, skills and keys nor the composition of a text matters', () => {
    const turned: PoolMember[] = [];
    for (const { id, skills = [], ...rest } of officers) turned.unshift({ ...rest, skills: skills.toReversed(), id });
    expect(drawn({ pool: turned })).toEqual(drawn());
    expect(drawn({ seed: seed.toUpperCase() })).toEqual(drawn());
    const accented = (id: string): Pool => [{ id, agency: 'customs' }];
    expect(poolHash(accented('e\u0301'))).toBe(poolHash(accented('\u00e9')));
  });

  test('R3: a larger pick goes on where a smaller one ended', () => {
    expect(drawn({ pick: 6 }).picked.slice(0, 4)).toEqual(drawn().picked);
    expect(drawn({ pick: 6 }).picked.toSorted()).toEqual(['b01', 'b02', 'b03', 'h01', 'h02', 'h04']);
  });

  test('R3: words behind the last whole run of numbers are passed over', () => {
    const words = [2 ** 48 - 1, 2 ** 48 - 2, 7];
    expect(numberBelow(5, (attempt) => words[attempt]!)).toBe((2 ** 48 - 2) % 5);
    expect(numberBelow(2 ** 47 + 1, (attempt) => words[attempt]!)).toBe(7);
    expect(numberBelow(1, () => 2 ** 48 - 1)).toBe(0);
  });

  test('R4: the skilled are drawn first, then the rest of each agency, then anybody', () => {
    const { picked, proof } = drawn({
      pick: 5,
      perAgency: { customs: 2, border: 2 },
      skills: [{ agency: 'customs', skill: 'plant', count: 1 }],
    });
    expect(proof.rounds.map((r) => [r.agency, r.skill])).toEqual([
      ['customs', 'plant'],
      ['border', null],
      ['border', null],
      ['customs', null],
      [null, null],
    ]);
    expect(picked[0]).toBe('h04');
  });

  test('R4: someone whom a later seat needs is kept for it, whatever the seed', () => {
    const pool: Pool = [
      { id: 'both', agency: 'customs', skills: ['animal', 'plant'] },
      { id: 'animal', agency: 'customs', skills: ['animal'] },
      { id: 'plain', agency: 'customs' },
    ];
    const skills = ['animal', 'plant'].map((skill) => ({ agency: 'customs', skill, count: 1 }));
    for (let n = 0; n < 40; n++) {
      const one = n.toString(16).padStart(32, '0');
      expect(drawn({ pool, seed: one, pick: 2, skills }).picked).toEqual(['animal', 'both']);
    }
  });
});

describe('what is refused', () => {
  test.each([
    [{ pick: 7 }, 'pool-too-small', { pick: 7, free: 6 }],
    [{ pick: 0 }, 'terms-invalid', { at: 'pick' }],
    [{ pick: 1.5 }, 'terms-invalid', { at: 'pick' }],
    [{ perAgency: { transport: 1 } }, 'agency-unknown', { agency: 'transport' }],
    [{ perAgency: { toString: 1 } }, 'agency-unknown', { agency: 'toString' }],
    [{ skills: [{ agency: 'coast', skill: 'body', count: 1 }] }, 'agency-unknown', { agency: 'coast' }],
    [{ perAgency: { customs: 4 } }, 'agency-short', { agency: 'customs', seats: 4, free: 3 }],
    [{ skills: [{ agency: 'border', skill: 'image', count: 1 }] }, 'skill-short', { agency: 'border', seats: 1 }],
    [{ perAgency: { customs: 2, border: 3 } }, 'pick-too-small', { pick: 4, seats: 5 }],
  ] as const)('R4 R7: terms that cannot be kept: %j', (order, code, facts) => {
    expect(refused(order)).toMatchObject({ code, facts });
  });

  test('R4: one person with two skills does not fill two seats', () => {
    const skills = ['image', 'animal'].map((skill) => ({ agency: 'customs', skill, count: 1 }));
    expect(refused({ skills })).toMatchObject({ code: 'skill-short' });
  });

  test.each([
    ['', 'seed-too-short'],
    ['00'.repeat(15), 'seed-too-short'],
    ['0'.repeat(33), 'seed-not-hex'],
    ['g'.repeat(32), 'seed-not-hex'],
    [`0x${'0'.repeat(32)}`, 'seed-not-hex'],
  ])('R7: no seed: %j', (text, code) => {
    expect(refused({ seed: text })).toMatchObject({ code });
    expect(commitment(text)).toMatchObject({ ok: false, error: { code } });
    expect(verify('00', text)).toBe(false);
  });

  test.each([
    [{ id: 'x', agency: 'customs', weight: 0 }, '0.weight'],
    [{ id: 'x', agency: 'customs', weight: 1.5 }, '0.weight'],
    [{ id: 'x', agency: 'customs', weight: Number.NaN }, '0.weight'],
    [{ id: '', agency: 'customs' }, '0.id'],
    [{ id: 'x', agency: 'customs', excluded: '' }, '0.excluded'],
    [{ id: 'x', agency: 'customs', exclude: 'on leave' }, '0'],
  ])('R7: no member of a pool: %j', (member, at) => {
    expect(refused({ pool: [member] })).toMatchObject({ code: 'pool-invalid', facts: { at } });
  });

  test('R7: an id that stands twice, however it is composed', () => {
    const pool = ['e\u0301', '\u00e9'].map((id) => ({ id, agency: 'customs' }));
    expect(refused({ pool, pick: 1 })).toEqual({ code: 'member-doubled', facts: { id: '\u00e9' } });
  });

  test('R2: a pool of excluded members alone is empty', () => {
    const pool = officers.map((o) => ({ ...o, excluded: '回避' }));
    expect(refused({ pool, pick: 1 })).toEqual({ code: 'pool-too-small', facts: { pick: 1, free: 0 } });
  });
});

describe('what is published', () => {
  test('R6: a commitment is SHA-256 of the bytes of the seed, and fits that seed alone', () => {
    const published = createHash('sha256').update(Buffer.from(seed, 'hex')).digest('hex');
    expect(commitment(seed)).toEqual({ ok: true, value: published });
    expect(drawn().proof).toMatchObject({ seed, seedCommitment: published });
    expect(verify(published, seed.toUpperCase())).toBe(true);
    expect(verify(published.toUpperCase(), seed)).toBe(true);
    expect(verify(published, seed.replace('1f', '1e'))).toBe(false);
    expect(verify(published, `${seed}00`)).toBe(false);
  });

  test('R5: a proof survives its file and gives the draw again', () => {
    const order = { pick: 5, perAgency: { border: 2 }, skills: [{ agency: 'customs', skill: 'image', count: 1 }] };
    const { proof, picked, poolHash } = drawn(order);
    const read = JSON.parse(JSON.stringify(proof)) as typeof proof;
    expect(replay(read, officers.toReversed())).toEqual({ ok: true, value: { picked, poolHash, proof } });
  });

  const { proof } = drawn();
  const [first, ...others] = proof.rounds;
  test.each([
    ['commitment-differs', { ...proof, seedCommitment: '00'.repeat(32) }],
    ['pool-differs', { ...proof, poolHash: '00'.repeat(32) }],
    ['rounds-differ', { ...proof, seed: seed.replace('1f', '1e'), seedCommitment: otherCommitment() }],
    ['rounds-differ', { ...proof, rounds: [{ ...first!, picked: 'h03' }, ...others] }],
    ['rounds-differ', { ...proof, rounds: proof.rounds.slice(1) }],
    ['rounds-differ', { ...proof, terms: { ...proof.terms, pick: 3 } }],
    ['proof-invalid', { ...proof, scheme: 'lianjian-draw/0' as 'lianjian-draw/1' }],
    ['seed-not-hex', { ...proof, seed: 'abc' }],
  ])('R5: a proof that was touched is told: %s %#', (code, touched) => {
    expect(replay(touched, officers)).toMatchObject({ ok: false, error: { code } });
  });

  test('R2 R5: a pool from which the reason of an exclusion was taken is another pool', () => {
    const pool = officers.map(({ id, agency, skills = [], weight = 1 }) => ({ id, agency, skills, weight }));
    expect(replay(proof, pool)).toMatchObject({ ok: false, error: { code: 'pool-differs' } });
  });
});

function otherCommitment(): string {
  const made = commitment(seed.replace('1f', '1e'));
  return made.ok ? made.value : '';
}
