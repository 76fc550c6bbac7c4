import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowsJoin, IconLayoutBoard, IconX } from '@tabler/icons-react';
import { clockText, type UtcMs } from '#shared/kernel/time';
import { callName, type InspectionRequest } from '#shared/domain/request';
import type { ColumnKey } from '#shared/interchange/columns';
import { useDeskState, usePort } from '../../services';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { AgencyBadge } from '../../ui/agency-badge';
import { useIntake } from './intake-view';
import type { RequestRow } from './request-rows';
import { GoodsSection } from './goods-section';
import { StateWord } from './state-word';

/** All that is known of one request: its fields, what else its sheet said, who inspects with it, and where it came from. */
export function RequestDetails({ row }: { readonly row: RequestRow }) {
  const t = useTexts('intake');
  const { agencies } = usePort();
  const choose = useIntake((s) => s.choose);
  const { request } = row;
  return (
    <section className="details" aria-label={t('details.title', { name: callName(request) })}>
      <header>
        <AgencyBadge code={request.agency} agencies={agencies} />
        <strong className="plate">{callName(request)}</strong>
        <Tooltip label={t('details.close')}>
          <ActionIcon aria-label={t('details.close')} onClick={() => choose(null)}>
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      </header>
      <div className="details-body">
        <StateWord row={row} />
        <GoodsSection request={request} />
        <Fields request={request} />
        <Extra request={request} />
        <Partners row={row} />
        <Origin request={request} />
      </div>
      <Ways row={row} />
    </section>
  );
}

/** What can be said of a request, in the order of its sheet. */
function useFields(request: InspectionRequest): readonly (readonly [key: ColumnKey, text: string])[] {
  const words = useTexts('words');
  const { zone } = usePort();
  const { marks: m, goods, trader } = request;
  const time = (moment: UtcMs | null): string => (moment === null ? '' : clockText(moment, zone));
  const number = (value: number | null, unit: string): string =>
    value === null ? '' : `${value.toLocaleString('en-US')}${unit}`;
  return [
    ['requestNo', request.requestNo],
    ['plate', m.plates.join(' ')],
    ['foreignPlate', m.foreignPlates.join(' ')],
    ['trailer', m.trailers.join(' ')],
    ['vin', m.vin ?? ''],
    ['container', m.containers.join(' ')],
    ['seal', m.seals.join(' ')],
    ['batchNo', m.batchNo ?? ''],
    ['billNo', m.billNo ?? ''],
    ['declaration', m.declarations.join(' ')],
    ['goods', goods.name],
    ['hs', goods.hs ?? ''],
    ['packages', number(goods.packages, '')],
    ['grossKg', number(goods.grossKg, ' kg')],
    ['temperature', number(goods.temperature, ' ℃')],
    ['direction', words(`direction.${request.direction}`)],
    ['eta', time(request.eta)],
    ['notBefore', time(request.notBefore)],
    ['notAfter', time(request.notAfter)],
    ['mode', words(`mode.${request.mode}`)],
    ['minutes', words('unit.minutes', { count: request.minutes })],
    ['priority', words(`priority.${request.priority}`)],
    ['trader', trader.name ?? ''],
    ['uscc', trader.uscc ?? ''],
    ['phone', trader.phone ?? ''],
    ['note', request.note],
  ];
}

const MARKS: ReadonlySet<ColumnKey> = new Set([
  'requestNo',
  'plate',
  'foreignPlate',
  'trailer',
  'vin',
  'container',
  'seal',
  'batchNo',
  'billNo',
  'declaration',
  'hs',
  'uscc',
]);

function Fields({ request }: { readonly request: InspectionRequest }) {
  const t = useTexts('intake');
  const fields = useFields(request).filter(([, text]) => text !== '');
  return (
    <dl className="fields">
      {fields.map(([key, text]) => (
        <div key={key}>
          <dt>{t(`column.${key}`)}</dt>
          <dd className={MARKS.has(key) ? 'plate' : 'figures'}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Extra({ request }: { readonly request: InspectionRequest }) {
  const t = useTexts('intake');
  const extra = Object.entries(request.extra);
  if (extra.length === 0) return null;
  return (
    <>
      <h3>{t('details.extra')}</h3>
      <dl className="fields">
        {extra.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Partners({ row }: { readonly row: RequestRow }) {
  const t = useTexts('intake');
  const words = useTexts('words');
  const { agencies } = usePort();
  const choose = useIntake((s) => s.choose);
  const others = row.view.requests.filter((r) => r.id !== row.id);
  if (others.length === 0) return null;
  return (
    <>
      <h3>{t('details.partners')}</h3>
      <ul className="partners">
        {others.map((r) => (
          <li key={r.id}>
            <button type="button" onClick={() => choose(r.id)}>
              <AgencyBadge code={r.agency} agencies={agencies} />
              <span className="plate">{r.requestNo}</span>
              <span>{words(`mode.${r.mode}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Origin({ request }: { readonly request: InspectionRequest }) {
  const t = useTexts('intake');
  const { zone } = usePort();
  const batch = useDeskState((s) => s.world.batches.get(request.batchId));
  const by = useDeskState((s) => (batch ? s.world.users.get(batch.by) : undefined));
  if (!batch) return null;
  return (
    <p className="origin">
      {t('details.origin', {
        files: batch.files.join('、'),
        name: by?.name ?? batch.by,
        time: clockText(batch.at, zone),
      })}
    </p>
  );
}

/** Where to go from here. */
function Ways({ row }: { readonly row: RequestRow }) {
  const t = useTexts('intake');
  const show = useView((v) => v.show);
  const select = useView((v) => v.select);
  function onBoard(): void {
    select(row.view.id);
    show('board');
  }
  return (
    <footer>
      {row.view.requests.length === 1 && (
        <Button variant="default" leftSection={<IconArrowsJoin size={15} />} onClick={() => show('matching')}>
          {t('details.match')}
        </Button>
      )}
      <Button variant="default" leftSection={<IconLayoutBoard size={15} />} onClick={onBoard}>
        {t('details.board')}
      </Button>
    </footer>
  );
}
