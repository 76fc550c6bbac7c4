import { describe, expect, test } from 'vitest';
import { batchId } from '#shared/kernel/ids';
import { dayText } from '#shared/kernel/time';
import type { InspectionRequest } from '#shared/domain/request';
import { readRequestSheet } from '#shared/interchange/request-sheet';
import { hunchun } from '#shared/ports/hunchun';
import {
  acceptEntries,
  countEntries,
  entriesIn,
  entriesOf,
  rowsToImport,
  type Entry,
} from '#renderer/features/intake/import-entries';

const HEADER = '申请号,查验单位,车牌,箱号,品名,进出境,预计到达,查验方式';
const GOOD = 'A-1,海关,吉H12345,,鲜番茄,出境,8:30,抽查';
const WRONG_DIGIT = 'A-2,海关,吉H12346,CSQU3054384,冻鱼,进境,9:30,抽查';
const BROKEN = 'A-3,海关,吉H12347,,,进境,9:40,抽查';

async function read(...lines: readonly string[]) {
  const bytes = new TextEncoder().encode([HEADER, ...lines].join('\n'));
  const frame = { port: hunchun.port, day: dayText.parse('2026-11-23'), batchId: batchId.parse('b') };
  const reading = await readRequestSheet({ name: 'x.csv', bytes }, frame);
  if (!reading.ok) throw new Error(reading.error.code);
  return { of: 'requests', file: 'x.csv', drafts: reading.value.drafts } as const;
}

const nothing = { requests: new Map(), consignments: new Map() };
const standing = (entries: readonly Entry[]) => ({
  requests: new Map(rowsToImport(entries).requests.map((r): [string, InspectionRequest] => [r.id, r])),
  consignments: new Map(),
});

describe('what an import would do', () => {
  test('a row is new, changed, as before, to be confirmed or at fault, and only new and changed ones come in', async () => {
    const first = entriesOf(await read(GOOD), nothing);
    const again = entriesOf(await read(GOOD, WRONG_DIGIT, BROKEN), standing(first));
    expect(again.map((e) => e.fate)).toEqual(['unchanged', 'acceptable', 'error']);
    const moved = entriesOf(await read(GOOD.replace('8:30', '8:45')), standing(first));
    expect(moved.map((e) => [e.fate, e.fields.map((f) => f.field)])).toEqual([['changed', ['eta']]]);
    expect(countEntries([...first, ...moved, ...again])).toMatchObject({
      added: 1,
      changed: 1,
      unchanged: 1,
      error: 1,
    });
    expect(rowsToImport(again).requests).toEqual([]);
  });

  test('a container with a wrong check digit comes in once a reason is given, which the row then carries', async () => {
    const entries = entriesOf(await read(WRONG_DIGIT), nothing);
    const none = acceptEntries(entries, new Set(entries.map((e) => e.key)), { reason: '  ', standing: nothing });
    expect(none.map((e) => e.fate)).toEqual(['acceptable']);
    const taken = acceptEntries(entries, new Set(entries.map((e) => e.key)), { reason: '实物核对', standing: nothing });
    expect(taken.map((e) => e.fate)).toEqual(['added']);
    expect(entriesIn(taken, 'warning')).toHaveLength(1);
    expect(Object.values(rowsToImport(taken).requests[0]!.extra)).toEqual(['实物核对']);
  });

  test('a reason for one row leaves the others to be confirmed', async () => {
    const entries = entriesOf(await read(WRONG_DIGIT, WRONG_DIGIT.replace('A-2', 'A-4')), nothing);
    const taken = acceptEntries(entries, new Set([entries[0]!.key]), { reason: '核对', standing: nothing });
    expect(taken.map((e) => e.fate)).toEqual(['added', 'acceptable']);
  });
});
