import { describe, expect, test } from 'vitest';
import { defaultMinutes } from '#shared/rules/durations';
import { codes, readRow, told } from '#tests/support/import-frame';
import { goodRow, header, type SheetRow } from '#tests/support/sheets';

const read = (over: SheetRow) => readRow(goodRow(over));
const port = (text: string) => Date.parse(`${text}+08:00`);

describe('required cells and words', () => {
  test.each(['申请号', '查验单位', '品名', '进出境', '预计到达', '查验方式'])('%s must be filled', async (name) => {
    const draft = await read({ [name]: ' ' });
    expect(told(draft.problems)).toEqual([`required ${name}:  → `]);
    expect(draft.value).toBeNull();
  });

  test.each([
    ['海关', 'customs'],
    ['customs', 'customs'],
    ['CUSTOMS', 'customs'],
    ['Таможня', 'customs'],
    ['边检', 'border'],
    ['border', 'border'],
    ['변방검사', 'border'],
  ])('the agency %s is %s', async (word, code) => {
    expect((await read({ 查验单位: word })).value?.agency).toBe(code);
  });

  test('an agency that the port does not have is an error that names those it has', async () => {
    expect(told((await read({ 查验单位: '海事' })).problems)).toEqual(['unknown-word 查验单位: 海事 → 海关 / 边检']);
  });

  test.each([
    ['机检', 'scan'],
    ['外形', 'outer'],
    ['抽查', 'sample'],
    ['彻底', 'full'],
    ['检疫', 'quarantine'],
    ['车体', 'vehicle'],
    ['ＳＣＡＮ', 'scan'],
    ['Full', 'full'],
  ])('the mode %s is %s', async (word, mode) => {
    expect((await read({ 查验方式: word })).value?.mode).toBe(mode);
  });

  test.each([
    ['', 'normal'],
    ['普通', 'normal'],
    ['优先', 'priority'],
    ['应急', 'emergency'],
    ['AEO', 'aeo'],
    ['ａｅｏ', 'aeo'],
  ])('the priority "%s" is %s', async (word, priority) => {
    expect((await read({ 优先: word })).value?.priority).toBe(priority);
  });

  test.each([
    ['进境', 'in'],
    ['出境', 'out'],
    ['进口', 'in'],
    ['export', 'out'],
  ])('the direction %s is %s', async (word, direction) => {
    expect((await read({ 进出境: word, 报关单号: '' })).value?.direction).toBe(direction);
  });

  test('a third agency is known by its own code and name once the port has it', async () => {
    const { readSheet, frame } = await import('#tests/support/import-frame');
    const { csvText, fileOf, tableOf } = await import('#tests/support/sheets');
    const name = { zh: '交通运输', en: 'Transport', ru: '', ko: '' };
    const agencies = [
      ...frame.port.agencies,
      { code: 'transport', name, badge: { zh: '交', en: 'T', ru: '', ko: '' } },
    ];
    const rows = [goodRow({ 查验单位: 'transport' }), goodRow({ 查验单位: '交通运输', 申请号: '2' })];
    const sheet = await readSheet(fileOf('a.csv', csvText(tableOf(rows))), { port: { ...frame.port, agencies } });
    expect(sheet.drafts.map((d) => d.value?.agency)).toEqual(['transport', 'transport']);
  });
});

