import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskId, portId } from '#shared/kernel/ids';
import { PROTOCOL, type ExchangeRequest } from '#shared/sync/request';
import { SCHEMA } from '#shared/sync/upcast';
import type { RawBridge } from '#shared/ipc/bridge';
import { hubLine } from '#renderer/data/hub-line';

const asked: string[] = [];
const page = globalThis as { lianjian?: RawBridge };

beforeAll(() => {
  page.lianjian = {
    call: (channel) => {
      asked.push(channel);
      return Promise.resolve({ ok: true, value: { text: '{}' } });
    },
    on: () => () => {},
  };
});

afterAll(() => {
  delete page.lianjian;
});

const request = (epoch: number): ExchangeRequest => ({
  protocol: PROTOCOL,
  schema: SCHEMA,
  deskId: deskId.parse('north'),
  portId: portId.parse('CNHCG'),
  epoch,
  cursor: epoch,
  answered: 0,
  pending: [],
});
const turn = (): Promise<void> => new Promise((go) => setTimeout(go, 20));

test('a desk that has read nothing asks at once; one with a picture to show asks when it stands on the glass', async () => {
  const line = hubLine({ demo: false, portId: 'CNHCG' });
  await line.exchange(request(0));
  expect(asked).toEqual(['hub.exchange']);
  const second = line.exchange(request(7));
  await turn();
  expect(asked).toEqual(['hub.exchange']);
  performance.mark('first-useful-paint');
  await second;
  expect(asked).toEqual(['hub.exchange', 'hub.exchange']);
});
