import { expect, test } from 'vitest';
import { put, type Change } from '#shared/domain/change';
import { candidatesFor, suggestTeam } from '#shared/draw/suggest-team';
import { teamGaps } from '#shared/rules/team';
import {
  bay,
  bayNo,
  clock,
  officer,
  officerNo,
  onDuty,
  port,
  request,
  session,
  sessionNo,
  slot,
  worldWith,
} from '#tests/support/port-day';

const roster: readonly Change[] = [
  put('officers', officer('c1', { skills: ['image'] })),
  put('officers', officer('c2', { skills: ['animal'] })),
  put('officers', officer('c3')),
  put('officers', officer('c4')),
  put('officers', officer('b1', { agency: 'border', skills: ['body'] })),
  ...['c1', 'c2', 'c3', 'b1'].map((name) => onDuty(name, '07:00-17:00')),
  onDuty('c4', '07:00-09:00'),
];
const crab = { name: '活蟹', hs: '03063399', packages: null, grossKg: null, temperature: null };
const place = { bayId: bayNo(1), slot: slot('09:00-09:40') };
const world = worldWith(
  put('bays', bay(1)),
  put('bays', bay(2)),
  ...roster,
  ...session([request('1', { mode: 'quarantine', goods: crab })]),
  ...session([request('2')], { place: { bayId: bayNo(2), slot: slot('09:20-10:00') }, team: [officerNo('c3')] }),
);
const asked = world.sessions.get(sessionNo('1'))!;

test('only officers of the agencies asked for who are on duty that day; the free come first', () => {
  expect(candidatesFor(world, asked, place).map((c) => [c.officer.id, c.why?.code ?? null])).toEqual([
    ['c1', null],
    ['c2', null],
    ['c4', 'officer-off-duty'],
    ['c3', 'officer-taken'],
  ]);
});

test('R11: who has stepped aside from the firm is told so, and suggested for no team of its loads', () => {
  const firm = { name: '远帆水产', uscc: null, phone: null };
  const aside = put('recusals', {
    id: 'r1',
    portId: port.id,
    officerId: officerNo('c1'),
    against: 'firm',
    name: firm.name,
    reason: '亲属任职',
    by: officerNo('c1'),
    at: clock('06:00'),
    active: true,
  });
  const own = worldWith(put('bays', bay(1)), ...roster, aside, ...session([request('1', { trader: firm })]));
  const load = own.sessions.get(sessionNo('1'))!;
  expect(candidatesFor(own, load, place).find((c) => c.officer.id === 'c1')?.why?.code).toBe('officer-recused');
  for (let seed = 0; seed < 10; seed++) expect(suggestTeam(own, load, { place, seed })).not.toContain('c1');
});

test('a suggested team covers the skill and is complete where the yard has the people', () => {
  for (let seed = 0; seed < 10; seed++) {
    const team = suggestTeam(world, asked, { place, seed });
    expect(team.toSorted()).toEqual(['c1', 'c2']);
    expect(teamGaps(world, { ...asked, place, team })).toEqual([]);
  }
});

test('a team is short where the yard is short, never doubled', () => {
  const late = { ...place, slot: slot('16:00-16:40') };
  const few = worldWith(
    put('officers', officer('c1')),
    onDuty('c1', '07:00-17:00'),
    put('bays', bay(1)),
    ...session([request('1')]),
  );
  expect(suggestTeam(few, few.sessions.get(sessionNo('1'))!, { place: late, seed: 1 })).toEqual(['c1']);
});
