import { memo } from 'react';
import { clockText, type Zone } from '#shared/kernel/time';
import type { InspectionRequest } from '#shared/domain/request';
import { usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { AgencyBadge } from '../../ui/agency-badge';
import { differing } from './differing';

type Cell = { readonly key: string; readonly plate: boolean; readonly compared: boolean; readonly text: string };

const truckOf = ({ marks }: InspectionRequest): string => [...marks.plates, ...marks.foreignPlates].join(' ');

/** What is compared between requests, in columns of fixed width so that signs stand over each other. */
function cellsOf(r: InspectionRequest, zone: Zone): readonly Cell[] {
  const load = [r.goods.packages, r.goods.grossKg].map((n) => n?.toLocaleString('en-US') ?? '');
  const mark = (key: string, text: string): Cell => ({ key, plate: true, compared: true, text });
  const fact = (key: string, text: string, compared: boolean): Cell => ({ key, plate: false, compared, text });
  return [
    mark('plate', truckOf(r)),
    mark('trailer', r.marks.trailers.join(' ')),
    mark('container', r.marks.containers.join(' ')),
    mark('batchNo', r.marks.batchNo ?? ''),
    fact('goods', r.goods.name, true),
    // Digits of amounts and times differ without meaning anything: the reasons say how far they are apart.
    fact('load', load.filter((part) => part !== '').join(' / '), false),
    fact('eta', clockText(r.eta, zone), false),
  ];
}

/**
 * Requests one under the other, each identifier over its like: signs that differ from the first line's are marked, so that a
 * digit read wrong is seen before it is read.
 */
export const RequestLines = memo(function RequestLines({
  requests,
}: {
  readonly requests: readonly InspectionRequest[];
}) {
  const words = useTexts('words');
  const { agencies, zone } = usePort();
  const cells = requests.map((r) => cellsOf(r, zone));
  return (
    <div className="request-lines">
      {requests.map((r, i) => (
        <div key={r.id} className="request-line">
          <AgencyBadge code={r.agency} agencies={agencies} />
          <span className="line-no" title={r.requestNo}>
            {r.requestNo}
          </span>
          {cells[i]!.map((cell, c) => (
            <Compared key={cell.key} cell={cell} other={cells[i === 0 ? 1 : 0]?.[c]?.text ?? ''} />
          ))}
          <span className="line-mode">
            {words(`mode.${r.mode}`)} {words(`direction.${r.direction}`)}
          </span>
        </div>
      ))}
    </div>
  );
});

const HEADS = ['plate', 'trailer', 'container', 'batchNo', 'goods'] as const;

/** The names of the columns of the lines below. */
export function LineHeads() {
  const intake = useTexts('intake');
  return (
    <div className="line-heads" aria-hidden>
      <div>
        <span />
        <span>{intake('column.requestNo')}</span>
        {HEADS.map((key) => (
          <span key={key}>{intake(`column.${key}`)}</span>
        ))}
        <span>
          {intake('column.packages')} / {intake('column.grossKg')}
        </span>
        <span>{intake('column.eta')}</span>
        <span>{intake('column.mode')}</span>
      </div>
    </div>
  );
}

function Compared({ cell, other }: { readonly cell: Cell; readonly other: string }) {
  return (
    <span className={cell.plate ? 'plate line-cell' : 'figures line-cell'} data-key={cell.key} title={cell.text}>
      {differing(cell.text, cell.compared ? other : '').map((piece, i) =>
        piece.differs ? <mark key={i}>{piece.text}</mark> : <span key={i}>{piece.text}</span>,
      )}
    </span>
  );
}
