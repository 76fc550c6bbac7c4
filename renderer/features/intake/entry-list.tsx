import { useMemo } from 'react';
import { clockText } from '#shared/kernel/time';
import { usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { AgencyBadge } from '../../ui/agency-badge';
import { DataTable, type TableColumn } from '../../ui/data-table';
import type { Entry, PreviewTab } from './import-entries';
import { useImportRun } from './import-run';
import { useChangeWords, useProblemSentence } from './problem-sentences';

type Props = {
  readonly entries: readonly Entry[];
  readonly tab: PreviewTab;
  readonly withFile: boolean;
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
};

/** The rows of one list of the preview: what each is, and in one line what is to be said of it. */
export function EntryList({ entries, tab, withFile, chosen, onChoose }: Props) {
  const t = useTexts('intake');
  const columns = useEntryColumns(tab, withFile);
  return (
    <DataTable
      label={t(`preview.tab.${tab}`)}
      rows={entries}
      columns={columns}
      keyOf={(entry) => entry.key}
      chosen={chosen}
      onChoose={onChoose}
      compact
      empty={t('preview.none')}
    />
  );
}

/** What an entry is called, from the row as read where it could not be understood. */
type Face = {
  readonly agency: string;
  readonly no: string;
  readonly object: string;
  readonly goods: string;
  readonly time: string;
};

/** Reads the face of entries; the columns of each file tell where a cell stands. */
function useFaces(): (entry: Entry) => Face {
  const t = useTexts('intake');
  const { zone } = usePort();
  const reports = useImportRun((s) => s.reports);
  return useMemo(() => {
    const places = new Map(
      reports.flatMap((r) => (r.refusal ? [] : [[r.file, new Map(r.columns.map((c) => [c.key, c.index]))] as const])),
    );
    return (entry): Face => {
      if (entry.of === 'consignments') {
        const c = entry.draft.value;
        const marks = c && [...c.marks.plates, ...c.marks.foreignPlates, ...c.marks.containers];
        const time = c?.eta ? clockText(c.eta, zone) : '';
        const no = c?.marks.billNo ?? c?.marks.batchNo ?? entry.draft.key ?? '';
        return { agency: t('preview.consignment'), no, object: marks?.[0] ?? '', goods: c?.goods[0]?.name ?? '', time };
      }
      const r = entry.draft.value;
      if (r) {
        const object = [...r.marks.plates, ...r.marks.foreignPlates, ...r.marks.containers][0] ?? '';
        return { agency: r.agency, no: r.requestNo, object, goods: r.goods.name, time: clockText(r.eta, zone) };
      }
      const place = places.get(entry.file);
      const text = (key: 'requestNo' | 'agency' | 'plate' | 'foreignPlate' | 'container' | 'goods' | 'eta'): string =>
        entry.draft.texts[place?.get(key) ?? -1] ?? '';
      const object = text('plate') || text('foreignPlate') || text('container');
      return {
        agency: text('agency'),
        no: text('requestNo'),
        object,
        goods: text('goods'),
        time: text('eta').slice(-8),
      };
    };
  }, [reports, t, zone]);
}

/** In one line: what changes, or what is wrong. */
function useRemarks(tab: PreviewTab): (entry: Entry) => string {
  const sentence = useProblemSentence();
  const sayChange = useChangeWords();
  return ({ draft, fields, fate }) => {
    const shown = draft.problems.filter((p) => (tab === 'warning') === (p.severity === 'warning'));
    const said = shown.map((p) => `${p.column}: ${sentence(p)}`);
    const changes = fate === 'changed' && tab === 'changed' ? fields.map(sayChange) : [];
    return [...changes.map((c) => `${c.name} ${c.before || '∅'} → ${c.after || '∅'}`), ...said].join(' · ');
  };
}

function useEntryColumns(tab: PreviewTab, withFile: boolean): readonly TableColumn<Entry>[] {
  const t = useTexts('intake');
  const { agencies } = usePort();
  const faceOf = useFaces();
  const remarkOf = useRemarks(tab);
  const known = (code: string): boolean => agencies.some((a) => a.code === code);
  const agency = (entry: Entry) => {
    const code = faceOf(entry).agency;
    return known(code) ? <AgencyBadge code={code} agencies={agencies} /> : code;
  };
  const file: TableColumn<Entry> = { key: 'file', title: t('preview.file'), width: 120, cell: (e) => e.file };
  return [
    { key: 'row', title: t('preview.row'), width: 48, align: 'end', cell: (e) => e.draft.row },
    ...(withFile ? [file] : []),
    { key: 'agency', title: t('column.agency'), width: 46, cell: agency },
    { key: 'no', title: t('column.requestNo'), width: 132, cell: (e) => faceOf(e).no },
    {
      key: 'plate',
      title: t('column.plate'),
      width: 112,
      cell: (e) => <span className="plate">{faceOf(e).object}</span>,
    },
    { key: 'goods', title: t('column.goods'), width: 104, cell: (e) => faceOf(e).goods },
    { key: 'eta', title: t('column.eta'), width: 54, cell: (e) => faceOf(e).time },
    {
      key: 'what',
      title: t('preview.what'),
      width: 200,
      grow: true,
      cell: (e) => <span title={remarkOf(e)}>{remarkOf(e)}</span>,
    },
  ];
}
