import { Button } from '@mantine/core';
import { IconArrowsJoin } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText, type Zone } from '#shared/kernel/time';
import type { AgencyCode } from '#shared/domain/words';
import type { SessionView } from '../../data/day-model';
import { usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { agencyIn } from '../../text/local-text';
import { AgencyBadge } from '../../ui/agency-badge';
import { DataTable, type TableColumn } from '../../ui/data-table';
import { useMatching } from './matching-view';
import { RequestLines } from './request-lines';
import type { Suggestion } from './suggestions';
import type { Decisions } from './use-decisions';

type Props = {
  readonly unmatched: readonly SessionView[];
  readonly doubtful: readonly Suggestion[];
  readonly decisions: Decisions;
};

/** What has no partner, one list an agency: one of each picked is compared below and can be joined by hand. */
export function UnmatchedPane({ unmatched, doubtful, decisions }: Props) {
  const { agencies } = usePort();
  const asked = useMemo(() => new Set(doubtful.flatMap((s) => s.sessions.map((v) => v.id))), [doubtful]);
  const lists = useMemo(
    () => agencies.map(({ code }) => ({ code, views: unmatched.filter((v) => v.demand.agencies[0] === code) })),
    [agencies, unmatched],
  );
  return (
    <div className="unmatched">
      <div className="unmatched-lists">
        {lists.map(({ code, views }) => (
          <AgencyList key={code} code={code} views={views} asked={asked} />
        ))}
      </div>
      <ByHand unmatched={unmatched} decisions={decisions} />
    </div>
  );
}

const columnsOf = (t: (key: Column) => string, zone: Zone, mark: (view: SessionView) => string) =>
  [
    { key: 'eta', title: t('eta'), width: 52, cell: (v) => clockText(v.requests[0]!.eta, zone) },
    { key: 'no', title: t('requestNo'), width: 128, cell: (v) => v.requests[0]!.requestNo },
    { key: 'name', title: t('plate'), width: 126, cell: (v) => <span className="plate">{v.name}</span> },
    { key: 'goods', title: t('goods'), width: 90, grow: true, cell: (v) => v.goods },
    { key: 'mark', title: '', width: 62, cell: (v) => <span className="may-match">{mark(v)}</span> },
  ] satisfies readonly TableColumn<SessionView>[];
type Column = 'eta' | 'requestNo' | 'plate' | 'goods';

type ListProps = {
  readonly code: AgencyCode;
  readonly views: readonly SessionView[];
  readonly asked: ReadonlySet<string>;
};

function AgencyList({ code, views, asked }: ListProps) {
  const t = useTexts('matching');
  const intake = useTexts('intake');
  const { i18n } = useTranslation();
  const { agencies, zone } = usePort();
  const picked = useMatching((s) => s.picked);
  const pick = useMatching((s) => s.pick);
  const name = agencyIn(agencies, code, i18n.language);
  const columns = useMemo(
    () =>
      columnsOf(
        (key) => intake(`column.${key}`),
        zone,
        (v) => (asked.has(v.id) ? t('mayMatch') : ''),
      ),
    [intake, zone, asked, t],
  );
  const chosen = views.find((v) => picked.has(v.id))?.id ?? null;
  // One of each agency: a second choice in a list takes the place of the first.
  const choose = (id: string): void => {
    const others = [...picked].filter((p) => !views.some((v) => v.id === p));
    pick(new Set(id === chosen ? others : [...others, id]));
  };
  return (
    <section className="agency-list">
      <h3>
        <AgencyBadge code={code} agencies={agencies} />
        {name} <span className="figures">{views.length}</span>
      </h3>
      <div>
        <DataTable
          label={name}
          rows={views}
          columns={columns}
          keyOf={(v) => v.id}
          chosen={chosen}
          onChoose={choose}
          compact
          empty={t('none.unmatched')}
        />
      </div>
    </section>
  );
}

/** The picked ones compared, and the button that joins them. */
function ByHand({ unmatched, decisions }: Pick<Props, 'unmatched' | 'decisions'>) {
  const t = useTexts('matching');
  const picked = useMatching((s) => s.picked);
  const pick = useMatching((s) => s.pick);
  const views = unmatched.filter((v) => picked.has(v.id));
  function join(): void {
    pick(new Set());
    void decisions.join(views);
  }
  return (
    <div className="by-hand">
      {views.length === 0 ? <p>{t('pickTwo')}</p> : <RequestLines requests={views.flatMap((v) => v.requests)} />}
      <div className="card-buttons">
        <Button disabled={views.length < 2} leftSection={<IconArrowsJoin size={15} />} onClick={join}>
          {t('byHand')}
        </Button>
        {views.length > 0 && (
          <Button variant="subtle" onClick={() => pick(new Set())}>
            {t('clear')}
          </Button>
        )}
      </div>
    </div>
  );
}
