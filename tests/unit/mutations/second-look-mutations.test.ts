import { describe, expect, test } from 'vitest';
import type { World } from '#shared/domain/world';
import { directReleaseOf, imageReaders } from '#shared/rules/image-review';
import { columnOf, recordOf } from '#shared/rules/record';
import { DAY, PORT, after, ask, people, sessionOf, time, verdict } from '#tests/support/world-builder';
import { JOB, accompanied, answer, fills, runningJob, signedJob, tries, writes, yardPeople } from '#tests/support/yard';

const { c1, c2, c3, c4, b1, b3 } = yardPeople;
const { leader, supervisor } = people;

describe('a second inspection', () => {
  const signed = signedJob();
  const order = (team: readonly string[], world = signed, reason = '数量存疑') =>
    ask(world, 'recheck.order', { sessionId: JOB, team, reason }, { actor: leader });

  test('E9: its team holds nobody of the first; the names are said', () => {
    const no = order(['c1', 'c3', 'c2']);
    expect(no).toMatchObject({ ok: false, error: { code: 'inspected-before', facts: { names: 'c1、c2' } } });
    expect(verdict(order(['c3', 'c4']))).toBe('ok');
    expect(verdict(order(['c3', 'c4', 'b1']))).toBe('inspected-before');
  });

  test('E9: it too has the port’s number of officers of each of its agencies, each once, of this port', () => {
    expect(verdict(order(['c3']))).toBe('agency-short');
    expect(verdict(order(['c3', 'c4', 'b3']))).toBe('agency-short');
    expect(verdict(order(['c3', 'c3']))).toBe('officer-doubled');
    expect(verdict(order(['c3', 'nobody']))).toBe('officer-unknown');
  });

  test('E9: is ordered with a reason, of an inspection that has ended and not been released', () => {
    expect(verdict(order(['c3', 'c4'], signed, ''))).toBe('reason-missing');
    expect(verdict(order(['c3', 'c4'], runningJob().world))).toBe('session-unfinished');
    const gone = after(signed, 'release.grant', { sessionId: JOB }, { actor: supervisor });
    expect(verdict(order(['c3', 'c4'], gone))).toBe('session-released');
    expect(tries(signed, c3, 'recheck.order', { team: ['c3', 'c4'], reason: '存疑' })).toBe('not-authorised');
  });

  const ordered = after(
    signed,
    'recheck.order',
    { sessionId: JOB, team: ['c3', 'c4'], reason: '存疑' },
    { actor: leader },
  );
  const [row] = [...ordered.rechecks.values()];
  const says = (answered: string, actor = c3, note = '') =>
    ask(ordered, 'recheck.answer', { recheckId: row!.id, answer: answered, note }, { actor });

  test('E9: is answered by none of the first, nor by an agency that is not in it', () => {
    expect(verdict(says('same', c1))).toBe('inspected-before');
    expect(verdict(says('same', b3))).toBe('not-own-column');
    expect(verdict(says('different'))).toBe('reason-missing');
    expect(verdict(says('same'))).toBe('ok');
    const told = after(ordered, 'recheck.answer', { recheckId: row!.id, answer: 'same', note: '' }, { actor: c3 });
    expect(verdict(ask(told, 'recheck.answer', { recheckId: row!.id, answer: 'same', note: '' }, { actor: c4 }))).toBe(
      'recheck-answered',
    );
    expect(verdict(ask(told, 'recheck.answer', { recheckId: 'x', answer: 'same', note: '' }, { actor: c4 }))).toBe(
      'recheck-unknown',
    );
  });

  test('E9 L2: holds the release until it has found the same; who did it decides as little as who did the first', () => {
    const answered = (a: string, note = '') =>
      after(ordered, 'recheck.answer', { recheckId: row!.id, answer: a, note }, { actor: c3 });
    const release = (world: World, actor = supervisor) => tries(world, actor, 'release.grant', {});
    expect(release(ordered)).toBe('condition-open');
    expect(release(answered('different', '少 3 件'))).toBe('condition-open');
    expect(release(answered('same'))).toBe('ok');
    expect(release(answered('same'), c4)).toBe('inspected-before');
  });
});

