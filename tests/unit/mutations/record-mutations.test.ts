import { describe, expect, test } from 'vitest';
import { columnOf, recordOf } from '#shared/rules/record';
import { after, ask, people, requestOf, sessionOf, someWorld, time, verdict } from '#tests/support/world-builder';
import {
  JOB,
  accompanied,
  answer,
  entry,
  fills,
  runningJob,
  signedJob,
  tries,
  writes,
  yardPeople,
} from '#tests/support/yard';

const { c1, c2, b1 } = yardPeople;
const { world: job } = runningJob();
const ok = { value: answer('ok') };
const columnIn = (world: typeof job, agency: string) => columnOf(recordOf(world, world.sessions.get(JOB)!), agency)!;

describe('a field', () => {
  test('E3: is written in the own column; in the other agency’s it is refused, whoever asks', () => {
    expect(tries(job, b1, 'finding.record', entry(b1, 'papers', ok))).toBe('ok');
    for (const actor of [b1, people.borderLeader])
      expect(tries(job, actor, 'finding.record', entry(actor, 'papers', { ...ok, column: 'customs' }))).toBe(
        'not-own-column',
      );
  });

  test('E3: what all share is written by either agency, and by nobody as his own', () => {
    const party = { value: { kind: 'party', present: false, name: '', signature: null } } as const;
    expect(tries(job, b1, 'finding.record', entry(b1, 'party', { ...party, column: null }))).toBe('ok');
    expect(tries(job, b1, 'finding.record', entry(b1, 'party', party))).toBe('row-invalid');
    expect(tries(job, b1, 'finding.record', entry(b1, 'papers', { ...ok, column: null }))).toBe('row-invalid');
  });

  test('E4: a correction stands above what it corrects, and both stay', () => {
    const corrected = writes(writes(job, c1, 'papers', ok), c2, 'papers', { value: answer('off'), note: '缺箱单' });
    const { now, earlier } = columnIn(corrected, 'customs').entries.get('papers')!;
    expect(now).toMatchObject({ value: answer('off'), note: '缺箱单', by: 'c2', nth: 2 });
    expect(earlier).toMatchObject([{ value: answer('ok'), by: 'c1', nth: 1 }]);
    expect(corrected.findings.size).toBe(2);
  });

  test('F5 E4: saying the same again is no further entry', () => {
    const once = writes(job, c1, 'papers', ok);
    expect(ask(once, 'finding.record', entry(c2, 'papers', ok), { actor: c2 })).toEqual({ ok: true, value: [] });
  });

  test('F1: whatever the plan says, a finding is taken: in the tray, of a cancelled session, by someone not of the team', () => {
    const { world } = someWorld().withRequest('a').session('a', { status: 'cancelled' });
    expect(verdict(ask(world, 'finding.record', entry(people.officer, 'papers', ok)))).toBe('ok');
    expect(verdict(ask(world, 'finding.record', { ...entry(c1, 'papers', ok), sessionId: sessionOf('x') }))).toBe(
      'session-unknown',
    );
  });

  test('F4: what was found follows the request into the session that holds it later', () => {
    const { world } = someWorld().withRequest('a').withRequest('b');
    const found = after(world, 'finding.record', { ...entry(people.leader, 'papers', ok), sessionId: sessionOf('b') });
    const joined = after(found, 'session.join', { sessionIds: ['a', 'b'].map(sessionOf) });
    const session = joined.sessions.get(sessionOf('a'))!;
    expect(columnOf(recordOf(joined, session), 'customs')?.entries.get('papers')?.now.requestId).toBe(requestOf('b'));
    const later = after(joined, 'finding.record', {
      ...entry(people.leader, 'papers', { value: answer('off') }),
      sessionId: sessionOf('b'),
    });
    expect(columnOf(recordOf(later, session), 'customs')?.entries.get('papers')?.now.value).toEqual(answer('off'));
    expect(later.findings.size).toBe(2);
  });

  test('I4: an import is not taken back once something of it was found', () => {
    const empty = someWorld().world;
    const request = { ...runningJob().world.requests.get(requestOf('a'))!, batchId: 'one' };
    const batch = { batch: { id: 'one', files: [] }, portId: request.portId, day: request.day, consignments: [] };
    const imported = after(empty, 'import.commit', { ...batch, requests: [request] });
    expect(verdict(ask(imported, 'import.undo', { batchId: 'one' }))).toBe('ok');
    const found = after(imported, 'finding.record', entry(people.leader, 'papers', ok));
    expect(verdict(ask(found, 'import.undo', { batchId: 'one' }))).toBe('batch-in-use');
  });
});

