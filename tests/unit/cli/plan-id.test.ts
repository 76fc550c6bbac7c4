import { describe, expect, test } from 'vitest';
import { read, type WorkBook } from '@e965/xlsx';
import { memoryMachine } from '#tests/support/cli';
import { csvText, goodRow, tableOf, type SheetRow } from '#tests/support/sheets';

const where = ['--port', 'CNHCG', '--day', '2026-11-23'] as const;

const instance = {
  format: 'portday/1',
  name: 'two sessions, one bay',
  day: { open: [[420, 1020]], nextOpen: 1860 },
  agencies: ['cus', 'bor'],
  bayClasses: [{ id: 'bay', kind: 'openBox', count: 1, turn: 5, windows: [[420, 1020]] }],
  officerClasses: [
    { id: 'cus-a', agency: 'cus', count: 2, windows: [[420, 1020]] },
    { id: 'bor-a', agency: 'bor', count: 2, windows: [[420, 1020]] },
  ],
  sessions: ['one', 'two'].map((id) => ({
    id,
    release: 420,
    due: 600,
    w: 10,
    v: 1,
    modes: [
      {
        kind: 'openBox',
        dur: 30,
        needs: [
          { agency: 'cus', count: 2 },
          { agency: 'bor', count: 2 },
        ],
      },
    ],
  })),
};
const files = { 'i.json': JSON.stringify(instance) };

describe('plan and check-plan', () => {
  test('a plan of so many schedules is valid by the independent check, at the price that the search told', async () => {
    const { disk, json } = memoryMachine(files);
    const planned = await json('plan', 'i.json', '--schedules', '200', '--seed', '7');
    expect(planned).toMatchObject({ exit: 0, value: { objective: 35, schedules: expect.any(Number) as unknown } });
    for (const name of ['objective', 'parts', 'lowerBound', 'solution', 'seconds', 'schedules'])
      expect(planned.value).toHaveProperty(name);
    disk.set('s.json', Buffer.from(JSON.stringify(planned.value)));
    expect(await json('check-plan', 'i.json', 's.json')).toMatchObject({
      exit: 0,
      value: { valid: true, breaches: [], objective: 35 },
    });
  });

  test('the same seed and schedules give the same plan', async () => {
    const { json } = memoryMachine(files);
    const once = await json('plan', 'i.json', '--schedules', '300', '--seed', '3');
    const twice = await json('plan', 'i.json', '--schedules', '300', '--seed', '3');
    expect(once.value['solution']).toEqual(twice.value['solution']);
  });

  test('seconds end the search by the clock', async () => {
    const { json } = memoryMachine(files);
    expect(await json('plan', 'i.json', '--seconds', '0.5')).toMatchObject({ exit: 0, value: { objective: 35 } });
  });

  test('a plan that breaks a rule ends check-plan with 1 and names the breach', async () => {
    const solution = ['one', 'two'].map((session) => ({
      session,
      start: 420,
      mode: 0,
      alloc: [
        ['bay', 1],
        ['cus-a', 2],
        ['bor-a', 2],
      ],
    }));
    const { json, run } = memoryMachine({ ...files, 's.json': JSON.stringify({ solution }) });
    const { exit, value } = await json('check-plan', 'i.json', 's.json');
    expect([exit, value['valid']]).toEqual([1, false]);
    expect((value['breaches'] as unknown as { code: string }[]).map((b) => b.code)).toContain('over-capacity');
    expect((await run('check-plan', 'i.json', 's.json')).out).toMatch(/^not valid: \d+ breaches, objective/);
  });

  test('a project of PSPLIB is scheduled for the shortest makespan', async () => {
    const project = `PRECEDENCE RELATIONS:
1 1 2 2 3
2 1 1 4
3 1 1 4
4 1 0
************
REQUESTS/DURATIONS:
1 1 0 0
2 1 3 2
3 1 4 2
4 1 0 0
************
RESOURCEAVAILABILITIES:
  R 1
   3
************
`;
    const { json } = memoryMachine({ 'p.sm': project, 'bad.sm': 'no project' });
    const planned = await json('plan', 'p.sm', '--schedules', '50');
    expect(planned).toMatchObject({ exit: 0, value: { makespan: 7, starts: expect.any(Array) as unknown } });
    const either = [
      [0, 0, 3, 7],
      [0, 4, 0, 7],
    ];
    expect(either).toContainEqual(planned.value['starts']);
    expect(await json('plan', 'bad.sm')).toMatchObject({ exit: 2, value: { error: { code: 'instance-invalid' } } });
  });

  test.each([
    [['plan'], 'file-missing'],
    [['plan', 'none.json'], 'file-unreadable'],
    [['plan', 'bad.json'], 'instance-invalid'],
    [['plan', 'text.json'], 'instance-invalid'],
    [['plan', 'i.json', '--seconds', '-1'], 'option-value'],
    [['plan', 'i.json', '--schedules', '1.5'], 'option-value'],
    [['plan', 'i.json', '--seed', 'x'], 'option-value'],
    [['plan', 'i.json', '--seconds', '1', '--schedules', '1'], 'option-twice'],
    [['check-plan', 'i.json'], 'file-missing'],
    [['check-plan', 'i.json', 'none.json'], 'file-unreadable'],
    [['check-plan', 'text.json', 'i.json'], 'instance-invalid'],
    [['check-plan', 'i.json', 'bad.json'], 'solution-invalid'],
  ])('%j ends with 2: %s', async (argv, code) => {
    const { json } = memoryMachine({ ...files, 'bad.json': '{"format":"portday/2"}', 'text.json': 'no json' });
    expect(await json(...argv)).toMatchObject({ exit: 2, value: { error: { code } } });
  });
});

