import { describe, expect, test } from 'vitest';
import { memoryMachine } from '#tests/support/cli';
import { billXml, messageXml, truckXml } from '#tests/support/manifests';
import { csvText, goodRow, header, tableOf, utf16, type SheetRow } from '#tests/support/sheets';

const sheet = (...rows: readonly SheetRow[]) => csvText(tableOf(rows));
const where = ['--port', 'CNHCG', '--day', '2026-11-23'] as const;
const border = goodRow({
  申请号: 'BJ-1',
  查验单位: '边检',
  查验方式: '车体',
  预计分钟: '',
  报关单号: '',
  箱号: '',
  车牌: '吉H·12345',
});

describe('import', () => {
  test('gives counts, errors at their cells, and the rows that came in; exit 1 when there are errors', async () => {
    const { json } = memoryMachine({
      '海关.csv': sheet(goodRow(), goodRow({ 申请号: '2', 查验方式: '目测', 箱号: 'CSQU3054380' })),
    });
    const { exit, value } = await json('import', '海关.csv', ...where);
    expect(exit).toBe(1);
    expect(value).toMatchObject({
      files: 1,
      rows: 2,
      accepted: 1,
      errors: [
        { file: '海关.csv', row: 3, column: '查验方式', read: '目测', code: 'unknown-word' },
        {
          file: '海关.csv',
          row: 3,
          column: '箱号',
          read: 'CSQU3054380',
          expected: 'CSQU3054383',
          code: 'container-check-digit',
          severity: 'acceptable',
        },
      ],
      warnings: [],
      requests: [{ id: 'CNHCG/2026-11-23/customs/HG-2026-0001', agency: 'customs', mode: 'sample' }],
      consignments: [],
      sources: [{ file: '海关.csv', kind: 'csv', encoding: 'utf-8', rows: 2, skipped: 0 }],
    });
  });

  test('takes several files at once: sheets of both agencies and a manifest', async () => {
    const { json } = memoryMachine({
      'customs.csv': sheet(goodRow()),
      'border.csv': utf16(sheet(border)),
      'manifest.xml': messageXml(
        'MT1401',
        `<DeclarationID>B20261123001</DeclarationID>${truckXml}${billXml('T20261123001')}`,
      ),
    });
    const { exit, value } = await json('import', 'customs.csv', 'border.csv', 'manifest.xml', ...where);
    expect(exit).toBe(0);
    expect(value).toMatchObject({
      files: 3,
      rows: 3,
      accepted: 3,
      errors: [],
      consignments: [{ messageType: 'MT1401' }],
    });
  });

  test('warnings alone end with 0', async () => {
    const { json } = memoryMachine({ 'a.csv': sheet(goodRow({ 统一社会信用代码: '91350200MA2YJ1XR9A' })) });
    const { exit, value } = await json('import', 'a.csv', ...where);
    expect([exit, value['warnings']]).toMatchObject([0, [{ code: 'uscc-check-digit' }]]);
  });

  test('a store takes the good rows, tells what is new or changed the next time, and belongs to one day', async () => {
    const { disk, json } = memoryMachine({
      'a.csv': sheet(goodRow(), goodRow({ 申请号: '2' })),
      'b.csv': sheet(goodRow({ 备注: '改' }), goodRow({ 申请号: '2' }), goodRow({ 申请号: '3' })),
    });
    expect((await json('import', 'a.csv', ...where, '--out', 's.json')).value).toMatchObject({ added: 2, changed: 0 });
    expect((await json('import', 'b.csv', ...where, '--out', 's.json')).value).toMatchObject({
      added: 1,
      changed: 1,
      unchanged: 1,
    });
    const stored = JSON.parse(Buffer.from(disk.get('s.json')!).toString()) as {
      requests: { requestNo: string; note: string }[];
    };
    expect(stored.requests.map((r) => [r.requestNo, r.note])).toEqual([
      ['HG-2026-0001', '改'],
      ['2', ''],
      ['3', ''],
    ]);
    const other = await json('import', 'a.csv', '--port', 'CNHCG', '--day', '2026-11-24', '--out', 's.json');
    expect([other.exit, other.value]).toMatchObject([2, { error: { code: 'store-of-another-day' } }]);
    expect((await json('import', 'a.csv', ...where, '--out', 'a.csv')).value).toMatchObject({
      error: { code: 'store-unreadable' },
    });
  });

  test('a store that cannot be written is told', async () => {
    const { json } = memoryMachine({ 'a.csv': sheet(goodRow()) }, { sealed: true });
    expect(await json('import', 'a.csv', ...where, '--out', 's.json')).toMatchObject({
      exit: 2,
      value: { error: { code: 'file-unwritable', file: 's.json' } },
    });
  });

  test.each([
    [['import', ...where], 'file-missing'],
    [['import', 'none.csv', ...where], 'file-unreadable'],
    [['import', 'a.csv', '--day', '2026-11-23'], 'port-missing'],
    [['import', 'a.csv', '--port', 'CNXXX', '--day', '2026-11-23'], 'unknown-port'],
    [['import', 'a.csv', '--port', 'CNHCG'], 'day'],
    [['import', 'a.csv', '--port', 'CNHCG', '--day', '2026-02-30'], 'day'],
    [['import', 'a.csv', '--port', 'CNHCG', '--day', '23.11.2026'], 'day'],
    [['import', 'a.csv', '--port', '--day', '2026-11-23'], 'option-value-missing'],
    [['import', 'a.csv', ...where, '--colour', 'red'], 'unknown-option'],
    [['import', 'wrong.xlsx', ...where], 'not-what-its-name-says'],
    [['import', 'plain.csv', ...where], 'no-header'],
    [['import', 'a.csv', 'plain.csv', ...where], 'no-header'],
  ])('%j ends with 2: %s', async (argv, code) => {
    const { run } = memoryMachine({
      'a.csv': sheet(goodRow()),
      'wrong.xlsx': sheet(goodRow()),
      'plain.csv': 'a,b\n1,2\n',
    });
    const { exit, out, err } = await run(...argv, '--json');
    expect([exit, out]).toEqual([2, '']);
    const { error } = JSON.parse(err) as { error: { code: string; message: string } };
    expect(error.code).toBe(code);
    expect(error.message).not.toBe('');
  });

  test('an unknown port is answered with those that are known', async () => {
    const { json } = memoryMachine({});
    const { value } = await json('import', 'a.csv', '--port', 'CNXXX', '--day', '2026-11-23');
    expect(value).toMatchObject({ error: { known: ['CNHCG', 'CNQUH'] } });
  });

  test('without --json a few words are printed, faults as compilers write them', async () => {
    const { run } = memoryMachine({ 'a.csv': sheet(goodRow({ 查验方式: '目测' })) });
    const { out, err } = await run('import', 'a.csv', ...where);
    expect(err).toBe('');
    expect(out).toBe(
      '1 files, 1 rows: 0 accepted, 1 errors, 0 warnings\na.csv:2: 查验方式: unknown-word: "目测", expected 机检 / 外形 / 抽查 / 彻底 / 检疫 / 车体\n',
    );
  });
});