describe('a signed column', () => {
  const signed = signedJob();

  test('E5: is read-only from the moment of the signature, in its own fields and in the shared ones', () => {
    const late = { now: time('10:00') };
    expect(tries(signed, c2, 'finding.record', entry(c2, 'papers', { value: answer('off') }), late)).toBe(
      'column-signed',
    );
    const witness = { value: { kind: 'witness', name: '王五', capacity: '场站' }, column: null } as const;
    expect(tries(signed, b1, 'finding.record', entry(b1, 'witness', witness), late)).toBe('column-signed');
    const { world: other } = { world: signed };
    expect(columnIn(other, 'customs').signature).not.toBeNull();
  });

  test('E5: an entry made before the signature and told after it is kept, and that signature lapses', () => {
    const told = writes(signed, c2, 'papers', { value: answer('off'), note: '缺箱单' }, { now: time('09:59') });
    expect(columnIn(told, 'customs')).toMatchObject({
      signature: null,
      signatures: [{ state: 'lapsed', endedBy: 'c2' }],
    });
    expect(columnIn(told, 'customs').entries.get('papers')?.now.value).toEqual(answer('off'));
    expect(columnIn(told, 'border').signature).not.toBeNull();
  });

  test('E7: is opened again by its own agency with a reason, and never after the release', () => {
    expect(tries(signed, c2, 'column.reopen', { reason: ' ' })).toBe('reason-missing');
    expect(tries(fills(job, c1), c2, 'column.reopen', { reason: '补录' })).toBe('column-unsigned');
    const open = after(signed, 'column.reopen', { sessionId: JOB, reason: '补录' }, { actor: c2, now: time('10:05') });
    expect(columnIn(open, 'customs')).toMatchObject({
      signature: null,
      signatures: [{ state: 'reopened', reason: '补录', endedBy: 'c2' }],
    });
    expect(columnIn(open, 'border').signature).not.toBeNull();
    expect(tries(open, c1, 'finding.record', entry(c1, 'papers', { value: answer('off') }))).toBe('ok');
    const released = after(signed, 'release.grant', { sessionId: JOB }, { actor: people.supervisor });
    expect(tries(released, c2, 'column.reopen', { reason: '补录' })).toBe('session-released');
  });
});

describe('signing', () => {
  const ready = fills(accompanied(job), c1);

  test('E6: waits for the last check, and for a word where one is not in order', () => {
    const { required } = columnIn(job, 'customs');
    expect(required).toEqual(['papers', 'vehicle', 'container', 'packing', 'seals']);
    const short = accompanied(job);
    expect(tries(short, c1, 'column.sign', {})).toBe('checks-open');
    expect(tries(ready, c1, 'column.sign', {})).toBe('ok');
    const off = writes(ready, c1, 'seals', { value: answer('off') });
    expect(tries(off, c1, 'column.sign', {})).toBe('checks-open');
    expect(tries(writes(off, c1, 'seals', { value: answer('off'), note: '封志破损' }), c1, 'column.sign', {})).toBe(
      'ok',
    );
  });

  test('E6: wants the port’s number of officers of the agency named; those of others do not count', () => {
    const named = (...ids: string[]) =>
      writes(ready, c1, 'crew', {
        value: { kind: 'crew', people: ids.map((officerId) => ({ officerId, minutes: 30 })) } as never,
      });
    expect(tries(named('c1'), c1, 'column.sign', {})).toBe('agency-short');
    expect(tries(named('c1', 'c1'), c1, 'column.sign', {})).toBe('agency-short');
    expect(tries(named('c1', 'b1'), c1, 'column.sign', {})).toBe('agency-short');
    expect(tries(named('c1', 'c3'), c1, 'column.sign', {})).toBe('ok');
  });

  test('E8: wants to know who of the trader was there: signed, or refused with a word', () => {
    const filled = fills(job, c1);
    const party = (signature: 'signed' | 'refused' | null, note = '') =>
      writes(filled, c1, 'party', {
        value: { kind: 'party', present: true, name: '李四', signature },
        note,
        column: null,
      });
    expect(tries(filled, c1, 'column.sign', {})).toBe('party-open');
    expect(tries(party(null), c1, 'column.sign', {})).toBe('party-open');
    expect(tries(party('refused'), c1, 'column.sign', {})).toBe('party-open');
    expect(tries(party('refused', '不认可数量'), c1, 'column.sign', {})).toBe('ok');
  });

  test('E8: who opens without the trader names a witness', () => {
    const alone = writes(fills(job, c1), c1, 'party', {
      value: { kind: 'party', present: false, name: '', signature: null },
      column: null,
    });
    expect(tries(alone, c1, 'column.sign', {})).toBe('witness-missing');
    const seen = writes(alone, c1, 'witness', {
      value: { kind: 'witness', name: '王五', capacity: '场站经营人' },
      column: null,
    });
    expect(tries(seen, c1, 'column.sign', {})).toBe('ok');
  });
});

describe('a photo', () => {
  const hash = 'a'.repeat(64);
  const picture = { hash, bytes: 1000, type: 'image/jpeg', width: 1600, height: 1200, note: '' };
  const taken = after(job, 'photo.record', { sessionId: JOB, ...picture }, { actor: c1 });

  test('E12: is known by its hash in the own column, once', () => {
    expect(columnIn(taken, 'customs').photos).toMatchObject([{ hash, column: 'customs', by: 'c1' }]);
    expect(ask(taken, 'photo.record', { sessionId: JOB, ...picture }, { actor: c2 })).toEqual({ ok: true, value: [] });
    expect(tries(job, c1, 'photo.record', { ...picture, hash: 'A'.repeat(64) })).toBe('row-invalid');
    expect(tries(job, c1, 'photo.record', { ...picture, bytes: 3_000_001 })).toBe('row-invalid');
    expect(tries(job, c1, 'photo.record', { ...picture, bytes: 3_000_000 })).toBe('ok');
  });

  test('E12 E4: one that does not count is said so with a reason, and stays known', () => {
    const [photoId] = [...taken.photos.keys()];
    const by = (actor: typeof c1, reason: string) =>
      verdict(ask(taken, 'photo.withdraw', { photoId, reason }, { actor }));
    expect([by(b1, '拍错'), by(c2, ''), by(c2, '拍错')]).toEqual(['not-own-column', 'reason-missing', 'ok']);
    const without = after(taken, 'photo.withdraw', { photoId, reason: '拍错' }, { actor: c2 });
    expect(columnIn(without, 'customs').photos).toEqual([]);
    expect(without.photos.size).toBe(1);
  });
});
