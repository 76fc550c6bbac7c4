import { err, ok, type Result } from '../kernel/result';
import { readDeclaration } from '../identifiers/declaration';
import type { ConditionState } from '../domain/release';
import { EMPTY, type Grid, type GridRow } from './cells';
import type { HeaderColumn } from './header';
import { openTable } from './open-file';
import { fileRefusal, type FileRefusal, type Problem } from './problems';
import { layoutBy, lineOf, openRow, saidIn, type ColumnSet, type Layout } from './row-cells';
import type { TextTable } from './sheet-writer';
import type { SourceFile } from './sniff';

/** The columns of a list of permits, by the names that systems and people give them; the first is the template's. */
const NAMES = {
  declaration: ['报关单号', '报关单', '报关单编号', '申报单号', 'declaration', 'declarationno'],
  requestNo: ['申请号', '指令号', '指令编号', '查验指令号', 'requestno'],
  ref: ['许可证号', '许可证件号', '许可证件编号', '证件编号', '证书编号', '监管证件号', 'permitno', 'permit'],
  name: ['证件名称', '许可证件名称', '监管证件名称', '证件种类', '证件类型', 'permitname'],
  state: ['核验结果', '核验状态', '核查结果', '联网核查结果', '状态', '结果', 'result', 'state'],
  source: ['核验来源', '核验依据', '依据', '来源', 'source'],
  note: ['备注', '说明', 'note'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
type Key = keyof typeof NAMES;
const COLUMNS: ColumnSet<Key> = { nameOf: (key) => NAMES[key][0], times: [] };

/** What a cell of the result column may say. */
const STATES: Readonly<Record<'verified' | 'failed' | 'pending', readonly string[]>> = {
  verified: ['已核', '已核验', '核验通过', '通过', '有效', '一致', '相符', 'verified', 'ok'],
  failed: ['不通过', '未通过', '核验不通过', '无效', '不一致', '不符', '过期', 'failed'],
  pending: ['待核', '待核验', '未核', '核验中', 'pending'],
};

/** One permit as a sheet says it. */
export type PermitLine = {
  readonly row: number;
  readonly declaration: string | null;
  readonly requestNo: string | null;
  readonly ref: string;
  readonly state: ConditionState;
  readonly source: string;
  readonly note: string;
};

/** A list of permits as read: the good rows, and what is wrong in the others, each at its cell. */
export type PermitReading = { readonly lines: readonly PermitLine[]; readonly problems: readonly Problem[] };

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s*:：]/g, '')
    .toLowerCase();
const keyNamed = (text: string): Key | null =>
  (Object.keys(NAMES) as Key[]).find((key) => NAMES[key].some((name) => name === folded(text))) ?? null;

/** The header is the first row that names the permit or the result. */
function headerOf(grid: Grid): { readonly row: GridRow; readonly layout: Layout<Key> } | null {
  for (const row of grid.rows.slice(0, 60)) {
    const columns = row.cells.map((cell, index): HeaderColumn<Key> => ({
      index,
      name: lineOf(cell),
      key: keyNamed(cell.text),
    }));
    const layout = layoutBy(COLUMNS, columns);
    if (layout.byKey.has('ref') || layout.byKey.has('state')) return { row, layout };
  }
  return null;
}

/**
 * Reads a list of permits (许可证件核验清单) from a sheet of any kind that requests come in. A faulty row is told at its cell and keeps no
 * good row out (SPEC I7); a file without the columns is refused whole. What a row rests on is its own source, else the file.
 */
export async function readPermitSheet(file: SourceFile): Promise<Result<PermitReading, FileRefusal>> {
  const opened = await openTable(file);
  if (!opened.ok) return opened;
  const header = headerOf(opened.value.grid);
  if (!header) return err(fileRefusal('no-header', file.name));
  const { layout } = header;
  const named = layout.byKey.has('declaration') || layout.byKey.has('requestNo');
  const needed: readonly Key[] = named ? ['ref', 'state'] : ['ref', 'state', 'declaration'];
  const missing = needed.filter((key) => !layout.byKey.has(key)).map(COLUMNS.nameOf);
  if (missing.length > 0) return err(fileRefusal('missing-columns', file.name, { names: missing.join('、') }));
  const rows = opened.value.grid.rows.filter((r) => r.row > header.row.row && !isEmpty(r, layout));
  const seen = new Set<string>();
  const read = rows.map((row) => readRow(row, { layout, file: file.name, seen }));
  return ok({
    lines: read.flatMap((r) => ('line' in r ? [r.line] : [])),
    problems: read.flatMap((r) => ('problems' in r ? r.problems : [])),
  });
}

/** A row that fills none of the columns, or repeats the header on the next printed page. */
const isEmpty = (row: GridRow, { columns, byKey }: Layout<Key>): boolean =>
  columns.every(({ key, index }) => key === null || saidIn(row.cells[index] ?? EMPTY) === '') ||
  keyNamed(row.cells[byKey.get('ref')?.[0]?.index ?? -1]?.text ?? '') === 'ref';

type Frame = { readonly layout: Layout<Key>; readonly file: string; readonly seen: Set<string> };
type RowRead = { readonly line: PermitLine } | { readonly problems: readonly Problem[] };

function readRow(row: GridRow, { layout, file, seen }: Frame): RowRead {
  const { cell, report, problems } = openRow(row, layout, file);
  const text = (key: Key, most: number): string => {
    const said = saidIn(cell(key));
    if (said.length > most) report('too-long', key, { expected: `≤ ${String(most)}` });
    return said;
  };
  const declaration = text('declaration', 60);
  const requestNo = text('requestNo', 60);
  const ref = text('ref', 60);
  const state = stateNamed(text('state', 60));
  if (declaration === '' && requestNo === '')
    report('required', layout.byKey.has('declaration') ? 'declaration' : 'requestNo');
  if (ref === '') report('required', 'ref');
  if (state === null)
    report(saidIn(cell('state')) === '' ? 'required' : 'unknown-word', 'state', { expected: STATE_WORDS.join('、') });
  const note = [text('name', 100), text('note', 180)].filter((part) => part !== '').join(' ');
  const source = text('source', 200) || file.slice(0, 200);
  const number = declaration === '' ? null : readDeclaration(declaration).normal;
  const key = [number ?? requestNo, ref].join('/');
  if (ref !== '' && seen.has(key)) report('duplicate-permit', 'ref');
  seen.add(key);
  if (problems.length > 0 || state === null) return { problems };
  return { line: { row: row.row, declaration: number, requestNo: requestNo || null, ref, state, source, note } };
}

const STATE_WORDS = [STATES.verified[0]!, STATES.failed[0]!, STATES.pending[0]!];

function stateNamed(text: string): ConditionState | null {
  const said = folded(text);
  return (['verified', 'failed', 'pending'] as const).find((s) => STATES[s].includes(said)) ?? null;
}

/** An empty list with its header; the example stands above the header, where nothing is read. */
export const permitTemplate = (comment: string): TextTable => [
  [comment],
  ['151720261000000017', '', 'S2026-001122', '进境动植物检疫许可证', STATES.verified[0]!, '国际贸易单一窗口', ''],
  Object.values(NAMES).map((names) => names[0]),
];
