import type { GreenDay } from './green-model';
import { BookableList } from './bookable-list';
import { DelayBox } from './delay-box';
import { HoursList } from './hours-list';
import { JournalList } from './journal-list';
import { NoteList } from './note-list';
import { NoticeList } from './notice-list';

/** Beside the bands: what somebody must see to, what can be booked, extra hours, owed notes, the paper journal. */
export function LaneAside({ green }: { readonly green: GreenDay }) {
  return (
    <aside className="green-aside">
      <NoticeList />
      <DelayBox />
      <BookableList green={green} />
      <HoursList green={green} />
      <NoteList />
      <JournalList />
    </aside>
  );
}
