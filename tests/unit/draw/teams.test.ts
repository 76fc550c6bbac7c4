import { expect, test } from 'vitest';
import { nameTeams, type Seat } from '#shared/draw/teams';
import { officerNo, slot } from '#tests/support/port-day';

const pool = ['a', 'b', 'c', 'd'].map(officerNo);
const seat = (session: string, time: string, over: Partial<Seat> = {}): Seat => ({
  session,
  slot: slot(time),
  shares: [{ pool, count: 2 }],
  named: [],
  ...over,
});

test('nobody is named twice at one time', () => {
  const teams = nameTeams({ seats: [seat('1', '09:00-10:00'), seat('2', '09:30-10:30')], busy: [], seed: 1 });
  expect(new Set([...teams.get('1')!, ...teams.get('2')!]).size).toBe(4);
});

test('who is taken is not named', () => {
  const busy = [
    { officerId: officerNo('a'), slot: slot('09:30-09:40') },
    { officerId: officerNo('c'), slot: slot('08:30-09:05') },
  ];
  const teams = nameTeams({ seats: [seat('1', '09:00-10:00')], busy, seed: 1 });
  expect(teams.get('1')!.toSorted()).toEqual(['b', 'd']);
});

test('a team that can stay is not drawn again, and an earlier session leaves it alone', () => {
  const named = [officerNo('a'), officerNo('b')];
  for (let seed = 0; seed < 30; seed++) {
    const seats = [seat('1', '09:00-10:00'), seat('2', '09:30-10:30', { named })];
    expect(nameTeams({ seats, busy: [], seed }).get('2')).toEqual(named);
  }
});

test('chance decides among equals: every officer is drawn under some seed', () => {
  const drawn = new Set<string>();
  for (let seed = 0; seed < 40; seed++)
    for (const id of nameTeams({ seats: [seat('1', '09:00-10:00')], busy: [], seed }).get('1')!) drawn.add(id);
  expect(drawn.size).toBe(4);
});

test('the work of a day stays even', () => {
  const hours = ['07', '08', '09', '10', '11', '12', '13', '14', '15', '16'];
  const seats = hours.map((h) => seat(h, `${h}:00-${h}:50`));
  for (let seed = 0; seed < 20; seed++) {
    const load = new Map(pool.map((id) => [id, 0]));
    for (const team of nameTeams({ seats, busy: [], seed }).values())
      for (const id of team) load.set(id, load.get(id)! + 50);
    expect(Math.max(...load.values()) - Math.min(...load.values())).toBeLessThanOrEqual(110);
  }
});

test('the same seed names the same teams', () => {
  const question = { seats: [seat('1', '09:00-10:00'), seat('2', '10:00-11:00')], busy: [], seed: 7 };
  expect(nameTeams(question)).toEqual(nameTeams(question));
});
