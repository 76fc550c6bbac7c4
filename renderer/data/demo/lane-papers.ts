import { DAY, at, slotOf, type UtcMs } from '#shared/kernel/time';
import { traderIdOf, type AppointmentForm, type ListedTrader } from '#shared/domain/appointment';
import type { InspectionRequest } from '#shared/domain/request';
import { hunchun } from '#shared/ports/hunchun';
import { DEMO_DAY } from './demo-facts';

const { port } = hunchun;
const office = { name: port.name.zh, code: port.customsCode.value };

/** The application behind a booking of the demo, as the firm sent it two mornings before. */
export function applicationOf({ trader, goods }: InspectionRequest, wanted: UtcMs): Application {
  const form: AppointmentForm = {
    firm: trader.name ?? '',
    firmCode: trader.uscc ?? '',
    contact: '报关员',
    phone: trader.phone ?? '',
    declaredAt: office,
    crossesAt: office,
    goods: [{ name: goods.name, hs: goods.hs ?? '' }],
    transport: 'road',
    wanted,
    ground: 'fresh',
    reason: '鲜活易腐货物，申请绿色通道',
    receivedAt: at(wanted - 2 * DAY),
  };
  return { form, relief: null };
}

type Application = { readonly form: AppointmentForm; readonly relief: null };

const listed = (code: string, name: string, standing: ListedTrader['standing']): ListedTrader => ({
  id: traderIdOf(port.id, code),
  portId: port.id,
  code,
  name,
  standing,
  provenance: { source: '演示数据', verified: false },
});

/** Firms of the demo that customs rates out of the ordinary. The names are invented. */
export const listedTraders: readonly ListedTrader[] = [
  listed('91222404MA1D74499A', '延边中机进出口有限公司', 'aeo'),
  listed('91222404MA1D73752A', '珲春丰谷果蔬出口有限公司', 'aeo'),
  listed('91222404MA1D79999X', '珲春顺达商贸有限公司', 'distrusted'),
];

type Step = {
  readonly at: `${number}:${number}`;
  readonly name: string;
  readonly args: unknown;
  readonly who: 'customs' | 'border';
};

/** A wish for one more hour in the evening: both own agencies have agreed, the opposite side has not answered. */
export function extensionSteps(clock: (text: string) => UtcMs): readonly Step[] {
  const extensionId = 'demo-extension';
  const ask = {
    extensionId,
    portId: port.id,
    day: DEMO_DAY,
    slot: slotOf(clock('17:00'), 60),
    askedBy: '珲春海岳鲜活水产有限公司',
    reason: '活扇贝 16:20 到，17:00 前查不完',
  };
  const answer = (side: string, contact: string, said: string) => ({
    extensionId,
    side,
    agreed: true,
    contact,
    at: clock(said),
  });
  return [
    { at: '09:40', name: 'hours.ask', args: ask, who: 'customs' },
    { at: '09:52', name: 'hours.answer', args: answer('customs', '值班关领导', '09:50'), who: 'customs' },
    { at: '10:05', name: 'hours.answer', args: answer('border', '值班站领导', '10:02'), who: 'border' },
  ];
}