describe('day', () => {
  const rows: SheetRow[] = Array.from({ length: 6 }, (_, i) =>
    goodRow({
      申请号: `HG-${i}`,
      批次号: `B2026112300${i}`,
      总运单号: '',
      报关单号: '',
      境外车牌: '',
      箱号: '',
      封志号: '',
      车牌: `吉H1234${i}`,
      预计到达: `${8 + i}:00`,
    }),
  );
  const border = goodRow({ ...rows[0], 申请号: 'BJ-0', 查验单位: '边检', 查验方式: '车体', 预计分钟: '' });
  const sheets = { 'c.csv': csvText(tableOf(rows)), 'b.csv': csvText(tableOf([border])) };

  test('imports, matches and plans into plan.json and plan.xlsx', async () => {
    const { disk, json } = memoryMachine(sheets);
    const { exit, value } = await json('day', 'c.csv', 'b.csv', ...where, '--out', 'out');
    expect(exit).toBe(0);
    expect(value).toMatchObject({
      placed: 6,
      carried: 0,
      openingsSaved: 1,
      apart: [],
      written: ['out/plan.json', 'out/plan.xlsx'],
    });
    const plan = JSON.parse(Buffer.from(disk.get('out/plan.json')!).toString()) as {
      sessions: { object: string; from: string; bay: string; requests: unknown[]; start: number; end: number }[];
    };
    expect(plan.sessions.map((s) => s.object).toSorted()).toEqual(rows.map((r) => r['车牌']));
    const joint = plan.sessions.find((s) => s.object === '吉H12340');
    expect(joint?.requests).toHaveLength(2);
    for (const s of plan.sessions)
      expect([s.bay, s.from]).toEqual([expect.stringMatching(/台$/), expect.stringMatching(/^\d\d:\d\d$/)]);
    const book: WorkBook = read(disk.get('out/plan.xlsx'));
    const sheet = book.Sheets[book.SheetNames[0]!]!;
    expect([sheet['A1'], sheet['G2']]).toMatchObject([{ v: '开始' }, { v: '海关 + 边检' }]);
  });

  test('the same files give the same plan; a row at fault ends it with 1, the others are planned', async () => {
    const machine = memoryMachine({
      ...sheets,
      'bad.csv': csvText(tableOf([...rows.slice(1), goodRow({ 查验方式: '?' })])),
    });
    await machine.json('day', 'c.csv', ...where, '--out', 'x');
    await machine.json('day', 'c.csv', ...where, '--out', 'y');
    expect(machine.disk.get('x/plan.json')).toEqual(machine.disk.get('y/plan.json'));
    expect(await machine.json('day', 'bad.csv', ...where, '--out', 'z')).toMatchObject({
      exit: 1,
      value: { placed: 5, errors: [{ row: 7 }] },
    });
  });

  test('a folder is needed, and must take the files', async () => {
    expect(await memoryMachine(sheets).json('day', 'c.csv', ...where)).toMatchObject({
      exit: 2,
      value: { error: { code: 'out-missing' } },
    });
    const sealed = memoryMachine(sheets, { sealed: true });
    expect(await sealed.json('day', 'c.csv', ...where, '--out', 'o')).toMatchObject({
      exit: 2,
      value: { error: { code: 'file-unwritable' } },
    });
  });
});

