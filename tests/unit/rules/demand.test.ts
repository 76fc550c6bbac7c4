import { describe, expect, test } from 'vitest';
import type { InspectionRequest } from '#shared/domain/request';
import { byAgency, demandOf, demandOfSession } from '#shared/rules/demand';
import { defaultMinutes } from '#shared/rules/durations';
import { sessionOf, someRequest, someWorld, time } from '#tests/support/world-builder';

const demand = (...requests: readonly InspectionRequest[]) => demandOf(requests, 2);

describe('minutes', () => {
  test('S4: the longest check counts, since agencies work side by side', () => {
    expect(demand(someRequest('a', { minutes: 30 }), someRequest('b', { minutes: 45 })).minutes).toBe(45);
  });

  test('S4: a scan comes before the opening and is added', () => {
    const scan = someRequest('a', { mode: 'scan', minutes: 10 });
    expect(demand(scan, someRequest('b', { minutes: 45 })).minutes).toBe(55);
    expect(demand(scan, someRequest('b', { mode: 'scan', minutes: 8 })).minutes).toBe(10);
  });

  test('S4: a session never asks for more than eight hours', () => {
    const day = someRequest('a', { mode: 'full', minutes: 480 });
    expect(demand(day, someRequest('b', { mode: 'scan', minutes: 10 })).minutes).toBe(480);
  });

  test('I6: empty minutes come from the way of inspection and the goods', () => {
    expect(defaultMinutes('scan', null)).toBe(10);
    expect(defaultMinutes('full', '84295212')).toBe(120);
    expect(defaultMinutes('full', '03063399')).toBe(75);
    expect(defaultMinutes('scan', '03063399')).toBe(10);
  });
});

describe('bays', () => {
  test.each([
    ['live crab', [someRequest('a', { mode: 'quarantine', hs: '03063399' })], ['coldBay']],
    [
      'chilled fish with a driver check',
      [someRequest('a', { mode: 'sample', hs: '03022900' }), someRequest('b', { mode: 'vehicle' })],
      ['coldBay'],
    ],
    ['tomatoes', [someRequest('a', { mode: 'sample', hs: '0702' })], ['coldBay', 'openBox']],
    [
      'frozen fish kept at -18',
      [someRequest('a', { mode: 'sample', hs: '03036700', temperature: -18 })],
      ['coldBay', 'openBox'],
    ],
    ['scrap', [someRequest('a', { mode: 'outer', hs: '72044900' })], ['openBox', 'coldBay']],
    ['a scan alone', [someRequest('a', { mode: 'scan' })], ['scanner']],
    [
      'a scan and a vehicle check',
      [someRequest('a', { mode: 'scan' }), someRequest('b', { mode: 'vehicle' })],
      ['scanner'],
    ],
    ['a vehicle check alone', [someRequest('b', { mode: 'vehicle' })], ['vehicleBody', 'openBox']],
  ] as const)('B5 S3: the kinds of bay for %s, best first', (_, requests, kinds) => {
    expect(demandOf(requests, 2).bayKinds).toEqual(kinds);
  });
});

describe('people', () => {
  test('T2 S3: each agency sends the number of officers of the port', () => {
    const { needs } = demandOf([someRequest('a'), someRequest('b')], 3);
    expect(needs).toEqual([
      { agency: 'customs', skill: null, count: 3 },
      { agency: 'border', skill: null, count: 3 },
    ]);
  });

  test('T3 S3: one of them has the skill that the request asks for', () => {
    const { needs } = demand(
      someRequest('a', { mode: 'quarantine', hs: '03063399' }),
      someRequest('b', { mode: 'vehicle' }),
    );
    expect(needs).toEqual([
      { agency: 'customs', skill: 'animal', count: 1 },
      { agency: 'customs', skill: null, count: 1 },
      { agency: 'border', skill: 'body', count: 1 },
      { agency: 'border', skill: null, count: 1 },
    ]);
  });

  test.each([
    ['scan', null, 'image'],
    ['vehicle', null, 'body'],
    ['quarantine', '0511', 'animal'],
    ['sample', '0702', 'plant'],
    ['sample', '1404', 'plant'],
    ['sample', '1501', null],
    ['outer', '03063399', null],
  ] as const)('T3 S3: a customs %s of %s asks for %s', (mode, hs, skill) => {
    const [need] = demand(someRequest('a', { mode, hs })).needs;
    expect(need?.skill).toBe(skill);
  });

  test('T3: border inspection takes no samples, so it needs no skill for them', () => {
    expect(demand(someRequest('b', { mode: 'sample', hs: '0702' })).needs).toEqual([
      { agency: 'border', skill: null, count: 2 },
    ]);
  });
});

describe('time', () => {
  test('S3: not before the last arrival, nor before any agency allows', () => {
    const early = someRequest('a', { eta: '08:00' });
    expect(demand(early, someRequest('b', { eta: '08:20' })).release).toBe(time('08:20'));
    expect(demand({ ...early, notBefore: time('09:00') }, someRequest('b')).release).toBe(time('09:00'));
  });

  test('S3 G2: fresh goods are due by their class from arrival, others in six hours, and earlier where a request says so', () => {
    expect(demand(someRequest('a', { hs: '03063399' })).due).toBe(time('09:30'));
    expect(demand(someRequest('a', { hs: '72044900' })).due).toBe(time('14:00'));
    expect(demand(someRequest('a', { hs: '03063399', notAfter: time('09:00') })).due).toBe(time('09:00'));
  });

  test('S3: the most urgent request speaks for the object', () => {
    const priority = demand(
      someRequest('a', { priority: 'aeo' }),
      someRequest('b', { priority: 'emergency' }),
    ).priority;
    expect(priority).toBe('emergency');
  });
});

test('S3: a session asks for what its requests ask for, whatever it was like before', () => {
  const { world } = someWorld().withRequest('a').withRequest('b', { mode: 'vehicle', minutes: 15 }).joined('a', 'b');
  const session = world.sessions.get(sessionOf('a'))!;
  expect(demandOfSession(world, session)).toEqual(demandOf([...world.requests.values()], 2));
});

test('customs comes first, then border inspection, then others by name', () => {
  expect(['transport', 'border', 'police', 'customs'].toSorted(byAgency)).toEqual([
    'customs',
    'border',
    'police',
    'transport',
  ]);
});
