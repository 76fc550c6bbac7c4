import { Button } from '@mantine/core';
import { IconArrowsJoin, IconArrowsSplit, IconArrowBackUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { clockText } from '#shared/kernel/time';
import type { InspectionRequest } from '#shared/domain/request';
import type { SessionView } from '../../data/day-model';
import { useDay, useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { DeclineMenu } from './decline-menu';
import { ReasonChips } from './reason-chips';
import { RequestLines } from './request-lines';
import { canJoin, type DeclinedPair, type Suggestion } from './suggestions';
import type { Decisions } from './use-decisions';

type CardProps = {
  readonly requests: readonly InspectionRequest[];
  readonly foot: ReactNode;
  readonly score?: string;
  readonly children: ReactNode;
};

function Card({ requests, foot, score, children }: CardProps) {
  return (
    <>
      <div className="card-main">
        <RequestLines requests={requests} />
        {foot}
      </div>
      <div className="card-side">
        {score !== undefined && <span className="card-score figures">{score}</span>}
        <div className="card-buttons">{children}</div>
      </div>
    </>
  );
}

type EntryProps<E> = { readonly entry: E; readonly decisions: Decisions };

/** A pair or group that seems to be one object, and the two decisions about it. */
export function SuggestionCard({ entry: suggestion, decisions }: EntryProps<Suggestion>) {
  const t = useTexts('matching');
  // Never 100: a likelihood is no certainty.
  const percent = Math.min(99, Math.floor(suggestion.score * 100));
  return (
    <Card
      requests={suggestion.requests}
      score={t('score', { percent })}
      foot={
        <div className="card-foot">
          <ReasonChips pairs={suggestion.pairs} />
          <Places sessions={suggestion.sessions} />
        </div>
      }
    >
      <Button
        size="compact-sm"
        title="Enter"
        leftSection={<IconArrowsJoin size={15} />}
        onClick={() => void decisions.join(suggestion.sessions)}
      >
        {t('join')}
      </Button>
      <DeclineMenu suggestion={suggestion} decisions={decisions} />
    </Card>
  );
}

/** Where those stand that have a place already. */
function Places({ sessions }: { readonly sessions: readonly SessionView[] }) {
  const words = useTexts('words');
  const { bays } = useDay();
  const { zone } = usePort();
  return sessions.map(({ id, session }) => {
    const { place, status } = session;
    const bay = place && (bays.find((b) => b.id === place.bayId)?.label ?? '');
    const where = place ? `${bay} ${clockText(place.slot.start, zone)}` : '';
    return (
      (place || status !== 'planned') && (
        <span key={id} className="card-place figures">
          {words(`status.${status}`)} {where}
        </span>
      )
    );
  });
}

/** An inspection of several requests, and the way to take it apart. */
export function JoinedCard({ entry: view, decisions }: EntryProps<SessionView>) {
  const t = useTexts('matching');
  const refusal = useTexts('refusal');
  const begun = !canJoin(view);
  return (
    <Card
      requests={view.requests}
      foot={
        <div className="card-foot">
          <Places sessions={[view]} />
        </div>
      }
    >
      <Button
        size="compact-sm"
        variant="default"
        disabled={begun}
        title={begun ? refusal('session-started') : undefined}
        leftSection={<IconArrowsSplit size={15} />}
        onClick={() => void decisions.part(view)}
      >
        {t('part')}
      </Button>
    </Card>
  );
}

/** A pair that was declined, why and by whom, and the way to offer it again. */
export function DeclinedCard({ entry: pair, decisions }: EntryProps<DeclinedPair>) {
  const t = useTexts('matching');
  const words = useTexts('words');
  const { reason, note, by } = pair.decline;
  const name = useDeskState((s) => s.world.users.get(by))?.name ?? by;
  return (
    <Card
      requests={pair.requests}
      foot={
        <p className="card-foot">
          {t('declinedBy', { reason: words(`declineReason.${reason}`), name })} {note}
        </p>
      }
    >
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconArrowBackUp size={15} />}
        onClick={() => void decisions.reconsider(pair)}
      >
        {t('reconsider')}
      </Button>
    </Card>
  );
}