describe('times are read in port time', () => {
  test.each([
    ['2026-11-23 08:30', '2026-11-23T08:30'],
    ['2026/11/23 8:30', '2026-11-23T08:30'],
    ['20261123083000', '2026-11-23T08:30'],
    ['20261123083015', '2026-11-23T08:30:15'],
    ['8:30', '2026-11-23T08:30'],
    ['08:30:00', '2026-11-23T08:30'],
    ['８：３０', '2026-11-23T08:30'],
    ['2026年11月23日 8时30分', '2026-11-23T08:30'],
    ['2026-11-23T08:30', '2026-11-23T08:30'],
    ['46349.3541666667', '2026-11-23T08:30'],
    ['0:00', '2026-11-23T00:00'],
    ['23:59', '2026-11-23T23:59'],
  ])('%s', async (text, moment) => {
    const draft = await read({ 预计到达: text });
    expect(codes(draft.problems)).toEqual([]);
    expect(draft.value?.eta).toBe(port(moment));
  });

  test.each([
    '24:00',
    '8:60',
    '2026-02-30 08:00',
    '2026-13-01 08:00',
    '明天上午',
    '2026-11-23',
    '8',
    '2026-11-23T08:30Z',
  ])('%s is no time', async (text) => {
    const draft = await read({ 预计到达: text });
    expect(told(draft.problems)).toEqual([`bad-time 预计到达: ${text} → 2026-11-23 08:30`]);
    expect(draft.value).toBeNull();
  });

  test('a time of the day before or after is told, one further away is an error', async () => {
    const near = await read({ 预计到达: '2026-11-24 06:30' });
    expect(codes(near.problems)).toEqual(['other-day']);
    expect(near.value?.eta).toBe(port('2026-11-24T06:30'));
    const far = await read({ 预计到达: '2025-11-23 08:30' });
    expect(told(far.problems)).toEqual(['far-day 预计到达: 2025-11-23 08:30 → 2026-11-23']);
    expect(far.value).toBeNull();
  });

  test('a window must end after it begins; one that ends before arrival is told', async () => {
    const turned = await read({ 最早: '10:00', 最晚: '10:00' });
    expect(told(turned.problems)).toEqual(['window-order 最晚: 10:00 → > 10:00']);
    expect(turned.value).toBeNull();
    const early = await read({ 最早: '7:00', 最晚: '8:00' });
    expect(codes(early.problems)).toEqual(['window-before-arrival']);
    expect(early.value?.notAfter).toBe(port('2026-11-23T08:00'));
  });
});

describe('numbers', () => {
  test.each([
    ['5', 5],
    ['480', 480],
    ['45分钟', 45],
    ['４５', 45],
  ])('%s minutes', async (text, minutes) => {
    expect((await read({ 预计分钟: text })).value?.minutes).toBe(minutes);
  });

  test.each([
    ['4', 'out-of-range'],
    ['481', 'out-of-range'],
    ['30.5', 'not-a-number'],
    ['半小时', 'not-a-number'],
    ['-5', 'out-of-range'],
  ])('%s minutes are an error', async (text, code) => {
    expect(told((await read({ 预计分钟: text })).problems)).toEqual([`${code} 预计分钟: ${text} → 5–480`]);
  });

  test('I6 empty minutes take the rule for mode and goods', async () => {
    const draft = await read({ 预计分钟: '', 查验方式: '彻底', HS编码: '0306339000' });
    expect(draft.value?.minutes).toBe(defaultMinutes('full', '0306339000'));
  });

  test.each([
    ['1,200', 1200],
    ['12,345.5', 12345.5],
    ['1200 KG', 1200],
    ['８５００', 8500],
  ])('%s kg', async (text, kg) => {
    expect((await read({ 毛重kg: text })).value?.goods.grossKg).toBe(kg);
  });

  test.each(['1,2', '约1200', '1.2.3', '0x10', '1e5'])('%s kg is an error', async (text) => {
    expect(codes((await read({ 毛重kg: text })).problems)).toEqual(['not-a-number']);
  });

  test.each([
    ['-18', -18],
    ['−18℃', -18],
    ['0', 0],
    ['+4 ℃', 4],
    ['-', null],
  ])('%s degrees', async (text, degrees) => {
    const draft = await read({ '温控℃': text });
    expect([codes(draft.problems), draft.value?.goods.temperature]).toEqual([[], degrees]);
  });
});

