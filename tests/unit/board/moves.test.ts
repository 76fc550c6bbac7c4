import { describe, expect, test } from 'vitest';
import { besideNeighbour, landing, minutesTo, stretch, targetAt } from '#renderer/features/board/drop-math';
import { momentOfText, readClock, textOfMoment } from '#renderer/features/board/go';
import { groupOf, shifted } from '#renderer/features/board/group-shift';
import { kpisOf } from '#renderer/features/board/kpis';
import { partsOf } from '#renderer/features/board/parts';
import { withMoves } from '#renderer/features/board/preview-day';
import { bayNo, clock, request, sessionNo, slot } from '#tests/support/port-day';
import { at, dayOf, session, team, viewOf, worldWith, yard } from './day';

const rows = [bayNo(1), bayNo(2), bayNo(3)];
const world = worldWith(
  ...yard,
  ...session([request('1')], { place: at(1, '09:00-09:40') }),
  ...session([request('2')], { place: at(2, '10:00-10:40') }),
  ...session([request('3')]),
);
const [one, two, three] = ['1', '2', '3'].map((no) => viewOf(world, sessionNo(no))) as [
  ReturnType<typeof viewOf>,
  ReturnType<typeof viewOf>,
  ReturnType<typeof viewOf>,
];

describe('a group that moves', () => {
  test('keeps its gaps in time and in rows; what waits in the tray stays there', () => {
    const targets = shifted([one, two, three], { minutes: 15, rows: 1 }, rows);
    expect(targets?.map((t) => t.place)).toEqual([at(2, '09:15-09:55'), at(3, '10:15-10:55')]);
  });

  test('does not leave the rows', () => {
    expect(shifted([one, two], { minutes: 0, rows: 2 }, rows)).toBeNull();
    expect(shifted([one, two], { minutes: 0, rows: -1 }, rows)).toBeNull();
  });

  test('is all chosen ones when the hand takes one of them, else the card alone', () => {
    const chosen = new Set([one.id, two.id]);
    expect(groupOf(chosen, one.id)).toEqual([one.id, two.id]);
    expect(groupOf(chosen, three.id)).toEqual([three.id]);
    expect(groupOf(new Set([one.id]), one.id)).toEqual([one.id]);
  });

  test('lands with the card in the hand', () => {
    const where = { bayId: bayNo(2), start: clock('09:30'), rows };
    expect(landing(one, [one, two], where)?.map((t) => t.place)).toEqual([at(2, '09:30-10:10'), at(3, '10:30-11:10')]);
    expect(landing(three, [three], where)).toEqual([targetAt(three, bayNo(2), clock('09:30'))]);
  });
});

describe('a hand near a neighbour', () => {
  const neighbours = [{ slot: slot('10:00-10:22'), turn: 10 }];
  const start = (wished: string) => besideNeighbour(clock(wished), 40, { neighbours, reach: 6 });

  test('means right after it, with its turn-round, on the grid', () => {
    expect(start('10:31')).toBe(clock('10:35'));
    expect(start('10:38')).toBe(clock('10:35'));
  });

  test('or right before it', () => {
    expect(start('09:14')).toBe(clock('09:10'));
  });

  test('further off it means the nearest step', () => {
    expect(start('10:43')).toBe(clock('10:45'));
    expect(start('10:12')).toBe(clock('10:10'));
  });
});

test('an end is pulled in whole steps, never to nothing, never past eight hours', () => {
  expect(minutesTo(clock('09:00'), clock('09:33'))).toBe(35);
  expect(minutesTo(clock('09:00'), clock('08:00'))).toBe(5);
  expect(minutesTo(clock('07:00'), clock('22:00'))).toBe(480);
});

test('a stretch is marked in either direction and is at least one step long', () => {
  expect(stretch(clock('10:30'), clock('09:30'))).toEqual(slot('09:30-10:30'));
  expect(stretch(clock('10:30'), clock('10:30'))).toEqual(slot('10:30-10:35'));
});

test('a time is read as officers type it', () => {
  expect(['1430', '14:30', '930', '14：30', '9:05'].map(readClock)).toEqual([870, 870, 570, 870, 545]);
  expect(['', 'now', '25:00', '1261', '7'].map(readClock)).toEqual([null, null, null, null, null]);
  expect(momentOfText(clock('00:00'), '0930')).toBe(clock('09:30'));
  expect(textOfMoment(clock('00:00'), clock('09:30'))).toBe('09:30');
});

describe('a joint session taken apart', () => {
  const joint = (agencies: readonly string[]) => {
    const requests = agencies.map((agency, i) => request(`j${String(i)}`, { agency }));
    return viewOf(worldWith(...yard, ...session(requests)), sessionNo('j0'));
  };

  test('goes agency by agency', () => {
    expect(partsOf(joint(['customs', 'border', 'customs'])).map((ids) => ids.length)).toEqual([2, 1]);
  });

  test('goes request by request where one agency asked several times', () => {
    expect(partsOf(joint(['customs', 'customs'])).map((ids) => ids.length)).toEqual([1, 1]);
  });
});

describe('a proposal on the board', () => {
  const model = dayOf(world);
  const before = { place: at(1, '09:00-09:40'), team: [] };
  const moves = [
    {
      sessionId: one.id,
      kind: 'move' as const,
      before,
      after: { place: at(2, '08:00-08:40'), team: team('c1', 'c2') },
    },
    { sessionId: three.id, kind: 'place' as const, before: null, after: { place: at(1, '15:50-16:30'), team: [] } },
  ];

  test('ticked moves stand where they would, unticked ones where they are', () => {
    const shown = withMoves(model, moves, new Set([one.id]));
    expect(shown.onBay.get(bayNo(2))?.map((v) => v.id)).toEqual([one.id, two.id]);
    expect(shown.tray.map((v) => v.id)).toEqual([three.id]);
    expect(shown.byId.get(one.id)?.session.team).toEqual(team('c1', 'c2'));
  });

  test('what it sends back waits in the tray', () => {
    const lift = [{ sessionId: one.id, kind: 'lift' as const, before, after: null }];
    expect(withMoves(model, lift, new Set([one.id])).tray.map((v) => v.id)).toEqual([three.id, one.id]);
  });

  test('is compared with the day as it stands', () => {
    expect(kpisOf(model.sessions, [])).toEqual({
      placed: 2,
      total: 3,
      lateMinutes: 0,
      greenLate: 0,
      openings: 2,
      saved: 0,
      moved: 0,
    });
    expect(kpisOf(model.sessions, moves)).toMatchObject({ placed: 3, lateMinutes: 150, openings: 3, moved: 1 });
  });
});
