import { foldWidth } from '../identifiers/fold';

/** What a column of the request sheet means. */
export type ColumnKey =
  | 'requestNo'
  | 'agency'
  | 'batchNo'
  | 'billNo'
  | 'declaration'
  | 'plate'
  | 'foreignPlate'
  | 'trailer'
  | 'vin'
  | 'container'
  | 'seal'
  | 'goods'
  | 'hs'
  | 'packages'
  | 'grossKg'
  | 'temperature'
  | 'trader'
  | 'uscc'
  | 'phone'
  | 'direction'
  | 'eta'
  | 'mode'
  | 'minutes'
  | 'notBefore'
  | 'notAfter'
  | 'priority'
  | 'note'
  | 'accepted'
  | 'errors';

/** A column: the name it is written with, the names it is found by, whether a row needs it. */
export type Column = {
  readonly key: ColumnKey;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly required: boolean;
};

const column = (key: ColumnKey, name: string, ...aliases: readonly string[]): Column => ({
  key,
  name,
  aliases,
  required: false,
});
const required = (key: ColumnKey, name: string, ...aliases: readonly string[]): Column => ({
  ...column(key, name, ...aliases),
  required: true,
});

/** The columns of the request sheet, in the order in which they are written. */
export const requestColumns: readonly Column[] = [
  required('requestNo', '申请号', '指令号', 'request_no'),
  required('agency', '查验单位', 'agency'),
  column('batchNo', '批次号', '货物运输批次号', 'batch_no'),
  column('billNo', '总运单号', '提运单号', 'bill_no'),
  column('declaration', '报关单号', 'declaration_no'),
  column('plate', '车牌', '境内车牌', '车牌号', 'plate'),
  column('foreignPlate', '境外车牌', '境外车牌号', 'foreign_plate'),
  column('trailer', '挂车号', 'trailer'),
  column('vin', 'VIN', '车架号'),
  column('container', '箱号', '集装箱号', 'container_no'),
  column('seal', '封志号', 'seal_no'),
  required('goods', '品名', 'goods'),
  column('hs', 'HS编码', 'hs_code'),
  column('packages', '件数', 'packages'),
  column('grossKg', '毛重kg', '毛重', '毛重公斤', 'gross_kg'),
  column('temperature', '温控℃', '温控', 'temperature'),
  column('trader', '企业', '收发货人', 'trader'),
  column('uscc', '统一社会信用代码', 'uscc'),
  column('phone', '电话', 'phone'),
  required('direction', '进出境', 'direction'),
  required('eta', '预计到达', '预计到达时间', 'eta'),
  required('mode', '查验方式', 'mode'),
  column('minutes', '预计分钟', 'minutes'),
  column('notBefore', '最早', 'not_before'),
  column('notAfter', '最晚', 'not_after'),
  column('priority', '优先', 'priority'),
  column('note', '备注', 'note'),
];

/** Two columns that only error sheets have: an officer's reason for accepting a row as it is, and what is wrong with it. */
export const acceptedColumn: Column = column('accepted', '接受理由', 'accepted_because');
export const errorsColumn: Column = column('errors', '错误', 'errors');

const BY_NAME: ReadonlyMap<string, Column> = new Map(
  [...requestColumns, acceptedColumn, errorsColumn].flatMap((c) =>
    [c.name, ...c.aliases].map((name) => [bareName(name), c] as const),
  ),
);

/** The column that a header cell names, whatever its width, case, spaces, stars and brackets; null for an unknown name. */
export const columnNamed = (name: string): Column | null => BY_NAME.get(bareName(name)) ?? null;

function bareName(name: string): string {
  return foldWidth(name)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*_\-./:()[\]°【】]/g, '');
}

/** Letters by which a column is called in a file's facts. */
export const columnByKey = (key: ColumnKey): Column =>
  [...requestColumns, acceptedColumn, errorsColumn].find((c) => c.key === key)!;
