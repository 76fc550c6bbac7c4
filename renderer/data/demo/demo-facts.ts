import { officerId, portId } from '#shared/kernel/ids';
import { at, dayText } from '#shared/kernel/time';

// What opening the demo again needs; its data and how it is filled are loaded only the first time.

export const DEMO_PORT = portId.parse('CNHCG');

/** The demo port's day, a Monday. */
export const DEMO_DAY = dayText.parse('2026-11-23');

/** Where the demo's clock stands when it opens: twenty past ten, port time. */
export const DEMO_NOW = at(Date.parse('2026-11-23T10:20:00+08:00'));

/** Who works at the demo desk at first: the customs shift leader. */
export const DEMO_USER = officerId.parse('HC-L1');
