import { useMemo, useState } from 'react';
import type { SessionView } from '../../data/day-model';
import { useNow, useSentence, useTeamSight } from '../../services';
import { useBoard } from '../../state/board-slice';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { DataTable, sortedRows, type Sort, type TableColumn } from '../../ui/data-table';
import { isClash, stateOf } from './card-look';
import type { SessionId } from '#shared/kernel/ids';
import { passes, type BoardDay } from './use-board-day';
import type { Words } from './use-words';

type Props = { readonly day: BoardDay; readonly words: Words };

const startOf = ({ session, demand }: SessionView): number => session.place?.slot.start ?? demand.due + 1e12;

/** The same day as a table: for a screen reader, and for whoever would rather read lines. */
export function SessionTable({ day, words }: Props) {
  const t = useTexts('board');
  const filters = useBoard((s) => s.filters);
  const selected = useView((v) => v.selected);
  const [sort, setSort] = useState<Sort>({ key: 'time', descending: false });
  const columns = useColumns(day, words);
  const rows = useMemo(
    () =>
      sortedRows(
        [...day.byId.values()].filter((v) => passes(v, filters)),
        columns,
        sort,
      ),
    [day.byId, filters, columns, sort],
  );
  return (
    <div className="session-table">
      <DataTable
        label={t('table.label')}
        rows={rows}
        columns={columns}
        keyOf={(v) => v.id}
        chosen={selected}
        onChoose={(id) => useView.getState().select(id as SessionId)}
        onOpen={() => useBoard.setState({ panel: true })}
        sort={sort}
        onSort={setSort}
        toneOf={(v) => (isClash(v) ? 'red' : undefined)}
        empty={t('table.empty')}
      />
    </div>
  );
}

type CellProps = { readonly session: SessionView['session']; readonly words: Words };

/** The names of a team, for whoever may know them yet. */
function TeamCell({ session, words }: CellProps) {
  const hidden = useTexts('draw')('result.hidden');
  const seen = useTeamSight()(session);
  return session.team.length === 0 || seen ? words.officers(session.team) : hidden;
}

function useColumns(day: BoardDay, words: Words): readonly TableColumn<SessionView>[] {
  const t = useTexts('board');
  const sentence = useSentence();
  const now = useNow();
  const { rowOf, frame } = day;
  return useMemo((): readonly TableColumn<SessionView>[] => {
    const rowNumber = ({ session }: SessionView): number =>
      session.place ? (rowOf.get(session.place.bayId) ?? 0) : 1e6;
    const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
    return [
      {
        key: 'time',
        title: t('table.time'),
        width: 104,
        compare: (a, b) => startOf(a) - startOf(b),
        cell: ({ session }) => (session.place ? words.span(session.place.slot) : t('state.tray')),
      },
      {
        key: 'bay',
        title: t('table.bay'),
        width: 70,
        compare: (a, b) => rowNumber(a) - rowNumber(b),
        cell: ({ session }) => (session.place ? words.bay(session.place.bayId) : ''),
      },
      {
        key: 'plate',
        title: t('table.plate'),
        width: 110,
        compare: (a, b) => text(a.name, b.name),
        cell: (v) => <span className="plate">{v.name}</span>,
      },
      {
        key: 'goods',
        title: t('table.goods'),
        width: 120,
        compare: (a, b) => text(a.goods, b.goods),
        cell: (v) => v.goods,
      },
      {
        key: 'agencies',
        title: t('table.agencies'),
        width: 90,
        cell: (v) => v.demand.agencies.map(words.agency).join('、'),
      },
      {
        key: 'team',
        title: t('table.team'),
        width: 190,
        cell: ({ session }) => <TeamCell session={session} words={words} />,
      },
      {
        key: 'state',
        title: t('table.state'),
        width: 84,
        cell: (v) => t(`state.${stateOf(v, { ...frame, now })}`),
      },
      {
        key: 'latest',
        title: t('table.latest'),
        width: 84,
        compare: (a, b) => a.demand.due - b.demand.due,
        cell: ({ demand, booking }) => words.clock(booking?.latestRelease ?? demand.due),
      },
      {
        key: 'problem',
        title: t('table.problem'),
        width: 200,
        grow: true,
        cell: ({ breaches }) => (breaches[0] ? sentence(breaches[0].refusal) : ''),
      },
    ];
    // The sentences change only with language and zone, and then the words do too.
    // eslint-disable-next-line react/exhaustive-deps
  }, [t, words, rowOf, frame, now]);
}
