import { describe, expect, test } from 'vitest';
import { put } from '#shared/domain/change';
import type { World } from '#shared/domain/world';
import { objectDraws, standingDraw } from '#shared/rules/drawn-team';
import { begun, commitArgs, drawWorld, drawn, hexFrom, runArgs, witnessArgs, witnessed } from '#tests/support/draws';
import { after, ask, officerOf, people, sessionOf, time, verdict } from '#tests/support/world-builder';

const { leader, supervisor, officer, administrator, borderLeader } = people;
const { world } = drawWorld();
const teamOf = (w: World, no = 'a') => w.sessions.get(sessionOf(no))!.team;

describe('beginning', () => {
  test('R8: the pool is made by who decides, with everybody in it and why some take no part', () => {
    const busy = drawWorld()
      .withOfficer('c5', { duty: null })
      .placed('d', '2', '08:00', { team: ['c4'] });
    const { pool, ask } = begun(busy.world).draws.get('draw')!;
    expect(pool.map((m) => [m.id, m.excluded])).toEqual([
      ['c1', null],
      ['c2', null],
      ['c3', null],
      ['c4', 'busy'],
      ['c5', 'off-duty'],
    ]);
    expect(ask).toEqual({ pick: 2, perAgency: { customs: 2 }, skills: [] });
  });

  test('R8: officers cannot be drawn for a session that stands nowhere', () => {
    expect(verdict(ask(world, 'draw.commit', commitArgs({ session: 'd' })))).toBe('session-unplaced');
    expect(verdict(ask(world, 'draw.commit', commitArgs()))).toBe('ok');
  });

  test('R4: nor where too few could be drawn: two are just enough', () => {
    const one = drawWorld().placed('d', '2', '08:00', { team: ['c2', 'c3', 'c4'] });
    const two = drawWorld().placed('d', '2', '08:00', { team: ['c3', 'c4'] });
    expect(ask(one.world, 'draw.commit', commitArgs())).toMatchObject({
      error: { code: 'draw-impossible', facts: { why: 'pool-too-small' } },
    });
    expect(verdict(ask(two.world, 'draw.commit', commitArgs()))).toBe('ok');
  });

  test('R8: one who cannot walk over from another yard in time is not in it; from the same yard he is', () => {
    const other = drawWorld().placed('d', '2', '08:30', { team: ['c4'] });
    const same = drawWorld().placed('d', '1', '08:30', { team: ['c4'] });
    const later = drawWorld().placed('d', '2', '08:35', { team: ['c4'] });
    const c4 = (w: World) =>
      begun(w)
        .draws.get('draw')!
        .pool.find((m) => m.id === 'c4')?.excluded;
    expect([c4(other.world), c4(same.world), c4(later.world)]).toEqual(['other-yard', null, null]);
  });

  test('X2: officers and administrators draw nothing', () => {
    for (const actor of [officer, administrator])
      expect(verdict(ask(world, 'draw.commit', commitArgs(), { actor }))).toBe('not-authorised');
  });

  test('P1: a plan that waits for its decision takes no new team', () => {
    const waiting = drawWorld().withPlan({ state: 'submitted', version: 1 });
    expect(verdict(ask(waiting.world, 'draw.commit', commitArgs()))).toBe('plan-submitted');
  });
});

describe('the witness', () => {
  const open = begun(world);

  test('R8: is somebody else than the operator', () => {
    expect(verdict(ask(open, 'draw.witness', witnessArgs(open), { actor: leader }))).toBe('witness-same');
    expect(verdict(ask(open, 'draw.witness', witnessArgs(open), { actor: borderLeader }))).toBe('ok');
  });

  test('R8: is nobody who may be drawn; one who takes no part may be it', () => {
    const c1 = { ...officer, id: officerOf('c1') };
    const c5 = { ...officer, id: officerOf('c5') };
    const off = drawWorld().withOfficer('c5', { duty: null }).and(put('users', c1), put('users', c5));
    const there = begun(off.world);
    expect(verdict(ask(there, 'draw.witness', witnessArgs(there), { actor: c1 }))).toBe('witness-in-pool');
    expect(verdict(ask(there, 'draw.witness', witnessArgs(there), { actor: c5 }))).toBe('ok');
  });

  test('R8: confirms that very pool', () => {
    const args = { ...witnessArgs(open), poolHash: hexFrom('another pool') };
    expect(verdict(ask(open, 'draw.witness', args, { actor: supervisor }))).toBe('pool-moved');
  });

  test('R8: adds to the seed, so that the same secret gives other teams', () => {
    const teams = Array.from({ length: 20 }, (_, i) => {
      const args = { ...witnessArgs(open), salt: hexFrom(`salt ${String(i)}`) };
      const seen = after(open, 'draw.witness', args, { actor: supervisor });
      return teamOf(after(seen, 'draw.run', runArgs())).join();
    });
    expect(new Set(teams).size).toBeGreaterThan(3);
  });
});

