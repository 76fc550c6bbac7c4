import { portId } from '../kernel/ids';
import { hunchunGoodsRules } from './goods-rules';
import { AGENCIES, BEIJING, DAY_SHIFTS, VLADIVOSTOK, bayRow, everyDay } from './kit-parts';
import type { PortKit } from './port-kit';

const id = portId.parse('CNHCG');

/** Hunchun (珲春公路口岸) facing Kraskino: the road port to Russia. Hours by press reports; they change by agreement. */
export const hunchun: PortKit = {
  port: {
    id,
    name: { zh: '珲春公路口岸', en: 'Hunchun road port', ru: 'Хуньчунь', ko: '훈춘 도로 통상구' },
    oppositeName: { zh: '克拉斯基诺', en: 'Kraskino', ru: 'Краскино', ko: '크라스키노' },
    customsCode: { value: '1517', provenance: { source: 'customs district list from memory', verified: false } },
    zone: BEIJING,
    oppositeZone: VLADIVOSTOK,
    oppositeCity: { zh: '海参崴', en: 'Vladivostok', ru: 'Владивосток', ko: '블라디보스토크' },
    calendar: everyDay(
      420,
      1020,
      'press reports 2023: seven days a week, ten hours; start read from the opposite side',
    ),
    oppositeCalendar: everyDay(540, 1140, 'trade press about 2020: 09:00 to 19:00 Vladivostok time, daily'),
    agencies: AGENCIES,
    settings: { letters: 'HC', officersPerAgency: 2, matchWindow: 120, bandMinutes: 30, graceMinutes: 30 },
  },
  bays: bayRow(id, [
    { kind: 'openBox', yard: '一号场', turn: 10 },
    { kind: 'openBox', yard: '一号场', turn: 10 },
    { kind: 'vehicleBody', yard: '一号场', turn: 5 },
    { kind: 'scanner', yard: '一号场', turn: 5 },
    { kind: 'coldBay', yard: '二号场', turn: 10 },
    { kind: 'coldBay', yard: '二号场', turn: 10 },
  ]),
  shifts: DAY_SHIFTS,
  goodsRules: hunchunGoodsRules(id),
};