describe('marks', () => {
  test.each(['，', ',', '、', ';', '；', '\n'])('several containers split at "%s"', async (separator) => {
    const draft = await read({ 箱号: `CSQU3054383${separator}TGHU7599330` });
    expect(draft.value?.marks.containers).toEqual(['CSQU3054383', 'TGHU7599330']);
  });

  test('a wrong check digit can be accepted, and says which digit is right', async () => {
    const draft = await read({ 箱号: 'CSQU3054380' });
    expect(draft.problems).toMatchObject([
      {
        code: 'container-check-digit',
        severity: 'acceptable',
        read: 'CSQU3054380',
        expected: 'CSQU3054383',
        column: '箱号',
      },
    ]);
    expect(draft.value?.marks.containers).toEqual(['CSQU3054380']);
  });

  test('a reason in the row accepts it, and stays with the request', async () => {
    const draft = await readRow(goodRow({ 箱号: 'CSQU3054380', 接受理由: '实箱如此' }), [...header, '接受理由']);
    expect(draft.problems).toMatchObject([{ code: 'accepted', severity: 'warning', expected: '实箱如此' }]);
    expect(draft.value?.extra).toEqual({ 接受理由: '实箱如此' });
  });

  test('another form of container can be accepted too; a letter O for a nought is repaired', async () => {
    expect(codes((await read({ 箱号: 'CSQU30543' })).problems)).toEqual(['container-form']);
    const repaired = await read({ 箱号: 'csqu3O54383' });
    expect(told(repaired.problems)).toEqual(['repaired 箱号: csqu3O54383 → CSQU3054383']);
    expect(repaired.value?.marks.containers).toEqual(['CSQU3054383']);
  });

  test.each([
    ['А123ВС125', 'A123BC125'],
    ['a123bc 125', 'A123BC125'],
    ['Ａ１２３ＢＣ１２５', 'A123BC125'],
    ['함북 12-3456', '咸北123456'],
  ])('the foreign plate %s is %s', async (text, plate) => {
    const draft = await read({ 境外车牌: text });
    expect([codes(draft.problems), draft.value?.marks.foreignPlates]).toEqual([[], [plate]]);
  });

  test('a trailer beside its truck is a trailer; a strange plate is kept with a warning', async () => {
    const both = await read({ 车牌: '吉H12345/吉H1234挂' });
    expect(both.value?.marks).toMatchObject({ plates: ['吉H12345'], trailers: ['吉H1234挂'] });
    const strange = await read({ 车牌: '吉H1234' });
    expect(told(strange.problems)).toEqual(['plate-form 车牌: 吉H1234 → ']);
    expect(strange.value?.marks.plates).toEqual(['吉H1234']);
  });

  test.each(['15172026100000001', '1517202610000000177', '151720263000000017', '15172O261000000017'])(
    'the declaration %s is an error that can be accepted',
    async (text) => {
      const draft = await read({ 报关单号: text });
      expect(draft.problems).toMatchObject([{ code: 'declaration-form', severity: 'acceptable' }]);
      expect(draft.value?.marks.declarations).toHaveLength(1);
    },
  );

  test('a declaration for import in a row of 出境 is told', async () => {
    const draft = await read({ 进出境: '出境' });
    expect(told(draft.problems)).toEqual(['declaration-direction 报关单号: 151720261000000017 → 出境']);
  });

  test.each(['1.5172E+17', '1.51720261E+17'])('%s is what a spreadsheet leaves of 18 digits', async (text) => {
    const draft = await read({ 报关单号: text });
    expect(told(draft.problems)).toEqual([`long-number 报关单号: ${text} → text`]);
    expect(draft.value).toBeNull();
  });

  test('a wrong trader code warns and stays', async () => {
    const check = await read({ 统一社会信用代码: '91350200MA2YJ1XR9A' });
    expect([codes(check.problems), check.value?.trader.uscc]).toEqual([['uscc-check-digit'], '91350200MA2YJ1XR9A']);
    expect(codes((await read({ 统一社会信用代码: '9135' })).problems)).toEqual(['uscc-form']);
  });

  test('goods codes have 4 to 10 digits; a lost leading nought is put back', async () => {
    expect((await read({ HS编码: '0306.33.9000' })).value?.goods.hs).toBe('0306339000');
    const lost = await read({ HS编码: '306339000' });
    expect([told(lost.problems), lost.value?.goods.hs]).toEqual([
      ['repaired HS编码: 306339000 → 0306339000'],
      '0306339000',
    ]);
    for (const wrong of ['03', '03063390001', 'crab'])
      expect(codes((await read({ HS编码: wrong })).problems)).toEqual(['hs-form']);
  });

  test('vehicle numbers have 17 signs', async () => {
    const columns = [...header];
    expect((await readRow(goodRow({ VIN: 'LZZ5EXSD1LW123456' }), columns)).value?.marks.vin).toBe('LZZ5EXSD1LW123456');
    expect(codes((await readRow(goodRow({ VIN: 'LZZ5EXSD1LW12345' }), columns)).problems)).toEqual(['vin-form']);
  });

  test('a row that names no object cannot be matched', async () => {
    const none = { 车牌: '', 境外车牌: '-', 箱号: '无', 批次号: '', 报关单号: '/' };
    const draft = await read(none);
    expect(told(draft.problems)).toEqual(['no-mark 车牌:  → 批次号 / 报关单号 / 车牌 / 境外车牌 / 箱号']);
    for (const [name, mark] of Object.entries({
      车牌: '吉H12345',
      境外车牌: 'A123BC125',
      箱号: 'CSQU3054383',
      批次号: 'B2026',
      报关单号: '151720261000000017',
    }))
      expect(codes((await read({ ...none, [name]: mark })).problems)).toEqual([]);
  });

  test('a row whose only mark is at fault is told of the fault, not that it has no mark', async () => {
    const draft = await read({ 车牌: '', 境外车牌: '', 箱号: 'X', 批次号: '', 报关单号: '' });
    expect(codes(draft.problems)).toEqual(['container-form']);
  });
});

