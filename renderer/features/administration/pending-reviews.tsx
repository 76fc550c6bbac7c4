import { Button } from '@mantine/core';
import { callName } from '#shared/domain/request';
import { findingsOf } from '#shared/rules/goods-rules';
import { useDay, useDeskState } from '../../services';
import { useGoodsReview } from '../../state/goods-review';
import { useTexts } from '../../text/i18n';
import { FindingLine } from '../../ui/goods-finding';

/** Goods of the day that a rule holds until a supervisor has judged them. */
export function PendingReviews() {
  const t = useTexts('goods');
  const { sessions } = useDay();
  const world = useDeskState((s) => s.world);
  const ask = useGoodsReview((s) => s.ask);
  const waiting = sessions
    .flatMap((s) => s.requests)
    .flatMap((r) => findingsOf(world, r).filter((f) => f.state === 'pending'));
  return (
    <section className="goods-waiting" aria-label={t('table.waiting')}>
      <h2>
        {t('table.waiting')} <span className="figures">{waiting.length}</span>
      </h2>
      {waiting.length === 0 ? (
        <p className="admin-empty">{t('table.nothingWaiting')}</p>
      ) : (
        <ul className="goods-findings">
          {waiting.map((finding) => {
            const name = callName(finding.request);
            return (
              <FindingLine key={`${finding.request.id}|${finding.rule.id}`} finding={finding}>
                <p>
                  <b className="plate">{name}</b> {finding.request.goods.name}
                  <Button size="compact-xs" onClick={() => ask({ finding, name })}>
                    {t('review.open')}
                  </Button>
                </p>
              </FindingLine>
            );
          })}
        </ul>
      )}
    </section>
  );
}