describe('id', () => {
  test.each([
    [['plate', 'А123ВС125'], 0, { valid: true, normal: 'A123BC125', warnings: [] }],
    [['plate', '吉H1234'], 1, { valid: false, normal: '吉H1234' }],
    [['container', 'csqu 305438-3'], 0, { valid: true, normal: 'CSQU3054383' }],
    [['container', 'CSQU3054384'], 1, { valid: false, warnings: ['check-digit'] }],
    [['uscc', '91350200MA2YJ1XR9G'], 0, { valid: true, warnings: [] }],
    [['uscc', '11220000013544357T'], 0, { valid: true, warnings: [] }],
    [['declaration', '151720261000000017'], 0, { valid: true, customsCode: '1517', year: 2026, direction: 'in' }],
    [['declaration', '15172026'], 1, { valid: false, warnings: ['length'] }],
    [['hs', '306339000'], 0, { valid: true, normal: '0306339000', warnings: ['zeros-lost'] }],
    [['--', 'hs', '--5'], 1, { valid: false }],
  ])('%j', async (argv, exit, value) => {
    expect(await memoryMachine({}).json('id', ...argv)).toMatchObject({ exit, value });
  });

  test.each([
    [['id'], 'unknown-identifier'],
    [['id', 'vin', 'x'], 'unknown-identifier'],
    [['id', 'plate'], 'value-missing'],
    [['id', 'plate', 'a', 'b'], 'value-missing'],
    [[], 'command-missing'],
    [['hubs'], 'unknown-command'],
    [['hub', 'fly'], 'unknown-command'],
    [['audit', 'mend'], 'unknown-command'],
    [['constructor'], 'unknown-command'],
  ])('%j ends with 2: %s', async (argv, code) => {
    expect(await memoryMachine({}).json(...argv)).toMatchObject({ exit: 2, value: { error: { code } } });
  });

  test('help is printed for whoever asks; a fault of the program ends with 3', async () => {
    const { run } = memoryMachine({});
    expect(await run('--help')).toMatchObject({ exit: 0, out: expect.stringContaining('check-plan') as unknown });
    const { runCli } = await import('#hub/cli/run');
    const heard: string[] = [];
    const io = {
      readFile: () => Promise.reject(new Error('the disk fell out')),
      writeFile: () => Promise.resolve(true),
      stdout: () => undefined,
      stderr: (text: string) => void heard.push(text),
      clock: () => 0,
      printDay: () => Promise.resolve(false),
    };
    expect(await runCli(['plan', 'i.json'], io)).toBe(3);
    expect(heard).toEqual(['{"error":{"code":"fault","message":"the disk fell out"}}\n']);
  });
});
