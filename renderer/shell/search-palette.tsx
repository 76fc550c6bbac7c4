import { Modal, TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { maySee } from '#shared/rules/sight';
import type { SessionView } from '../data/day-model';
import { useActor, useDay } from '../services';
import { offeredTo } from '../state/offered';
import { useLedgers } from '../state/tracked';
import { useView, type Screen } from '../state/view';
import { useTexts } from '../text/i18n';

type Hit =
  | { readonly kind: 'screen'; readonly screen: Screen; readonly text: string }
  | { readonly kind: 'session'; readonly view: SessionView };

const SHOWN = 12;

/** Everything a session can be found by, in one lower-case line. */
function haystack(view: SessionView): string {
  const marks = view.requests.flatMap(({ marks: m, requestNo, goods, trader }) => [
    requestNo,
    goods.name,
    trader.name ?? '',
    m.batchNo ?? '',
    m.billNo ?? '',
    m.vin ?? '',
    ...m.plates,
    ...m.foreignPlates,
    ...m.trailers,
    ...m.containers,
    ...m.declarations,
  ]);
  return marks.join(' ').toLowerCase();
}

/** Find by plate, container, request, goods, or go to a screen: arrows choose, Enter goes. */
export function SearchPalette({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts('shell');
  const { sessions } = useDay();
  const { role } = useActor();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const index = useMemo(
    () => (maySee({ role }, 'sessions') ? sessions.map((view) => ({ view, text: haystack(view) })) : []),
    [sessions, role],
  );
  const wanted = text.trim().toLowerCase();
  const hits: readonly Hit[] = [
    ...offeredTo(role).flatMap((screen): Hit[] => {
      const name = t(`railHint.${screen}`);
      return name.toLowerCase().includes(wanted) ? [{ kind: 'screen', screen, text: name }] : [];
    }),
    ...(wanted === ''
      ? []
      : index.filter((i) => i.text.includes(wanted)).map((i): Hit => ({ kind: 'session', view: i.view }))),
  ].slice(0, SHOWN);

  function go(hit: Hit | undefined, to: 'board' | 'record' = role === 'officer' ? 'record' : 'board'): void {
    if (!hit) return;
    const { show, select } = useView.getState();
    onClose();
    if (hit.kind === 'screen') return show(hit.screen);
    select(hit.view.id);
    show(to);
  }
  /** Follows a load of whatever day by its number, with or without an inspection. */
  function follow(number: string): void {
    onClose();
    useLedgers.getState().track(number);
    useView.getState().show('ledgers');
  }
  function onKeyDown(e: KeyboardEvent): void {
    if (e.nativeEvent.isComposing) return;
    const step = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      e.preventDefault();
      setChosen((c) => (c + step + hits.length) % Math.max(1, hits.length));
    } else if (e.key === 'Enter') go(hits[chosen], e.shiftKey ? 'record' : undefined);
  }

  return (
    <Modal opened onClose={onClose} withCloseButton={false} yOffset="12vh" centered={false} padding={0} size="lg">
      <TextInput
        data-autofocus
        variant="unstyled"
        className="palette-field"
        leftSection={<IconSearch size={16} />}
        placeholder={t('searchHint')}
        aria-label={t('search')}
        value={text}
        onChange={(e) => {
          setText(e.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul className="palette" aria-label={t('search')}>
        {hits.map((hit, i) => (
          <li key={hit.kind === 'screen' ? hit.screen : hit.view.id}>
            <UnstyledButton
              className="palette-hit"
              aria-current={i === chosen}
              onClick={() => go(hit)}
              onMouseEnter={() => setChosen(i)}
            >
              {hit.kind === 'screen' ? <span>{hit.text}</span> : <SessionHit view={hit.view} />}
            </UnstyledButton>
            {hit.kind === 'session' && (
              <>
                <UnstyledButton className="palette-record" title="Shift+Enter" onClick={() => go(hit, 'record')}>
                  {t('rail.record')}
                </UnstyledButton>
                <UnstyledButton className="palette-record" onClick={() => follow(hit.view.name)}>
                  {t('track')}
                </UnstyledButton>
              </>
            )}
          </li>
        ))}
        {hits.length === 0 && (
          <li className="palette-none">
            {t('searchNone', { text })}
            {maySee({ role }, 'consignments') && (
              <UnstyledButton className="palette-record" onClick={() => follow(text.trim())}>
                {t('track')}
              </UnstyledButton>
            )}
          </li>
        )}
      </ul>
    </Modal>
  );
}

function SessionHit({ view }: { readonly view: SessionView }) {
  return (
    <>
      <span className="plate">{view.name}</span>
      <span className="palette-goods">{view.goods}</span>
      <span className="palette-numbers figures">{view.requests.map((r) => r.requestNo).join(' · ')}</span>
    </>
  );
}