describe('texts', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0"])(
    '%s is text, never a formula',
    async (text) => {
      expect((await read({ 备注: text })).value?.note).toBe(text);
    },
  );

  test('full-width digits and letters are folded, the brackets of a name stay', async () => {
    const draft = await read({ 申请号: 'ＨＧ－１', 企业: '珲春（Ａ）有限公司', 电话: '１３８００００００００' });
    expect([draft.value?.requestNo, draft.value?.trader.name, draft.value?.trader.phone]).toEqual([
      'HG-1',
      '珲春（A）有限公司',
      '13800000000',
    ]);
  });

  test('what nobody sees is no part of a text; what is too long is an error', async () => {
    const draft = await read({ 申请号: '\u200BHG-1\uFEFF', 企业: ' 珲春\u00A0公司 ' });
    expect([draft.value?.requestNo, draft.value?.trader.name]).toEqual(['HG-1', '珲春 公司']);
    expect(told((await read({ 品名: '蟹'.repeat(201) })).problems)).toEqual([
      `too-long 品名: ${'蟹'.repeat(201)} → ≤ 200`,
    ]);
    expect(codes((await read({ 申请号: 'A'.repeat(41) })).problems)).toEqual(['too-long']);
  });

  test('where two columns mean the same, the first that is filled speaks and the other is kept', async () => {
    const columns = [...header, '收发货人'];
    const same = await readRow({ ...goodRow(), 收发货人: goodRow()['企业']! }, columns);
    expect([codes(same.problems), same.value?.extra]).toEqual([[], {}]);
    const other = await readRow({ ...goodRow(), 收发货人: '另一公司' }, columns);
    expect(told(other.problems)).toEqual(['second-column 收发货人: 另一公司 → 珲春某水产有限公司']);
    expect(other.value?.extra).toEqual({ 收发货人: '另一公司' });
    const empty = await readRow({ ...goodRow({ 企业: '' }), 收发货人: '另一公司' }, columns);
    expect([codes(empty.problems), empty.value?.trader.name]).toEqual([[], '另一公司']);
  });

  test.each(['#N/A', '#REF!', '#####'])('%s is what a spreadsheet shows where it has no value', async (text) => {
    expect(told((await read({ 品名: text })).problems)).toEqual([`formula-error 品名: ${text} → `]);
  });
});
