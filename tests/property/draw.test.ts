import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { draw } from '#shared/draw/draw';
import { poolHash, type PoolMember } from '#shared/draw/pool';
import { replay } from '#shared/draw/proof';

const seed = fc.uint8Array({ minLength: 16, maxLength: 70 }).map((bytes) => Buffer.from(bytes).toString('hex'));

const trait = fc.record({
  agency: fc.constantFrom('customs', 'border', 'transport'),
  skills: fc.subarray(['image', 'animal', 'plant', 'body']),
  weight: fc.integer({ min: 1, max: 1000 }),
  excluded: fc.constantFrom(null, null, null, null, '休假', '回避'),
});
const pool = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }), {
    minLength: 6,
    maxLength: 14,
    size: 'max',
    selector: (id) => id.normalize('NFC'),
  })
  .chain((ids) => fc.tuple(...ids.map((id) => trait.map((t): PoolMember => memberOf(id, t)))));

const memberOf = (id: string, { excluded, ...rest }: { excluded: string | null; agency: string }): PoolMember => ({
  id,
  ...rest,
  ...(excluded !== null && { excluded }),
});

const terms = fc.record({
  pick: fc.integer({ min: 2, max: 6 }),
  perAgency: fc.dictionary(fc.constantFrom('customs', 'border'), fc.integer({ min: 1, max: 2 })),
  skills: fc.array(
    fc.record({
      agency: fc.constantFrom('customs', 'border'),
      skill: fc.constantFrom('image', 'animal', 'plant'),
      count: fc.integer({ min: 1, max: 2 }),
    }),
    { maxLength: 2 },
  ),
});

test('R2 R3 R4: whatever the pool, nobody is drawn twice or though excluded, and every minimum is kept', () => {
  let kept = 0;
  fc.assert(
    fc.property(pool, seed, terms, (members, seed, { pick, perAgency, skills }) => {
      const drawn = draw({ pool: members, seed, pick, perAgency, skills });
      if (!drawn.ok) return;
      kept++;
      const { picked } = drawn.value;
      expect(new Set(picked).size).toBe(pick);
      const team = picked.map((id) => members.find((m) => m.id.normalize('NFC') === id)!);
      expect(team.filter((m) => m.excluded !== undefined)).toEqual([]);
      for (const [agency, least] of Object.entries(perAgency))
        expect(team.filter((m) => m.agency === agency).length).toBeGreaterThanOrEqual(least);
      for (const { agency, skill } of skills) {
        const least = skills.reduce((n, s) => n + (s.agency === agency && s.skill === skill ? s.count : 0), 0);
        const able = team.filter((m) => m.agency === agency && m.skills?.includes(skill) === true);
        expect(able.length).toBeGreaterThanOrEqual(least);
      }
    }),
    { numRuns: 600 },
  );
  expect(kept).toBeGreaterThan(100);
});

test('R4 R7: whether a draw is refused, and why, does not depend on the seed', () => {
  fc.assert(
    fc.property(pool, seed, seed, terms, (members, one, other, asked) => {
      const [a, b] = [one, other].map((seed) => draw({ pool: members, seed, ...asked }));
      expect(a!.ok ? null : a!.error).toEqual(b!.ok ? null : b!.error);
    }),
    { numRuns: 300 },
  );
});

test('R1 R5: any order of the pool gives the same draw, and the proof gives it again', () => {
  const shuffled = pool.chain((members) =>
    fc.tuple(fc.constant(members), fc.shuffledSubarray(members, { minLength: members.length })),
  );
  fc.assert(
    fc.property(shuffled, seed, terms, ([members, others], seed, asked) => {
      const drawn = draw({ pool: members, seed, ...asked });
      expect(draw({ pool: others, seed, ...asked })).toEqual(drawn);
      expect(drawn.ok ? replay(drawn.value.proof, others) : drawn).toEqual(drawn);
    }),
    { numRuns: 300 },
  );
});

test('R2: whatever is changed in any member, added or taken away, changes the hash', () => {
  const changes: readonly ((m: PoolMember) => readonly PoolMember[])[] = [
    (m) => [{ ...m, id: `${m.id}x` }],
    (m) => [{ ...m, agency: `${m.agency}x` }],
    (m) => [{ ...m, weight: (m.weight ?? 1) + 1 }],
    (m) => [{ ...m, skills: [...(m.skills ?? []), 'dangerous'] }],
    (m) => [{ ...m, excluded: `${m.excluded ?? ''}x` }],
    (m) => [m, { ...m, id: `${m.id}x` }],
    () => [],
  ];
  fc.assert(
    fc.property(pool, fc.nat(), fc.constantFrom(...changes), (members, at, change) => {
      const target = at % members.length;
      const changed = members.flatMap((m, i) => (i === target ? change(m) : [m]));
      expect(poolHash(changed)).not.toBe(poolHash(members));
    }),
    { numRuns: 300 },
  );
});
