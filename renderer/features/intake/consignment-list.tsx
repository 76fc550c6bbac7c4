import { useMemo } from 'react';
import { clockText } from '#shared/kernel/time';
import type { Consignment } from '#shared/domain/consignment';
import { fold } from '#shared/identifiers/fold';
import { useDeskState, usePort } from '../../services';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { DataTable, type TableColumn } from '../../ui/data-table';
import { useIntake } from './intake-view';

/** The loads that the day's manifests have announced, by arrival. */
export function useConsignments(): readonly Consignment[] {
  const { id } = usePort();
  const day = useView((v) => v.day);
  const all = useDeskState((s) => s.world.consignments);
  return useMemo(
    () =>
      [...all.values()]
        .filter((c) => c.portId === id && c.day === day)
        .toSorted((a, b) => (a.eta ?? Infinity) - (b.eta ?? Infinity) || (a.id < b.id ? -1 : 1)),
    [all, id, day],
  );
}

/** What a load can be found by. */
function haystackOf({ marks: m, goods, trader }: Consignment): string {
  const lists = [m.plates, m.foreignPlates, m.trailers, m.containers, m.seals, m.declarations].flat();
  const parts = [m.batchNo, m.billNo, m.vin, trader.name, ...goods.map((g) => g.name), ...lists];
  return parts.map((part) => fold(part ?? '').text).join('\n');
}

function useColumns(): readonly TableColumn<Consignment>[] {
  const t = useTexts('intake');
  const words = useTexts('words');
  const { zone } = usePort();
  return useMemo(() => {
    const mark = (key: 'billNo' | 'batchNo' | 'plate' | 'trailer' | 'container', width: number, read: Read) => ({
      key,
      title: t(`column.${key}`),
      width,
      cell: (c: Consignment) => <span className="plate">{read(c)}</span>,
    });
    const sum = (c: Consignment, of: 'packages' | 'grossKg'): string => {
      const known = c.goods.flatMap((line) => line[of] ?? []);
      return known.length === 0 ? '' : known.reduce((all, n) => all + n, 0).toLocaleString('en-US');
    };
    return [
      { key: 'eta', title: t('column.eta'), width: 58, cell: (c) => (c.eta === null ? '' : clockText(c.eta, zone)) },
      { key: 'direction', title: t('column.direction'), width: 56, cell: (c) => words(`direction.${c.direction}`) },
      mark('billNo', 124, (c) => c.marks.billNo ?? ''),
      mark('batchNo', 132, (c) => c.marks.batchNo ?? ''),
      mark('plate', 124, (c) => [...c.marks.plates, ...c.marks.foreignPlates].join(' ')),
      mark('trailer', 92, (c) => c.marks.trailers.join(' ')),
      mark('container', 108, (c) => c.marks.containers.join(' ')),
      {
        key: 'goods',
        title: t('column.goods'),
        width: 90,
        grow: true,
        cell: (c) => c.goods.map((g) => g.name).join('、'),
      },
      { key: 'packages', title: t('column.packages'), width: 60, align: 'end', cell: (c) => sum(c, 'packages') },
      { key: 'grossKg', title: t('column.grossKg'), width: 76, align: 'end', cell: (c) => sum(c, 'grossKg') },
    ];
  }, [t, words, zone]);
}
type Read = (c: Consignment) => string;

/** The loads of the day as a table, found by the same text as the requests. */
export function ConsignmentList({ consignments }: { readonly consignments: readonly Consignment[] }) {
  const t = useTexts('intake');
  const columns = useColumns();
  const { query, compact, chosenLoad, chooseLoad } = useIntake();
  const words = query.text.split(/\s+/).flatMap((word) => fold(word).text || []);
  const found = words.length === 0 ? consignments : consignments.filter((c) => hasAll(haystackOf(c), words));
  return (
    <DataTable
      label={t('list.consignments')}
      rows={found}
      columns={columns}
      keyOf={(c) => c.id}
      chosen={chosenLoad}
      onChoose={chooseLoad}
      compact={compact}
      toneOf={(c) => (c.status === 'withdrawn' ? 'muted' : undefined)}
      empty={consignments.length === 0 ? t('list.noConsignments') : t('list.notFound')}
    />
  );
}

const hasAll = (text: string, words: readonly string[]): boolean => words.every((word) => text.includes(word));
