import { AnswerDialog, HoursDialog, WithdrawDialog } from './hours-dialogs';
import { BookDialog } from './book-dialog';
import { CancelDialog } from './cancel-dialog';
import { EmergencyDialog } from './emergency-dialog';
import type { GreenDay } from './green-model';
import { JournalDialog } from './journal-dialog';
import { useLaneDialogs } from './lane-dialogs';
import { NoteDialog } from './note-dialog';

/** The dialog that is asked for. A load that has meanwhile gone its way closes its own. */
export function LaneDialog({ green }: { readonly green: GreenDay }) {
  const question = useLaneDialogs((s) => s.question);
  if (!question) return null;
  const { kind } = question;
  if (kind === 'book') {
    const truck = green.bookable.find((t) => t.view.id === question.truck.view.id);
    return truck ? <BookDialog truck={truck} green={green} /> : null;
  }
  if (kind === 'emergency') return <EmergencyDialog truck={question.truck} green={green} />;
  if (kind === 'cancel') return <CancelDialog truck={question.truck} />;
  if (kind === 'answer') return <AnswerDialog extension={question.extension} />;
  if (kind === 'withdraw') return <WithdrawDialog extension={question.extension} />;
  if (kind === 'note') return <NoteDialog owed={question.owed} name={question.name} />;
  return kind === 'hours' ? <HoursDialog /> : <JournalDialog />;
}
