import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkedRows } from '#shared/mutations/checked-rows';
import { checkImportRows } from '#shared/mutations/import-mutations';
import { DAY, PORT, ask, someRequest, someWorld, verdict } from '#tests/support/world-builder';

/** Rows with a number of ten at most; counts how often one is looked at. */
function counted() {
  let looks = 0;
  const row = z.strictObject({ n: z.number().max(10) }).refine(() => (looks += 1) > 0);
  return { ...checkedRows(row), looks: () => looks };
}

test('X4: a row that was found good beforehand is not looked at again; its copy is', () => {
  const { schema, check, looks } = counted();
  const rows = [{ n: 1 }, { n: 2 }];
  rows.forEach((row) => check(row));
  expect(looks()).toBe(2);
  expect(z.array(schema).parse(rows)).toEqual(rows);
  expect(looks()).toBe(2);
  z.array(schema).parse([{ n: 1 }]);
  expect(looks()).toBe(3);
});

test('X4: a bad row stays bad, whenever it is looked at, and is told at its place', () => {
  const { schema, check } = counted();
  const bad = { n: 11 };
  check(bad);
  const read = z.strictObject({ rows: z.array(schema) }).safeParse({ rows: [{ n: 1 }, bad] });
  expect(read.error?.issues.map((i) => i.path.join('.'))).toEqual(['rows.1.n']);
  expect(z.array(schema).safeParse([null, 7, 'x']).success).toBe(false);
});

test('X4 I3: an import whose rows were checked beforehand is decided like any other', () => {
  const { world } = someWorld();
  const args = (requests: readonly object[]) => ({
    batch: { id: 'batch', files: [] },
    portId: PORT.id,
    day: DAY,
    requests,
    consignments: [],
  });
  const good = [someRequest('a'), someRequest('c')];
  const bad = [someRequest('a'), { ...someRequest('c'), minutes: -1 }];
  for (const requests of [good, bad]) checkImportRows({ requests, consignments: [] });
  expect(verdict(ask(world, 'import.commit', args(good)))).toBe('ok');
  expect(ask(world, 'import.commit', args(bad))).toMatchObject({
    error: { code: 'row-invalid', facts: { path: 'requests.1.minutes' } },
  });
});
