import { Button } from '@mantine/core';
import { useSentence } from '../../services';
import { useTexts } from '../../text/i18n';
import type { FreePlace } from './free-places';
import type { SectionProps } from './side-panel';

type OffersProps = SectionProps & { readonly offers: readonly FreePlace[]; readonly onDone: () => void };

/** Free places to choose from, each with the team that would come or what that team lacks. */
export function Offers({ view, words, acts, offers, onDone }: OffersProps) {
  const t = useTexts('board');
  const sentence = useSentence();
  async function take({ place, team }: FreePlace): Promise<void> {
    if (await acts.put(view.id, { place, team })) onDone();
  }
  if (offers.length === 0) return <p className="panel-warn">{t('panel.slotsNone')}</p>;
  return (
    <ol className="offers" aria-label={t('panel.slotsTitle')}>
      {offers.map((offer) => (
        <li key={`${offer.place.bayId}${offer.place.slot.start}`}>
          <span className="figures">
            <b>{words.where(offer.place)}</b>
            <i>{offer.gaps[0] ? sentence(offer.gaps[0]) : words.officers(offer.team)}</i>
          </span>
          <Button size="compact-xs" variant="light" disabled={view.session.pinned} onClick={() => void take(offer)}>
            {t('panel.slotsTry')}
          </Button>
        </li>
      ))}
    </ol>
  );
}
