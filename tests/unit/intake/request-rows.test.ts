import { beforeAll, describe, expect, test } from 'vitest';
import { dayModelOf, type DayModel } from '#renderer/data/day-model';
import { fillDemo } from '#renderer/data/demo/fill';
import { anything, matchingRows, requestRows } from '#renderer/features/intake/request-rows';
import { openDemo } from './open-demo';
import { DEMO_DAY, DEMO_PORT } from '#renderer/data/demo/demo-facts';

let day: DayModel;
beforeAll(async () => {
  const { desk, db } = await openDemo('request-rows-test');
  await fillDemo(desk);
  await desk.settled();
  day = dayModelOf(desk.store.getState().world, DEMO_PORT, DEMO_DAY)!;
  db.close();
});

const found = (text: string): readonly string[] =>
  matchingRows(requestRows(day), { ...anything, text }).map((row) => row.request.requestNo);

describe('the list of the day', () => {
  test('stands in the order of arrival and says where each request is', () => {
    const rows = requestRows(day);
    expect(rows).toHaveLength(26);
    expect(rows.every((row, i) => i === 0 || rows[i - 1]!.request.eta <= row.request.eta)).toBe(true);
    expect(rows.find((r) => r.request.requestNo === 'HCBJ1123-01')).toMatchObject({
      state: 'done',
      place: '5号台 07:00',
    });
    expect(rows.find((r) => r.request.requestNo === 'HCBJ1123-10')).toMatchObject({ state: 'tray', place: '' });
  });

  test('finds a Russian plate however it is typed: Cyrillic, Latin, small, with a space', () => {
    const both = ['15172026112301', 'HCBJ1123-01'];
    for (const typed of ['А123ВС125', 'A123BC125', 'a123bc', 'A123 BC 125']) expect(found(typed)).toEqual(both);
  });

  test('finds by goods, trader and note, and wants every word', () => {
    expect(found('番茄')).toEqual(['15172026112303', 'HCBJ1123-03']);
    expect(found('番茄 丰谷 有限')).toEqual(['15172026112303']);
    expect(found('番茄 螃蟹')).toEqual([]);
  });

  test('agency, mode and state narrow together', () => {
    const rows = matchingRows(requestRows(day), { ...anything, agency: 'border', mode: 'vehicle', state: 'tray' });
    expect(rows.map((r) => r.request.requestNo)).toEqual(['HCBJ1123-10', 'HCBJ1123-07', 'HCBJ1123-08', 'HCBJ1123-09']);
  });
});