describe('match', () => {
  test('joins the requests of two agencies about one truck and tells why', async () => {
    const { json } = memoryMachine({
      'customs.csv': sheet(
        goodRow(),
        goodRow({
          申请号: 'HG-2',
          车牌: '吉H99999',
          境外车牌: '',
          箱号: '',
          批次号: 'B20261123999',
          总运单号: '',
          报关单号: '',
          封志号: '',
        }),
      ),
      'border.csv': sheet(border),
    });
    const { exit, value } = await json('match', 'customs.csv', 'border.csv', ...where);
    expect(exit).toBe(0);
    const a = { agency: 'customs', requestNo: 'HG-2026-0001' };
    const b = { agency: 'border', requestNo: 'BJ-1' };
    expect(value).toMatchObject({
      pairs: [{ a, b }],
      sessions: [
        { requests: [a, b], object: { plates: expect.arrayContaining(['吉H12345']) as unknown, callName: '吉H12345' } },
      ],
      openingsSaved: 1,
      doubtful: [],
    });
    const [pair] = value['pairs'] as unknown as { score: number; reasons: { code: string }[] }[];
    expect(pair?.score).toBeGreaterThan(0.9);
    expect(pair?.reasons.map((r) => r.code)).toContain('same-plate');
  });

  test('a mistyped mark does not hide a truck: its row is matched, and still told as an error', async () => {
    const typo = { ...border, 箱号: 'CSQU3054380', 报关单号: '1517202610000000' };
    const { json } = memoryMachine({ 'customs.csv': sheet(goodRow()), 'border.csv': sheet(typo) });
    const { exit, value } = await json('match', 'customs.csv', 'border.csv', ...where);
    expect([exit, value['openingsSaved']]).toEqual([1, 1]);
    expect(value['errors']).toMatchObject([{ code: 'container-check-digit' }, { code: 'declaration-form' }]);
    expect((await json('import', 'border.csv', ...where)).value).toMatchObject({ accepted: 0, requests: [] });
  });

  test('rows at fault stay out and end it with 1, still with a result', async () => {
    const { json } = memoryMachine({ 'a.csv': sheet(goodRow(), { ...border, 查验方式: '?' }) });
    const { exit, value } = await json('match', 'a.csv', ...where);
    expect([exit, value['pairs'], value['errors']]).toMatchObject([1, [], [{ code: 'unknown-word' }]]);
  });
});

test('files of header alone match to nothing', async () => {
  const { json } = memoryMachine({ 'a.csv': csvText([header]) });
  expect(await json('match', 'a.csv', ...where)).toMatchObject({
    exit: 0,
    value: { pairs: [], sessions: [], openingsSaved: 0 },
  });
});
