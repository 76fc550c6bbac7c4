import { ActionIcon, Button, Tooltip, UnstyledButton } from '@mantine/core';
import { IconUrgent } from '@tabler/icons-react';
import { may } from '#shared/domain/user';
import { useActor, useSentence } from '../../services';
import { useGoodsReview } from '../../state/goods-review';
import { useTexts } from '../../text/i18n';
import { GoodsSign } from '../../ui/goods-finding';
import { refusalOf } from '#shared/rules/goods-rules';
import type { GreenDay, GreenTruck } from './green-model';
import { useLaneDialogs } from './lane-dialogs';
import { LifeBar } from './life-bar';
import { showOnBoard } from './show-on-board';
import { SpoilClassTag } from './truck-row';

/** Fresh loads of the day that have no booking yet, those that must be released first on top. */
export function BookableList({ green }: { readonly green: GreenDay }) {
  const t = useTexts('greenLane');
  const { bookable, bands, fresh } = green;
  const nothing = fresh === 0 ? t('bookable.noFresh') : t('bookable.none');
  return (
    <section className="green-bookable" aria-label={t('bookable.title')}>
      <h2>
        {t('bookable.title')} <span className="figures">{bookable.length}</span>
      </h2>
      {bookable.length === 0 ? (
        <p className="green-empty">{nothing}</p>
      ) : (
        <>
          {bands.length === 0 && <p className="green-empty">{t('bookable.noBands')}</p>}
          <ul>
            {bookable.map((truck) => (
              <Bookable key={truck.view.id} truck={truck} open={bands.length > 0} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

type ItemProps = { readonly truck: GreenTruck; readonly open: boolean };

function Bookable({ truck, open }: ItemProps) {
  const t = useTexts('greenLane');
  const actor = useActor();
  const ask = useLaneDialogs((s) => s.ask);
  const { view, missed } = truck;
  const barred = truck.findings.some((f) => refusalOf(f) !== null);
  const allowed = open && may(actor, 'book') && !barred;
  return (
    <li>
      <UnstyledButton
        className="green-name"
        title={t('truck.open', { name: view.name })}
        onClick={() => showOnBoard(view.id)}
      >
        <span className="plate">{view.name}</span>
        <span className="green-goods">{view.goods}</span>
      </UnstyledButton>
      <span className="green-tags">
        {missed && <b className="green-missed">{t('bookable.missed')}</b>}
        <GoodsSign findings={truck.findings} />
        <SpoilClassTag truck={truck} />
      </span>
      <LifeBar truck={truck} />
      <span className="green-actions">
        <Tooltip label={t('emergency.button')}>
          <ActionIcon
            size="sm"
            color="red"
            variant="subtle"
            aria-label={`${t('emergency.button')} ${view.name}`}
            disabled={!allowed}
            onClick={() => ask({ kind: 'emergency', truck })}
          >
            <IconUrgent size={15} />
          </ActionIcon>
        </Tooltip>
        <Button
          size="compact-xs"
          aria-label={t('book.title', { name: view.name })}
          disabled={!allowed}
          onClick={() => ask({ kind: 'book', truck })}
        >
          {t(truck.come ? 'bookable.walkIn' : 'bookable.book')}
        </Button>
      </span>
      <Bar truck={truck} />
    </li>
  );
}

/** Why a load may not be booked, in a sentence, and the way to its review. */
function Bar({ truck }: Pick<ItemProps, 'truck'>) {
  const t = useTexts('goods');
  const sentence = useSentence();
  const review = useGoodsReview((s) => s.ask);
  const [first] = truck.findings;
  const why = first && refusalOf(first);
  if (!first || !why) return null;
  return (
    <p className="green-bar-reason">
      {sentence(why)}
      {first.state === 'pending' && (
        <Button size="compact-xs" variant="default" onClick={() => review({ finding: first, name: truck.view.name })}>
          {t('review.open')}
        </Button>
      )}
    </p>
  );
}
