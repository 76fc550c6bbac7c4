import { Button, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { may } from '#shared/domain/user';
import { useActor } from '../../services';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import type { GreenDay, GreenTruck } from './green-model';
import { LifeBar } from './life-bar';
import { showOnBoard } from './show-on-board';

type Props = { readonly green: GreenDay; readonly book: (truck: GreenTruck) => void };

/** Fresh loads of the day that have no booking yet, those that must be released first on top. */
export function BookableList({ green, book }: Props) {
  const t = useTexts('greenLane');
  const { bookable, bands, fresh } = green;
  const nothing = fresh === 0 ? t('bookable.noFresh') : t('bookable.none');
  return (
    <aside className="green-bookable" aria-label={t('bookable.title')}>
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
              <Bookable key={truck.view.id} truck={truck} book={bands.length > 0 ? book : null} />
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}

type ItemProps = { readonly truck: GreenTruck; readonly book: Props['book'] | null };

function Bookable({ truck, book }: ItemProps) {
  const t = useTexts('greenLane');
  const { t: any } = useTranslation();
  const actor = useActor();
  const { view, spoilClass } = truck;
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
      <span className="green-class" data-class={spoilClass}>
        {spoilClass} {wordOf(any, 'spoil', spoilClass)}
      </span>
      <LifeBar truck={truck} />
      <Button
        size="compact-xs"
        aria-label={t('book.title', { name: view.name })}
        disabled={book === null || !may(actor, 'book')}
        onClick={() => book?.(truck)}
      >
        {t('bookable.book')}
      </Button>
    </li>
  );
}
