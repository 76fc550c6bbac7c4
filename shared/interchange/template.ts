import { requestColumns } from './columns';
import type { TextTable } from './sheet-writer';

const EXAMPLE: Readonly<Record<string, string>> = {
  requestNo: 'HG-2026-0001',
  agency: '海关',
  batchNo: 'B20261123001',
  plate: '吉H12345',
  foreignPlate: 'A123BC125',
  container: 'CSQU3054383',
  goods: '活帝王蟹',
  hs: '0306339000',
  grossKg: '8500',
  temperature: '4',
  direction: '进境',
  eta: '2026-11-23 08:30',
  mode: '抽查',
  minutes: '45',
  priority: '普通',
};

/**
 * An empty request sheet: one example and, under it, the header with `*` at what every row needs. The example stands above the
 * header, where nothing is read, so that it cannot be imported by mistake. `comment` says so in its first cell.
 */
export function templateTable(comment: string): TextTable {
  return [
    [comment],
    requestColumns.map((c) => EXAMPLE[c.key] ?? ''),
    requestColumns.map((c) => (c.required ? `${c.name}*` : c.name)),
  ];
}
