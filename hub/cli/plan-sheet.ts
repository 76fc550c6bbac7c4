import type { Port } from '#shared/domain/port';
import { writeXlsx, type TextTable } from '#shared/interchange/sheet-writer';
import type { PlannedDay } from './day-plan';

const HEADER = ['开始', '结束', '场地', '台位', '车牌/箱号', '品名', '查验单位', '申请号', '分钟'];

/** The day's plan as a sheet, in the order of its times; what is carried to the next opening stands last, without a time. */
function planTable(plan: PlannedDay, port: Port): TextTable {
  const names = new Map(port.agencies.map((a) => [a.code, a.name.zh]));
  return [
    HEADER,
    ...plan.sessions.map((s) => [
      s.from ?? '',
      s.to ?? '',
      s.yard ?? '',
      s.bay ?? '',
      s.object,
      s.goods,
      s.agencies.map((code) => names.get(code) ?? code).join(' + '),
      s.requests.map((r) => r.requestNo).join('、'),
      String(s.minutes),
    ]),
  ];
}

/** The bytes of `plan.xlsx`. */
export const planSheet = (plan: PlannedDay, port: Port): Promise<Uint8Array> =>
  writeXlsx(planTable(plan, port), `计划 ${plan.day}`);