describe('drawing', () => {
  test('R9: not before somebody has witnessed it, and once', () => {
    expect(verdict(ask(begun(world), 'draw.run', runArgs()))).toBe('draw-state');
    const seen = witnessed(world);
    const done = after(seen, 'draw.run', runArgs());
    expect(done.draws.get('draw')).toMatchObject({
      status: 'drawn',
      picked: expect.arrayContaining([...teamOf(done)]),
    });
    expect(teamOf(done)).toHaveLength(2);
    expect(verdict(ask(done, 'draw.run', runArgs()))).toBe('draw-state');
  });

  test('R9: with the secret that was committed to', () => {
    const args = { ...runArgs(), secret: hexFrom('a better one') };
    expect(verdict(ask(witnessed(world), 'draw.run', args))).toBe('seed-differs');
  });

  test('R9: by its operator', () => {
    expect(verdict(ask(witnessed(world), 'draw.run', runArgs(), { actor: supervisor }))).toBe('draw-not-yours');
  });

  test('R9: from the pool that both saw; a move that leaves the pool alone does no harm', () => {
    const seen = witnessed(world);
    const busy = after(seen, 'session.place', {
      sessionId: sessionOf('d'),
      bayId: '2',
      start: time('08:00'),
      reason: null,
    });
    const taken = after(busy, 'session.assign', { sessionId: sessionOf('d'), team: ['c1', 'c2'], reason: null });
    expect(verdict(ask(busy, 'draw.run', runArgs()))).toBe('ok');
    expect(verdict(ask(taken, 'draw.run', runArgs()))).toBe('pool-moved');
  });

  test('P4: an approved plan takes the drawn team with a reason', () => {
    const approved = drawWorld().withPlan({ state: 'approved', version: 1 });
    const seen = witnessed(approved.world);
    expect(verdict(ask(seen, 'draw.run', runArgs()))).toBe('plan-approved');
    const done = after(seen, 'draw.run', { ...runArgs(), reason: '当日抽取' });
    expect([...done.slips.values()].map((s) => s.reason)).toEqual(['当日抽取']);
  });
});

