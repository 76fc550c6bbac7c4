import { bayId, type PortId } from '../kernel/ids';
import type { Zone } from '../kernel/time';
import type { Bay } from '../domain/bay';
import type { Calendar } from '../domain/calendar';
import type { Port } from '../domain/port';
import { BORDER, CUSTOMS } from '../domain/words';
import type { Shift } from './port-kit';

/** None of the zones has summer time. */
export const BEIJING: Zone = { name: 'Asia/Shanghai', offset: 480 };
export const VLADIVOSTOK: Zone = { name: 'Asia/Vladivostok', offset: 600 };
export const PYONGYANG: Zone = { name: 'Asia/Pyongyang', offset: 540 };

/** The two agencies of every Chinese road port, with the badges of their cards. */
export const AGENCIES: Port['agencies'] = [
  {
    code: CUSTOMS,
    name: { zh: '海关', en: 'Customs', ru: 'Таможня', ko: '세관' },
    badge: { zh: '关', en: 'C', ru: 'Т', ko: '세' },
  },
  {
    code: BORDER,
    name: { zh: '边检', en: 'Border inspection', ru: 'Пограничный контроль', ko: '변방검사' },
    badge: { zh: '边', en: 'B', ru: 'П', ko: '변' },
  },
];

/** The same hours on every day of the week, in minutes of the side's own day. */
export const everyDay = (open: number, close: number, source: string): Calendar => ({
  weekly: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], hours: { open, close } }],
  exceptions: [],
  provenance: { source, verified: false },
});

type BayLine = Pick<Bay, 'kind' | 'yard' | 'turn'>;

/** Bays numbered and ordered as listed: `1号台`, `2号台` and so on. */
export const bayRow = (portId: PortId, lines: readonly BayLine[]): readonly Bay[] =>
  lines.map((line, i) => ({
    ...line,
    id: bayId.parse(`${portId}/bay-${String(i + 1)}`),
    portId,
    label: `${String(i + 1)}号台`,
    order: i + 1,
    closed: false,
  }));

/** Three shifts whose breaks never fall together, over a working day from 07:00 to 17:00. Usual practice, to be replaced. */
export const DAY_SHIFTS: readonly Shift[] = [
  {
    name: '早班',
    windows: [
      [420, 660],
      [700, 900],
    ],
  },
  {
    name: '正班',
    windows: [
      [480, 690],
      [750, 1020],
    ],
  },
  {
    name: '晚班',
    windows: [
      [540, 750],
      [790, 1020],
    ],
  },
];
