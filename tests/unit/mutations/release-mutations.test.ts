import { describe, expect, test } from 'vitest';
import type { ConditionKind, ConditionState } from '#shared/domain/release';
import type { World } from '#shared/domain/world';
import { conditionsOf, labsOut } from '#shared/rules/release';
import { drawWorld, drawn } from '#tests/support/draws';
import { after, people, someWorld, time, verdict, ask, PORT, sessionOf } from '#tests/support/world-builder';
import { applyChanges, put } from '#shared/domain/change';
import { JOB, accompanied, answer, fills, runningJob, signedJob, tries, writes, yardPeople } from '#tests/support/yard';

const { c1, c2, c3, c4, b1 } = yardPeople;
const { supervisor, leader } = people;
const signed = signedJob();

type Said = {
  readonly kind: ConditionKind;
  readonly state: ConditionState;
  readonly ref?: string;
  readonly source?: string;
};
const said = ({ ref = 'XK-1', source = '单证', ...rest }: Said) => ({ ref, source, note: '', ...rest });
const stated = (world: World, what: Said, actor = supervisor) =>
  after(world, 'condition.set', { sessionId: JOB, ...said(what) }, { actor, now: time('10:10') });
const releases = (world: World, actor = supervisor) => tries(world, actor, 'release.grant', {});

describe('a release', () => {
  test('L1: waits for the signature of every agency of the session', () => {
    expect(releases(signed)).toBe('ok');
    const open = after(signed, 'column.reopen', { sessionId: JOB, reason: '补录' }, { actor: b1 });
    expect(releases(open)).toBe('column-open');
  });

  test('L1: whoever wrote into the record must have signed, though nobody asked that agency', () => {
    const third = { ...c1, id: 'third' as typeof c1.id, agency: 'transport' };
    const told = writes(signed, third, 'papers', { value: answer('ok') });
    expect(releases(told)).toBe('column-open');
  });

  test('L1: waits for the end of the inspection', () => {
    const { world } = runningJob();
    const early = [c1, b1].reduce(
      (w, actor) => after(w, 'column.sign', { sessionId: JOB }, { actor }),
      fills(fills(accompanied(world), c1), b1),
    );
    expect(releases(early)).toBe('session-unfinished');
  });

  test('L2: is held by a permit that is pending or failed, not by one that is verified', () => {
    const verdicts = (['pending', 'failed', 'verified'] as const).map((state) =>
      releases(stated(signed, { kind: 'permit', state })),
    );
    expect(verdicts).toEqual(['condition-open', 'condition-open', 'ok']);
  });

  test('L3: duty is asked of every import, and a guarantee is enough', () => {
    const { world } = runningJob();
    const request = [...world.requests.values()].find((r) => r.agency === 'customs')!;
    const imported = signedJob(applyChanges(world, [put('requests', { ...request, direction: 'in' })]));
    expect(releases(imported)).toBe('condition-open');
    expect(releases(stated(imported, { kind: 'duty', ref: 'duty', state: 'failed' }))).toBe('condition-open');
    expect(releases(stated(imported, { kind: 'duty', ref: 'duty', state: 'guaranteed' }))).toBe('ok');
    expect(releases(stated(imported, { kind: 'duty', ref: 'duty', state: 'verified' }))).toBe('ok');
  });

  test('L7: a hold holds until someone other than who placed it lifts it', () => {
    const held = stated(signed, { kind: 'hold', ref: 'BK-1', state: 'pending' }, leader);
    expect(releases(held)).toBe('condition-open');
    const lifting = said({ kind: 'hold', ref: 'BK-1', state: 'verified' });
    expect(tries(held, leader, 'condition.set', lifting)).toBe('own-hold');
    expect(tries(held, supervisor, 'condition.set', { ...lifting, source: ' ' })).toBe('source-missing');
    expect(releases(stated(held, { kind: 'hold', ref: 'BK-1', state: 'verified' }))).toBe('ok');
  });

  test('L6: who inspected does not release: of the team, a writer, a signer, a named officer, a reader of the image', () => {
    expect(releases(signed, c2)).toBe('inspected-before');
    expect(releases(signed, c1)).toBe('inspected-before');
    expect(releases(signed, c3)).toBe('ok');
    const open = after(signed, 'column.reopen', { sessionId: JOB, reason: '补录' }, { actor: c1, now: time('10:01') });
    const named = writes(open, c1, 'crew', {
      value: { kind: 'crew', people: ['c1', 'c3'].map((id) => ({ officerId: id, minutes: 20 })) } as never,
    });
    const resigned = after(named, 'column.sign', { sessionId: JOB }, { actor: c1, now: time('10:20') });
    expect(releases(resigned, c3)).toBe('inspected-before');
    expect(releases(resigned, c4)).toBe('ok');
  });

  test('X11 L6: who selected an object neither releases it nor clears a condition of it', () => {
    const rate = { portId: PORT.id, group: 'in', percent: 100, provenance: { source: '测试', verified: true } };
    const all = after(drawWorld().world, 'rate.set', rate, { actor: people.administrator });
    const selected = drawn(all, { session: null });
    const tried = (actor: typeof leader) => [
      verdict(ask(selected, 'release.grant', { sessionId: JOB }, { actor })),
      verdict(
        ask(selected, 'condition.set', { sessionId: JOB, ...said({ kind: 'permit', state: 'verified' }) }, { actor }),
      ),
    ];
    expect(tried(leader)).toEqual(['decider-selected', 'decider-selected']);
    expect(tried(people.borderLeader)).toEqual(['session-unfinished', 'ok']);
  });

  test('L6: is nobody’s right who only administers, and happens once', () => {
    expect(releases(signed, people.administrator)).toBe('not-authorised');
    const gone = after(signed, 'release.grant', { sessionId: JOB }, { actor: supervisor, now: time('10:30') });
    expect(releases(gone)).toBe('session-released');
    expect([...gone.milestones.values()].filter((m) => m.kind === 'released')).toMatchObject([{ by: 'supervisor' }]);
    expect([...gone.releases.values()]).toMatchObject([{ by: 'supervisor', labsOut: [] }]);
  });

  test('L8 F1: a truck reported as released or gone without a decision is recorded, and is an anomaly', () => {
    const fact = (world: World, kind: string) =>
      after(world, 'milestone.record', { sessionId: JOB, kind, at: time('10:40') }, { actor: c1 });
    const codes = (world: World) => [...world.anomalies.values()].map((a) => a.code);
    expect(codes(fact(signed, 'released'))).toEqual(['unreleased']);
    expect(codes(fact(signed, 'pickedUp'))).toEqual(['unreleased']);
    const gone = after(signed, 'release.grant', { sessionId: JOB }, { actor: supervisor, now: time('10:30') });
    expect(codes(fact(gone, 'pickedUp'))).toEqual([]);
  });
});

