import type { UtcMs } from '#shared/kernel/time';
import { hunchun } from '#shared/ports/hunchun';
import { DEMO_DAY } from './demo-facts';

type Clock = (text: string) => UtcMs;
type Line = { readonly at: string; readonly name: string; readonly args: object };

const portId = hunchun.port.id;
const order = (orderId: string, work: string, [object, from, to]: readonly [string, string, string]) => ({
  orderId,
  portId,
  day: DEMO_DAY,
  work,
  sessionId: null,
  object,
  from,
  to,
  note: '',
});

/** What the yard was asked and has reported by twenty past ten: one done, one at work, one accepted, one overdue; and one recusal. */
export const yardOrderLines = (clock: Clock): readonly Line[] => {
  const report = (at: string, orderId: string, step: string): Line => ({
    at,
    name: 'yard.report',
    args: { orderId, step, at: clock(at) },
  });
  const asked = (at: string, args: object, due: string | null): Line => ({
    at,
    name: 'yard.order',
    args: { ...args, due: due === null ? null : clock(due) },
  });
  return [
    {
      at: '06:20',
      name: 'recusal.put',
      args: {
        recusalId: 'demo-recusal',
        portId,
        officerId: 'HC-B06',
        against: 'firm',
        name: '珲春北辰国际货运代理有限公司',
        reason: '配偶在该企业任职',
        active: true,
      },
    },
    asked('08:05', order('demo-yard-1', 'move', ['吉HD1234', '待检区', '6号台']), '08:30'),
    report('08:07', 'demo-yard-1', 'acknowledged'),
    report('08:10', 'demo-yard-1', 'started'),
    report('08:22', 'demo-yard-1', 'done'),
    asked('09:40', order('demo-yard-2', 'lift', ['H095EK125', '2号场', '机检通道']), '10:10'),
    report('09:44', 'demo-yard-2', 'acknowledged'),
    asked('09:58', order('demo-yard-3', 'unload', ['吉HB7703', '1号台', '1号台']), null),
    report('10:01', 'demo-yard-3', 'acknowledged'),
    report('10:04', 'demo-yard-3', 'started'),
    asked('10:12', order('demo-yard-4', 'move', ['P640YC125', '待检区', '5号台']), '10:38'),
    report('10:15', 'demo-yard-4', 'acknowledged'),
  ];
};
