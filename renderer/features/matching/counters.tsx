import { useDay } from '../../services';
import { useTexts } from '../../text/i18n';

/** What the joint way comes to today: each decision moves these at once. */
export function Counters() {
  const t = useTexts('matching');
  const { requests, sessions, joint, openingsSaved } = useDay().counts;
  const rate = sessions === 0 ? 0 : Math.round((joint / sessions) * 100);
  return (
    <dl className="counters figures">
      <Counter name={t('counters.requests')} value={requests} />
      <Counter name={t('counters.openings')} value={sessions} />
      <Counter name={t('counters.saved')} value={openingsSaved} main />
      <Counter name={t('counters.rate')} value={`${rate}%`} hint={t('counters.rateHint', { joint, all: sessions })} />
    </dl>
  );
}

type Props = {
  readonly name: string;
  readonly value: string | number;
  readonly main?: boolean;
  readonly hint?: string;
};

function Counter({ name, value, main, hint }: Props) {
  return (
    <div title={hint} data-main={main || undefined}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