describe('what was found', () => {
  const { world } = runningJob();
  const sampled = (purpose: 'lab' | 'quick' | 'keep') =>
    signedJob(
      writes(world, c1, 'samples', {
        value: { kind: 'samples', samples: [{ number: 'Y-1', quantity: '2 只', purpose }] },
      }),
    );
  const lab = (state: ConditionState) => ({ kind: 'lab', ref: 'Y-1', state }) as const;

  test('L4: a sample for the laboratory holds the release; one to be kept does not', () => {
    expect([releases(sampled('lab')), releases(sampled('quick')), releases(sampled('keep'))]).toEqual([
      'condition-open',
      'ok',
      'ok',
    ]);
    expect(releases(stated(sampled('lab'), lab('verified')))).toBe('ok');
    expect(releases(stated(sampled('lab'), lab('failed')))).toBe('condition-open');
  });

  test('L4: released first, the result still out: the pending list keeps it, and keeps a bad one', () => {
    const deferred = stated(sampled('lab'), lab('deferred'));
    const gone = after(deferred, 'release.grant', { sessionId: JOB }, { actor: supervisor, now: time('10:30') });
    expect([...gone.releases.values()]).toMatchObject([{ labsOut: ['Y-1'] }]);
    const out = (w: World) => labsOut(w, PORT.id).map((l) => [l.condition.ref, l.condition.state, l.released]);
    expect(out(sampled('lab'))).toEqual([['Y-1', 'pending', false]]);
    expect(out(gone)).toEqual([['Y-1', 'deferred', true]]);
    expect(out(stated(gone, lab('failed')))).toEqual([['Y-1', 'failed', true]]);
    expect(out(stated(gone, lab('verified')))).toEqual([]);
  });

  test('L4 L5: an accepted certificate stands for the own test, with who accepted it and what it is', () => {
    const certificate = { ...lab('certified'), source: 'CNAS 证书 88' };
    const accepted = stated(sampled('lab'), certificate);
    expect(releases(accepted)).toBe('ok');
    const view = conditionsOf(accepted, accepted.sessions.get(JOB)!).find((c) => c.kind === 'lab');
    expect(view?.words).toMatchObject([{ by: 'supervisor', source: 'CNAS 证书 88', state: 'certified' }]);
  });

  test('L5: who inspected raises conditions and clears none', () => {
    const clear = (actor: typeof c1) => tries(sampled('lab'), actor, 'condition.set', said(lab('deferred')));
    expect([clear(c1), clear(c2), clear(b1), clear(c3)]).toEqual([
      'inspected-before',
      'inspected-before',
      'inspected-before',
      'ok',
    ]);
    expect(tries(sampled('lab'), c1, 'condition.set', said(lab('failed')))).toBe('ok');
    expect(tries(sampled('lab'), c1, 'condition.set', said({ kind: 'hold', state: 'pending' }))).toBe('ok');
  });

  test('L3: a conclusion that something is wrong holds by itself until it is decided by another', () => {
    const wrong = writes(fills(world, c1), c1, 'conclusion', {
      value: { kind: 'conclusion', result: 'abnormal', advice: 'transfer' },
    });
    const both = fills(accompanied(wrong), b1);
    const closed = [c1, b1].reduce(
      (w, actor) => after(w, 'column.sign', { sessionId: JOB }, { actor, now: time('10:00') }),
      both,
    );
    const done = after(closed, 'milestone.record', { sessionId: JOB, kind: 'ended', at: time('09:40') }, { actor: c1 });
    expect(releases(done)).toBe('condition-open');
    expect(releases(stated(done, { kind: 'hold', ref: 'customs', state: 'verified' }))).toBe('ok');
  });

  test('L2: a state that a kind of condition cannot have is refused, as is a session nobody knows', () => {
    expect(tries(signed, supervisor, 'condition.set', said({ kind: 'permit', state: 'deferred' }))).toBe('row-invalid');
    expect(tries(signed, supervisor, 'condition.set', said({ kind: 'hold', state: 'guaranteed' }))).toBe('row-invalid');
    const { world: empty } = someWorld();
    const args = { sessionId: sessionOf('x'), ...said({ kind: 'permit', state: 'verified' }) };
    expect(verdict(ask(empty, 'condition.set', args))).toBe('session-unknown');
    expect(verdict(ask(empty, 'release.grant', { sessionId: sessionOf('x') }))).toBe('session-unknown');
  });
});
