import { useEffect, useState } from 'react';
import { usePrinting } from '../../data/print';
import type { Picture } from '../../print/day-plan/picture';
import { useDay } from '../../services';
import { useView } from '../../state/view';
import { ChangeList } from './change-list';
import { CheckList } from './check-list';
import { Decisions, type Question } from './decisions';
import { PlanBar } from './plan-bar';
import { PreviewPane } from './preview-pane';
import { PrintOutlet } from './print-outlet';
import './review.css';
import { SlipList } from './slip-list';
import { usePlanActions } from './use-plan-actions';
import { usePlanKeys } from './use-plan-keys';
import { usePlanPrint } from './use-plan-print';
import { useReview } from './use-review';
import { VersionList } from './version-list';

/** 审核发布: the versions of the day's plan, what has changed and what stands against it, and the paper it becomes. */
export function ReviewScreen() {
  const { day } = useDay();
  const userId = useView((v) => v.userId);
  // Another day or another officer begins with the plan as it stands.
  return <ReviewOfDay key={`${day}/${userId}`} />;
}

function ReviewOfDay() {
  const [chosen, choose] = useState<Picture>('current');
  const [question, ask] = useState<Question | null>(null);
  const wide = usePrinting((s) => s.preview);
  const review = useReview(chosen);
  const actions = usePlanActions();
  const print = usePlanPrint(chosen, review.picture);
  usePlanKeys({ actions, ask, print });
  useEffect(() => () => usePrinting.setState({ preview: false }), []);
  return (
    <div className="review" data-wide={wide || undefined}>
      <PlanBar review={review} actions={actions} ask={ask} print={print} />
      {!wide && (
        <>
          <VersionList chosen={chosen} choose={choose} />
          <section className="review-middle">
            <CheckList review={review} />
            {review.picture.slips.length > 0 && <SlipList review={review} />}
            <ChangeList review={review} />
          </section>
        </>
      )}
      <PreviewPane picture={chosen} wide={wide} />
      <PrintOutlet />
      <Decisions question={question} close={() => ask(null)} review={review} actions={actions} />
    </div>
  );
}
