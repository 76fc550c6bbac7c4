import type { UtcMs } from '#shared/kernel/time';
import { databaseOf } from './board-db';
import { freeBytes } from './bridge';
import { companyOf } from './company';
import { openDesk, type Desk } from './desk';
import { hubLine } from './hub-line';
import { journalOf } from './outbox-copy';
import { deskNameAt } from './ports-at-desk';

/** Opens a port's desk at this workstation, with all that the machine gives it. */
export async function openDeskHere(which: {
  readonly portId: string;
  readonly demo: boolean;
  readonly now: () => UtcMs;
}): Promise<Desk> {
  const deskId = await deskNameAt(which);
  const db = databaseOf(which.portId, which.demo);
  return openDesk({
    ...which,
    db,
    deskId,
    line: hubLine(which),
    company: companyOf(db.name),
    copy: journalOf(which),
    freeBytes,
  });
}
