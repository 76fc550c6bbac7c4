import { Button } from '@mantine/core';
import { callName, type InspectionRequest } from '#shared/domain/request';
import { findingsOf } from '#shared/rules/goods-rules';
import { useDeskState } from '../../services';
import { useGoodsReview } from '../../state/goods-review';
import { useTexts } from '../../text/i18n';
import { FindingLine } from '../../ui/goods-finding';

/** What the rules on goods say to a request, and the way to the review that one of them asks for. */
export function GoodsSection({ request }: { readonly request: InspectionRequest }) {
  const t = useTexts('goods');
  const world = useDeskState((s) => s.world);
  const ask = useGoodsReview((s) => s.ask);
  const findings = findingsOf(world, request);
  if (findings.length === 0) return null;
  return (
    <>
      <h3>{t('heading')}</h3>
      <ul className="goods-findings">
        {findings.map((finding) => (
          <FindingLine key={finding.rule.id} finding={finding}>
            {finding.rule.effect === 'review' && (
              <Button size="compact-xs" variant="default" onClick={() => ask({ finding, name: callName(request) })}>
                {t('review.open')}
              </Button>
            )}
          </FindingLine>
        ))}
      </ul>
    </>
  );
}
