import { MINUTE, clockText } from '#shared/kernel/time';
import { useNow, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { lifeOf, type GreenTruck } from './green-model';

/** Says a stretch of minutes: `1 小时 20 分`. */
export function useDuration(): (minutes: number) => string {
  const t = useTexts('greenLane');
  return (total) => {
    const [hours, minutes] = [Math.floor(total / 60), total % 60];
    return hours > 0 ? t('life.hours', { hours, minutes }) : t('life.minutes', { minutes });
  };
}

/** The perishable clock of a load: how much of its time is left until the latest release, in a bar and in words. */
export function LifeBar({ truck }: { readonly truck: GreenTruck }) {
  const t = useTexts('greenLane');
  const now = useNow();
  const { zone } = usePort();
  const say = useDuration();
  const { level, share, minutesLeft } = lifeOf(truck, now);
  const latest = t('life.latest', { time: clockText(truck.latest, zone) });
  const end = endOf(truck);
  if (end) {
    return (
      <span className="green-life" data-level={end.late > 0 ? 'over' : 'done'}>
        <span className="green-life-words figures">
          <span>
            {end.at === null
              ? t('life.done')
              : t(end.late > 0 ? 'life.releasedLate' : 'life.released', {
                  time: clockText(end.at, zone),
                  minutes: end.late,
                })}
          </span>
          <span>{latest}</span>
        </span>
      </span>
    );
  }
  const coming = truck.arrival > now;
  const left =
    minutesLeft < 0 ? t('life.over', { time: say(-minutesLeft) }) : t('life.left', { time: say(minutesLeft) });
  return (
    <span className="green-life" data-level={coming ? 'coming' : level}>
      <meter
        className="green-life-bar"
        aria-label={t('life.bar', { name: truck.view.name })}
        min={0}
        max={1}
        value={share}
      />
      <span className="green-life-words figures">
        <span>
          {coming
            ? t('life.coming', { time: clockText(truck.arrival, zone) })
            : `${t(`life.level.${level}`)} · ${left}`}
        </span>
        <span>{latest}</span>
      </span>
    </span>
  );
}

/** How it ended for a load that is through: when it was released, and by how many minutes too late. */
function endOf({
  released,
  latest,
  view,
}: GreenTruck): { readonly at: GreenTruck['released']; readonly late: number } | null {
  if (released !== null) return { at: released, late: Math.max(0, Math.round((released - latest) / MINUTE)) };
  return view.session.status === 'done' ? { at: null, late: 0 } : null;
}
