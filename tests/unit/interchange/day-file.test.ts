import { expect, test } from 'vitest';
import { applyChanges, put } from '#shared/domain/change';
import { emptyWorld } from '#shared/domain/world';
import { dayText } from '#shared/kernel/time';
import { kitOf } from '#shared/ports/known-ports';
import { readDayFile, writeDayFile } from '#shared/interchange/day-file';

const { port, bays } = kitOf('CNHCG')!;
const world = applyChanges(emptyWorld(), [put('ports', port), ...bays.map((bay) => put('bays', bay))]);
const file = { world, portId: port.id, day: dayText.parse('2026-11-23'), by: '李文博' };

test('a day file brings back what was written', () => {
  expect(readDayFile(writeDayFile(file))).toEqual({ ok: true, value: file });
});

test('a day file with a row of the wrong form is refused with the place of the fault', () => {
  const text = writeDayFile(file).replace(/"turn":\d+/, '"turn":-1');
  expect(readDayFile(text)).toMatchObject({ ok: false, error: expect.stringContaining('rows.bays.0.turn') as string });
});

test('what is no JSON and what is no day file are refused', () => {
  expect(readDayFile('{')).toEqual({ ok: false, error: 'not JSON' });
  expect(readDayFile('{}').ok).toBe(false);
});
