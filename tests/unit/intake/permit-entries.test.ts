import { describe, expect, test } from 'vitest';
import type { PermitLine } from '#shared/interchange/permit-sheet';
import { permitEntries } from '#renderer/features/intake/permit-entries';
import { DAY, PORT, after, people, sessionOf, someRequest, someWorld, time } from '#tests/support/world-builder';

const DECLARATION = '151720261000000017';
const declared = { marks: { ...someRequest('a').marks, declarations: [DECLARATION] } };
const { world } = someWorld().withRequest('a', declared).withRequest('b1', declared).withRequest('c');
const line = (wish: Partial<PermitLine>): PermitLine => ({
  row: 2,
  declaration: DECLARATION,
  requestNo: null,
  ref: 'S-1',
  state: 'verified',
  source: '清单',
  note: '',
  ...wish,
});
const asked = { portId: PORT.id, day: DAY, context: { actor: people.leader, now: time('08:00') } };
const fates = (lines: readonly PermitLine[], where = world) =>
  permitEntries(where, lines, asked).map(({ line: l, fate }) => [l.row, fate.kind]);

describe('the lines of a permit list', () => {
  test('L9: a declaration reaches every load that bears it, a request number that of the day, others none', () => {
    const entries = permitEntries(world, [line({})], asked);
    expect(entries.map((e) => e.fate.kind === 'new' && e.fate.permit.sessionId)).toEqual(
      ['a', 'b1'].map(sessionOf).toSorted(),
    );
    expect(fates([line({ declaration: null, requestNo: 'c' }), line({ row: 3, declaration: '1' })])).toEqual([
      [2, 'new'],
      [3, 'stray'],
    ]);
  });

  test('L9: what is known, or said twice in one list, is not entered again; what may not be entered is told', () => {
    const byNumber = line({ declaration: null, requestNo: 'c' });
    const known = after(world, 'permits.import', {
      permits: [{ sessionId: sessionOf('c'), ref: 'S-1', state: 'verified', source: '清单', note: '' }],
    });
    expect(fates([byNumber], known)).toEqual([[2, 'known']]);
    expect(fates([byNumber, { ...byNumber, row: 3 }])).toEqual([
      [2, 'new'],
      [3, 'known'],
    ]);
    expect(fates([{ ...byNumber, source: ' ' }])).toEqual([[2, 'refused']]);
  });
});
