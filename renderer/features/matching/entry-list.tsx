import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ComponentType } from 'react';
import { useMatching } from './matching-view';
import type { Decisions } from './use-decisions';

/** One entry of a list: how many requests it shows decides its height. */
type ListEntry = { readonly id: string; readonly requests: readonly unknown[] };

type Props<E extends ListEntry> = {
  readonly label: string;
  readonly entries: readonly E[];
  /** What draws an entry. */
  readonly card: ComponentType<{ readonly entry: E; readonly decisions: Decisions }>;
  readonly decisions: Decisions;
};

const LINE = 26;
const REST = 52;

/** A list of cards of any length; only those in sight exist. The place where the keys are stays when a card is decided and goes. */
export function EntryList<E extends ListEntry>({ label, entries, card: Card, decisions }: Props<E>) {
  const scroller = useRef<HTMLDivElement>(null);
  const at = Math.min(
    useMatching((s) => s.at),
    entries.length - 1,
  );
  const goTo = useMatching((s) => s.goTo);
  // eslint-disable-next-line react/incompatible-library -- no compiler memoises this component
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => (entries[i]?.requests.length ?? 2) * LINE + REST,
    getItemKey: (i) => entries[i]?.id ?? i,
    overscan: 4,
  });
  const { scrollToIndex } = virtual;
  useEffect(() => {
    if (at >= 0) scrollToIndex(at, { align: 'auto' });
  }, [at, scrollToIndex]);
  return (
    <div ref={scroller} className="entry-scroller">
      <ol className="entry-list" aria-label={label} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const entry = entries[item.index]!;
          return (
            <li
              key={item.key}
              className="match-card"
              aria-current={item.index === at || undefined}
              aria-posinset={item.index + 1}
              aria-setsize={entries.length}
              style={{ transform: `translateY(${item.start}px)`, height: item.size - 8 }}
              // Not before the click: the list may scroll to the card, and the button would slip away from under the pointer.
              onClickCapture={() => item.index !== at && goTo(item.index)}
            >
              <Card entry={entry} decisions={decisions} />
            </li>
          );
        })}
      </ol>
    </div>
  );
}