describe('scanner first', () => {
  const { world: scanning } = runningJob('scan');
  const send = (reviewer: string | null, world = scanning) =>
    ask(world, 'image.send', { sessionId: JOB, reviewer, note: '' }, { actor: c1 });
  const sent = after(scanning, 'image.send', { sessionId: JOB, reviewer: 'c3', note: '' }, { actor: c1 });
  const [review] = [...sent.imageReviews.values()];
  const reads = (outcome: string, actor = c3, finding = '') =>
    ask(sent, 'image.review', { reviewId: review!.id, outcome, finding }, { actor });
  const read = (outcome: string, finding = '') =>
    after(sent, 'image.review', { reviewId: review!.id, outcome, finding }, { actor: c3 });
  const columnIn = (world: World) => columnOf(recordOf(world, world.sessions.get(JOB)!), 'customs')!;

  test('E10: an image goes to an officer of the agency who reads images and is not at the yard', () => {
    expect([send('c4'), send('b3'), send('nobody'), send('c3'), send(null)].map(verdict)).toEqual([
      'reader-unskilled',
      'reader-unskilled',
      'reader-unskilled',
      'ok',
      'ok',
    ]);
    const skilled = runningJob('scan').withOfficer('c2', { skills: ['image'] });
    expect(verdict(send('c2', skilled.world))).toBe('reader-at-yard');
    expect(imageReaders(skilled.world, skilled.world.sessions.get(JOB)!, 'customs').map((o) => o.id)).toEqual(['c3']);
    expect(verdict(send('c3', runningJob().world))).toBe('scan-unasked');
    expect(verdict(send('c3', sent))).toBe('review-open');
  });

  test('E10: it is read by such an officer alone, once, and a suspicion is put into words', () => {
    expect([reads('pass', c1), reads('pass', c4), reads('pass', b1)].map(verdict)).toEqual([
      'reader-unskilled',
      'reader-unskilled',
      'reader-unskilled',
    ]);
    const atYard = runningJob('scan').withOfficer('c2', { skills: ['image'] }).world;
    const there = after(atYard, 'image.send', { sessionId: JOB, reviewer: null, note: '' }, { actor: c1 });
    const args = { reviewId: review!.id, outcome: 'pass', finding: '' };
    expect(verdict(ask(there, 'image.review', args, { actor: c2 }))).toBe('reader-at-yard');
    expect(verdict(reads('suspicious'))).toBe('reason-missing');
    expect(verdict(ask(read('pass'), 'image.review', args, { actor: c3 }))).toBe('review-answered');
    expect(verdict(ask(scanning, 'image.review', args, { actor: c3 }))).toBe('review-unknown');
  });

  test('E11: a good image releases the scan directly; a suspicious one asks for opening by hand', () => {
    expect(columnIn(sent).required).toEqual(['papers', 'container', 'seals', 'image']);
    const sign = (world: World) => tries(fills(accompanied(world), c1), c1, 'column.sign', {});
    expect(sign(sent)).toBe('checks-open');
    expect(sign(read('pass'))).toBe('ok');
    const opened = columnIn(read('suspicious', '箱底密度异常')).required;
    expect(opened).toEqual(['papers', 'container', 'name', 'quantity', 'origin', 'packing', 'seals', 'image']);
    expect(sign(read('suspicious', '箱底密度异常'))).toBe('ok');
  });

  test('E11: where the scanner cannot be used, the load is opened', () => {
    const out = writes(scanning, c1, 'image', { value: answer('none'), note: '设备故障' });
    expect(columnIn(out).required).toContain('quantity');
    expect(columnIn(scanning).required).not.toContain('quantity');
  });

  test('E11 L6: the share released directly is of the images answered; who read one does not release', () => {
    expect(directReleaseOf(scanning, PORT.id, DAY)).toEqual({ passed: 0, opened: 0, waiting: 0, rate: null });
    expect(directReleaseOf(sent, PORT.id, DAY)).toEqual({ passed: 0, opened: 0, waiting: 1, rate: null });
    expect(directReleaseOf(read('pass'), PORT.id, DAY)).toEqual({ passed: 1, opened: 0, waiting: 0, rate: 1 });
    const again = after(
      read('suspicious', '异常'),
      'image.send',
      { sessionId: JOB, reviewer: null, note: '' },
      { actor: c1 },
    );
    const two = [...again.imageReviews.values()].at(-1)!;
    const both = after(again, 'image.review', { reviewId: two.id, outcome: 'pass', finding: '' }, { actor: c3 });
    expect(directReleaseOf(both, PORT.id, DAY)).toEqual({ passed: 1, opened: 1, waiting: 0, rate: 0.5 });
    expect(tries(signedJob(read('pass')), c3, 'release.grant', {})).toBe('inspected-before');
  });
});

describe('a truck that is not there', () => {
  test('E13 F1: late or not come is a fact, also of a truck that has since arrived', () => {
    const { world } = runningJob();
    const told = after(
      world,
      'absence.record',
      { sessionId: JOB, kind: 'late', note: '' },
      { actor: c1, now: time('09:05') },
    );
    expect([...told.absences.values()]).toMatchObject([{ kind: 'late', by: 'c1', at: time('09:05') }]);
    const again = ask(
      told,
      'absence.record',
      { sessionId: JOB, kind: 'late', note: '' },
      { actor: c2, now: time('09:05') },
    );
    expect(again).toEqual({ ok: true, value: [] });
    expect(verdict(ask(world, 'absence.record', { sessionId: sessionOf('x'), kind: 'late', note: '' }))).toBe(
      'session-unknown',
    );
  });
});
