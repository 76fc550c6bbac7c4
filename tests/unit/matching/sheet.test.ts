import { describe, expect, test } from 'vitest';
import { sheetOf, type Sheet } from '#shared/matching/sheet';
import { request, type Said } from '#tests/support/match-item';

/** The keys that a request was sorted into, fields that are empty left out. */
function sorted(said: Said): Record<string, string[]> {
  const sheet: Sheet = sheetOf(request('customs-1', said));
  return Object.fromEntries(
    Object.entries(sheet)
      .filter(([, tokens]) => tokens.length > 0)
      .map(([field, tokens]) => [field, tokens.map(({ key }) => key)]),
  );
}

describe('what a request says, sorted by what it is', () => {
  test.each<[string, Said, Record<string, string[]>]>([
    ['both plates in one cell', { plates: ['吉H12345/А123ВС125'] }, { tractors: ['吉H12345', 'A123BC125'] }],
    [
      'a trailer beside the tractor',
      { plates: ['吉H12345 吉H1234挂'] },
      { tractors: ['吉H12345'], trailers: ['吉H1234'] },
    ],
    [
      'a bare trailer beside the tractor',
      { plates: ['吉H12345', '吉H1234'] },
      { tractors: ['吉H12345'], trailers: ['吉H1234'] },
    ],
    ['a Russian trailer', { plates: ['АВ123425'] }, { trailers: ['AB123425'] }],
    ['a tractor in the trailer column', { trailers: ['吉H12345'] }, { tractors: ['吉H12345'] }],
    ['a seal that looks like a Russian trailer', { seals: ['AB123456'] }, { seals: ['AB123456'] }],
    ['a container in the plate column', { plates: ['CSQU3054383'] }, { containers: ['CSQU3054383'] }],
    [
      'containers and seal in the seal column',
      { seals: ['CSQU3054383、CN123456'] },
      { containers: ['CSQU3054383'], seals: ['CN123456'] },
    ],
    ['an O for a 0', { containers: ['CSQU3O54383'] }, { containers: ['CSQU3054383'] }],
    ['a plate in the container column', { containers: ['吉H12345'] }, { tractors: ['吉H12345'] }],
    ['a declaration in the bill column', { billNo: '151720261000000017' }, { declarations: ['151720261000000017'] }],
    ['a batch number in the declaration column', { declarations: ['26112300017'] }, { bills: ['26112300017'] }],
    [
      'a batch number that looks like a vehicle number',
      { batchNo: 'CNHCG202611230001' },
      { batches: ['CNHCG202611230001'] },
    ],
    ['lost zeros', { batchNo: '000026112300017' }, { batches: ['26112300017'] }],
    ['placeholders', { plates: ['无', '/'], containers: ['-'], batchNo: '0000', seals: ['12'], vin: '待定' }, {}],
    ['a number that a spreadsheet destroyed', { batchNo: '2.61123E+12' }, {}],
  ])('%s', (_, said, expected) => {
    expect(sorted(said)).toEqual(expected);
  });
});