describe('drawing again', () => {
  const done = drawn(world);
  const again = { drawId: 'again', replaces: 'draw', reason: '一人临时请假' };

  test('R10: names the draw before it and says why', () => {
    const verdictOf = (wish: object) => verdict(ask(done, 'draw.commit', commitArgs({ drawId: 'again', ...wish })));
    expect(verdictOf({})).toBe('draw-done');
    expect(verdictOf({ replaces: 'draw', reason: ' ' })).toBe('reason-missing');
    expect(verdictOf({ replaces: 'other', reason: '因故' })).toBe('draw-done');
    expect(verdictOf(again)).toBe('ok');
  });

  test('R10: keeps the row of the draw before it', () => {
    const twice = drawn(done, again);
    expect([...twice.draws.values()].map((d) => [d.id, d.status])).toEqual([
      ['draw', 'replaced'],
      ['again', 'drawn'],
    ]);
    expect(standingDraw(twice, sessionOf('a'))?.id).toBe('again');
  });

  test('R10: what was given up after the witness is kept, and named by the next; before the witness nobody could know it', () => {
    const giveUp = (w: World) => after(w, 'draw.abandon', { drawId: 'draw', reason: '名单有变' });
    const known = giveUp(witnessed(world));
    expect(known.draws.get('draw')).toMatchObject({ status: 'void', reason: '名单有变' });
    expect(verdict(ask(known, 'draw.commit', commitArgs({ drawId: 'again' })))).toBe('draw-done');
    expect(verdict(ask(giveUp(begun(world)), 'draw.commit', commitArgs({ drawId: 'again' })))).toBe('ok');
  });

  test('R10: giving up says why, and is too late once it is drawn', () => {
    expect(verdict(ask(begun(world), 'draw.abandon', { drawId: 'draw', reason: '' }))).toBe('reason-missing');
    expect(verdict(ask(done, 'draw.abandon', { drawId: 'draw', reason: '不满意' }))).toBe('draw-state');
  });

  test('R10: while one is under way no other begins', () => {
    expect(verdict(ask(begun(world), 'draw.commit', commitArgs({ drawId: 'again' })))).toBe('draw-open');
  });

  test('R10: a drawn team is changed by hand neither at once nor in the plan', () => {
    const others = ['c1', 'c2', 'c3', 'c4'].filter((id) => !teamOf(done).includes(officerOf(id)));
    const args = { sessionId: sessionOf('a'), team: others, reason: null };
    expect(verdict(ask(done, 'session.assign', args))).toBe('team-drawn');
    expect(verdict(ask(done, 'session.assign', { ...args, team: teamOf(done) }))).toBe('ok');
    const place = { sessionId: sessionOf('a'), at: { bayId: '1', start: time('08:00'), team: others } };
    const moved = after(done, 'plan.adopt', {
      portId: leader.portId,
      day: commitArgs().day,
      placements: [place],
      reason: null,
    });
    expect(verdict(ask(moved, 'plan.submit', { portId: leader.portId, day: commitArgs().day }))).toBe('team-drawn');
    expect(verdict(ask(done, 'plan.submit', { portId: leader.portId, day: commitArgs().day }))).toBe('ok');
  });
});

describe('objects', () => {
  const objects = drawWorld().withRequest('f', { direction: 'out' }).withRequest('g', { hs: '0702' });
  const rates = (percent: number) =>
    after(
      objects.world,
      'rate.set',
      { portId: leader.portId, group: 'in', percent, provenance: { source: '测试', verified: true } },
      { actor: administrator },
    );

  test('R12: of each group as many as its rate asks, rounded up', () => {
    const pickOf = (w: World) => begun(w, { session: null }).draws.get('draw')!.ask.perAgency;
    // Three inbound (a, d, e), one outbound, one fresh.
    expect(pickOf(rates(34))).toEqual({ in: 2, out: 1, green: 1 });
    expect(pickOf(rates(33))).toEqual({ in: 1, out: 1, green: 1 });
    expect(pickOf(rates(0))).toEqual({ out: 1, green: 1 });
  });

  test('R12: where all rates are nothing there is nothing to draw', () => {
    const { world: plain } = drawWorld();
    const none = after(
      plain,
      'rate.set',
      { portId: leader.portId, group: 'in', percent: 0, provenance: { source: '测试', verified: true } },
      { actor: administrator },
    );
    expect(ask(none, 'draw.commit', commitArgs({ session: null }))).toMatchObject({
      error: { code: 'draw-impossible', facts: { why: 'nothing-to-draw' } },
    });
  });

  test('R12: an object that was in a draw of the day is in no later one; what came since is', () => {
    const first = drawn(objects.world, { session: null });
    expect(ask(first, 'draw.commit', commitArgs({ drawId: 'wave', session: null }))).toMatchObject({
      error: { code: 'draw-impossible' },
    });
    const more = applyLate(first);
    const { pool } = begun(more, { drawId: 'wave', session: null }).draws.get('wave')!;
    expect(pool.filter((m) => m.excluded === null).map((m) => m.id)).toEqual([sessionOf('late')]);
    expect(pool.filter((m) => m.excluded === 'drawn-before')).toHaveLength(5);
  });

  test('R10 R12: objects drawn again are all in the pool again', () => {
    const first = drawn(objects.world, { session: null });
    const wish = { drawId: 'again', session: null, replaces: 'draw', reason: '比例设错' };
    const second = drawn(first, wish);
    expect(second.draws.get('again')!.pool.filter((m) => m.excluded === null)).toHaveLength(5);
    expect(
      objectDraws(second, leader.portId, commitArgs().day)
        .map((d) => d.status)
        .toSorted(),
    ).toEqual(['drawn', 'replaced']);
  });

  test('X11: whoever is in the team of one of them does not draw them', () => {
    const own = { ...leader, id: officerOf('c1') };
    const inTeam = drawWorld()
      .placed('a', '1', '08:00', { team: ['c1', 'c2'] })
      .and(put('users', own));
    expect(verdict(ask(inTeam.world, 'draw.commit', commitArgs({ session: null }), { actor: own }))).toBe(
      'operator-inspects',
    );
    expect(verdict(ask(inTeam.world, 'draw.commit', commitArgs({ session: null }), { actor: leader }))).toBe('ok');
  });

  const applyLate = (w: World): World => {
    const late = drawWorld().withRequest('late').world;
    const [request, session] = [
      late.requests.get(late.sessions.get(sessionOf('late'))!.requestIds[0]!)!,
      late.sessions.get(sessionOf('late'))!,
    ];
    return {
      ...w,
      requests: new Map([...w.requests, [request.id, request]]),
      sessions: new Map([...w.sessions, [session.id, session]]),
    };
  };
});

