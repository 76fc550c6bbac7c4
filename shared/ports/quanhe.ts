import { portId } from '../kernel/ids';
import { quanheGoodsRules } from './goods-rules';
import { AGENCIES, BEIJING, DAY_SHIFTS, PYONGYANG, bayRow, everyDay } from './kit-parts';
import type { PortKit } from './port-kit';

const id = portId.parse('CNQUH');
const HOURS = 'hours not found in any source: a placeholder that the port replaces';

/** Quanhe (圈河口岸) facing Wonjong in Rason. No source gives its hours: both calendars are placeholders. */
export const quanhe: PortKit = {
  port: {
    id,
    name: { zh: '圈河口岸', en: 'Quanhe road port', ru: 'Цюаньхэ', ko: '권하 통상구' },
    oppositeName: { zh: '元汀', en: 'Wonjong', ru: 'Вонджон', ko: '원정' },
    customsCode: { value: '1527', provenance: { source: 'customs district list from memory', verified: false } },
    zone: BEIJING,
    oppositeZone: PYONGYANG,
    oppositeCity: { zh: '平壤', en: 'Pyongyang', ru: 'Пхеньян', ko: '평양' },
    calendar: everyDay(480, 1020, HOURS),
    oppositeCalendar: everyDay(540, 1080, HOURS),
    agencies: AGENCIES,
    settings: { letters: 'QH', officersPerAgency: 2, matchWindow: 120, bandMinutes: 30, graceMinutes: 30 },
  },
  bays: bayRow(id, [
    { kind: 'openBox', yard: '货检场', turn: 10 },
    { kind: 'openBox', yard: '货检场', turn: 10 },
    { kind: 'coldBay', yard: '货检场', turn: 10 },
    { kind: 'scanner', yard: '货检场', turn: 5 },
  ]),
  shifts: DAY_SHIFTS,
  goodsRules: quanheGoodsRules(id),
};
