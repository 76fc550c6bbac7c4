import type { Port } from '#shared/domain/port';
import type { PortFaults } from './port-draft';

/** What every group of the port's fields is given. */
export type PortFields = {
  readonly draft: Port;
  readonly write: (draft: Port) => void;
  readonly faults: PortFaults;
  readonly disabled: boolean;
};

/** Which side's calendar. */
export type Side = 'calendar' | 'oppositeCalendar';