describe('stepping aside', () => {
  const said = {
    recusalId: 'r1',
    portId: leader.portId,
    officerId: 'c1',
    against: 'firm',
    name: '珲春 东海水产 ',
    reason: '配偶任职',
    active: true,
  };
  const trader = { name: '珲春东海水产', uscc: null, phone: null };
  const concerned = drawWorld().withRequest('a', { trader }).placed('a', '1', '08:00');
  const aside = after(concerned.world, 'recusal.put', said);
  const assign = { sessionId: sessionOf('a'), team: ['c1', 'c2'], reason: null };

  test('R11: an officer is not drawn for the load of a firm he has stepped aside from; the others are', () => {
    const { pool } = begun(aside).draws.get('draw')!;
    expect(pool.map((m) => m.excluded)).toEqual(['recused', null, null, null]);
  });

  test('R11: nor named by hand, until it is over', () => {
    expect(ask(aside, 'session.assign', assign)).toMatchObject({
      error: { code: 'officer-recused', facts: { officer: 'c1' } },
    });
    const over = after(aside, 'recusal.put', { ...said, active: false });
    expect(verdict(ask(over, 'session.assign', assign))).toBe('ok');
    expect(over.recusals.get('r1')).toMatchObject({ active: false });
  });

  test('R11: another firm does not concern him', () => {
    const other = after(concerned.world, 'recusal.put', { ...said, name: '珲春西海水产' });
    expect(verdict(ask(other, 'session.assign', assign))).toBe('ok');
  });

  test('R11: a plan with him in that team is not submitted', () => {
    const named = after(concerned.world, 'session.assign', assign);
    const late = after(named, 'recusal.put', said);
    const day = { portId: leader.portId, day: commitArgs().day };
    expect(verdict(ask(late, 'plan.submit', day))).toBe('officer-recused');
    expect(verdict(ask(named, 'plan.submit', day))).toBe('ok');
  });

  test('R11: an officer speaks for himself alone and ends what he said himself', () => {
    const c1 = { ...officer, id: officerOf('c1') };
    const w = concerned.and(put('users', c1)).world;
    expect(verdict(ask(w, 'recusal.put', { ...said, officerId: 'c2' }, { actor: c1 }))).toBe('not-authorised');
    const own = after(w, 'recusal.put', said, { actor: c1 });
    expect(verdict(ask(own, 'recusal.put', { ...said, active: false }, { actor: c1 }))).toBe('ok');
    expect(verdict(ask(aside, 'recusal.put', { ...said, active: false }, { actor: c1 }))).toBe('not-authorised');
  });

  test('R11: a reason is written', () => {
    expect(verdict(ask(concerned.world, 'recusal.put', { ...said, reason: '' }))).toBe('reason-missing');
  });
});
