import { createHash, X509Certificate } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { request as httpsRequest } from 'node:https';
import { describe, expect, test } from 'vitest';
import { exchangeReply } from '#shared/sync/exchange';
import { PROTOCOL } from '#shared/sync/request';
import { enrolReply, hubHello, hubProblemBody, snapshotEnd, snapshotHead } from '#shared/sync/hub-api';
import { newKeys, publicKeysOf } from '#hub/package/keys';
import { openLine } from '#hub/relay/pinned-call';
import { StoreUnavailable } from '#hub/store/unavailable';
import {
  action,
  enrolledDesk,
  foreign,
  founding,
  problemOf,
  renaming,
  runningHub,
  PORT,
  type RunningHub,
} from '#tests/support/hub-server';
import { someRequest } from '#tests/support/world-builder';

/** Posts bytes as they are, for what no honest client sends. */
function post(at: RunningHub, path: string, body: Buffer | string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; body: unknown }>((resolve, reject) => {
    const request = httpsRequest(
      new URL(path, at.server.url),
      { method: 'POST', rejectUnauthorized: false, headers: { 'content-type': 'application/json', ...headers } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () =>
          resolve({ status: answer.statusCode!, body: JSON.parse(Buffer.concat(parts).toString()) as unknown }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

describe('a hub on the network', () => {
  test('N1: a hub says who it is, and nothing of any case, with the certificate that its fingerprint names', async () => {
    const hub = await runningHub();
    const desk = await enrolledDesk(hub);
    await desk.exchange({ pending: [founding()] });
    const { status, body } = await hub.line().call('/v1/hello');
    expect(status).toBe(200);
    const hello = hubHello.parse(body);
    expect(hello).toMatchObject({ hubId: hub.identity.hubId, fingerprint: hub.identity.fingerprint, ports: [PORT] });
    const shown = new X509Certificate(hub.identity.certificate.cert);
    expect(shown.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(hello.fingerprint);
    expect(shown.verify(shown.publicKey)).toBe(true);
  });

  test('N1: nothing is said to a hub that shows another certificate than the one pinned', async () => {
    const hub = await runningHub();
    const line = openLine({ url: hub.server.url, fingerprint: '0'.repeat(64), token: 'secret' });
    await expect(line.call('/v1/hello')).rejects.toThrow(/another certificate/);
    line.close();
  });

  test('N1: plain HTTP is served on the machine itself alone', async () => {
    const hub = await runningHub({ plain: true });
    expect(hubHello.parse((await hub.line().call('/v1/hello')).body).fingerprint).toBeNull();
    await expect(
      runningHub({ plain: true, listen: { host: '0.0.0.0', port: 0 } } as Parameters<typeof runningHub>[0]),
    ).rejects.toThrow(/this machine alone/);
  });

  test('N2: a code enrols one desk, once; its token opens the exchange, and the hub keeps the hash alone', async () => {
    const hub = await runningHub();
    const code = await hub.code();
    const keys = publicKeysOf(newKeys());
    const first = await hub.line().call('/v1/enrol', { code: code.toLowerCase().replace('-', ' '), keys });
    const enrolled = enrolReply.parse(first.body);
    expect(enrolled).toMatchObject({ portId: PORT, duty: 'cases', label: '一号台' });
    const again = await hub.line().call('/v1/enrol', { code, keys });
    expect([again.status, problemOf(again).code]).toEqual([401, 'code-unknown']);
    const [kept] = await hub.store.desks(PORT);
    expect(JSON.stringify(kept)).not.toContain(enrolled.token);
    expect(kept!.tokenHash).toBe(createHash('sha256').update(enrolled.token).digest('hex'));
  });

  test('N2 C7: who was enrolled here before, or at the hub of which this is a copy, hears up to where it is known', async () => {
    const hub = await runningHub();
    const desk = await enrolledDesk(hub);
    await desk.exchange({ pending: [founding(), renaming(2, '乙')] });
    const enrol = async (former: string | null): Promise<number | null> => {
      const body = { code: await hub.code(), keys: publicKeysOf(newKeys()), former };
      return enrolReply.parse((await hub.line().call('/v1/enrol', body)).body).formerSeq;
    };
    const former = createHash('sha256').update(desk.enrolled.token).digest('hex');
    expect(await enrol('0'.repeat(64))).toBeNull();
    expect(await enrol(former)).toBe(2);
    expect((await desk.line.call('/v1/exchange', desk.request())).status).toBe(401);
  });

  test('N2: a code for a hub enrols no desk, an expired one nobody, and after twenty wrong ones no code is taken', async () => {
    let clock = 1_795_400_000_000;
    const hub = await runningHub({ now: () => clock });
    const keys = publicKeysOf(newKeys());
    const tryCode = async (code: string, path = '/v1/enrol') => (await hub.line().call(path, { code, keys })).status;
    expect(await tryCode(await hub.code('hub'))).toBe(401);
    const late = await hub.code();
    clock += 60_001;
    expect(await tryCode(late)).toBe(401);
    for (let i = 0; i < 18; i++) expect(await tryCode(`00000-0000${String(i % 10)}`)).toBe(401);
    const good = await hub.code();
    expect(await tryCode(good)).toBe(429);
    clock += 600_001;
    expect(await tryCode(await hub.code())).toBe(200);
  });

  test('N3: without a token, with a revoked one, or with another port in the message nothing is decided', async () => {
    const hub = await runningHub();
    const desk = await enrolledDesk(hub);
    const statusOf = async (body: unknown, line = desk.line) => {
      const answer = await line.call('/v1/exchange', body);
      return [answer.status, problemOf(answer).code, problemOf(answer).about];
    };
    const good = desk.request({ pending: [founding()] });
    expect(await statusOf(good, hub.line())).toEqual([401, 'token-unknown', null]);
    expect(await statusOf(good, hub.line('x'.repeat(43)))).toEqual([401, 'token-unknown', null]);
    expect(await statusOf({ ...good, deskId: foreign.desk })).toEqual([403, 'not-granted', 'deskId']);
    expect(await statusOf({ ...good, portId: foreign.port })).toEqual([403, 'not-granted', 'portId']);
    expect(await hub.hub.access.revoke(PORT, desk.enrolled.deskId)).toBe(true);
    expect(await statusOf(good)).toEqual([401, 'token-unknown', null]);
    expect(await hub.store.ports()).toEqual([]);
  });

  test('N3: a renewed desk is a new one under the same grant, and its old token is of no use', async () => {
    const hub = await runningHub();
    const desk = await enrolledDesk(hub, 'administration');
    const { body } = await desk.line.call('/v1/renew', publicKeysOf(newKeys()));
    const renewed = enrolReply.parse(body);
    expect(renewed).toMatchObject({ portId: PORT, duty: 'administration' });
    expect(renewed.deskId).not.toBe(desk.enrolled.deskId);
    expect((await desk.line.call('/v1/exchange', desk.request())).status).toBe(401);
    const ask = { ...desk.request(), deskId: renewed.deskId };
    expect((await hub.line(renewed.token).call('/v1/exchange', ask)).status).toBe(200);
  });

  test('N4: actions are decided, answered in the wire form and told to another desk, packed where that is worth it', async () => {
    const hub = await runningHub();
    const [one, other] = [await enrolledDesk(hub), await enrolledDesk(hub)];
    const reply = exchangeReply.parse(
      await one.exchange({ pending: [founding(), renaming(2, '甲'), action(3, 'bay.put', {})] }),
    );
    expect(reply).toMatchObject({
      kind: 'news',
      lastSeq: 3,
      cursor: 2,
      refused: [{ seq: 3, refusal: { code: 'row-invalid' } }],
    });
    const told = exchangeReply.parse(await other.exchange());
    expect(told).toMatchObject({ kind: 'news', cursor: 2, lastSeq: 0 });
    const again = await one.exchange({
      pending: [founding(), renaming(2, '甲')],
      answered: 3,
      epoch: reply.epoch,
      cursor: 2,
    });
    expect(again).toMatchObject({ lastSeq: 3, refused: [], changes: [] });
  });

  test.each([
    ['no JSON at all', '{', {}],
    ['a number', '7', {}],
    ['a field too many', JSON.stringify({ protocol: PROTOCOL, more: 1 }), {}],
    ['gzip that is none', 'plain text', { 'content-encoding': 'gzip' }],
    ['another packing', '{}', { 'content-encoding': 'br' }],
    ['a form, not JSON', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a poisoned object', '{"__proto__":{"x":1}}', {}],
  ])('N5: %s is malformed', async (_, body, headers) => {
    const hub = await runningHub();
    const desk = await enrolledDesk(hub);
    const answer = await post(hub, '/v1/exchange', body, {
      authorization: `Bearer ${desk.enrolled.token}`,
      ...headers,
    });
    expect([answer.status, hubProblemBody.parse(answer.body).error.code]).toEqual([400, 'malformed']);
  });

  test('N5: a message in another protocol, too large, unpacking to too much, or to no route is refused with its reason', async () => {
    const hub = await runningHub({ limits: { bodyBytes: 100_000 } });
    const desk = await enrolledDesk(hub);
    const authorization = `Bearer ${desk.enrolled.token}`;
    const sent = (body: Buffer | string, headers = {}) =>
      post(hub, '/v1/exchange', body, { authorization, ...headers });
    const seen = async (answer: Promise<{ status: number; body: unknown }>) => {
      const { status, body } = await answer;
      return [status, hubProblemBody.parse(body).error.code];
    };
    const tall = JSON.stringify({ ...desk.request(), protocol: PROTOCOL + 1, unheard: 'of' });
    expect(await seen(sent(tall))).toEqual([426, 'protocol']);
    expect(await seen(sent(Buffer.alloc(100_001, ' ')))).toEqual([413, 'too-large']);
    const bomb = gzipSync(Buffer.alloc(50_000_000, ' '));
    expect(bomb.length).toBeLessThan(100_000);
    expect(await seen(sent(bomb, { 'content-encoding': 'gzip' }))).toEqual([413, 'too-large']);
    expect(await seen(post(hub, '/v1/nothing', '{}'))).toEqual([404, 'unknown-route']);
    expect((await desk.line.call('/v1/exchange', desk.request())).status).toBe(200);
  });

  test('N5: a desk that asks too often is told when to come back, and no other desk waits for it', async () => {
    const hub = await runningHub({ limits: { perMinute: 20 } });
    const [busy, calm] = [await enrolledDesk(hub), await enrolledDesk(hub)];
    await calm.exchange();
    const answers = await Promise.all(Array.from({ length: 30 }, () => busy.line.call('/v1/exchange', busy.request())));
    const late = answers.filter(({ status }) => status === 429);
    expect(late.length).toBeGreaterThanOrEqual(8);
    expect(problemOf(late[0]!).wait).toBeGreaterThan(0);
    await calm.exchange();
  });

  test('N6: a store that cannot answer is weather, a full disk says so, a fault stays inside', async () => {
    let trouble: Error | null = null;
    const hub = await runningHub({
      store: (opened) => ({
        ...opened,
        transact: (port, decide) => (trouble ? Promise.reject(trouble) : opened.transact(port, decide)),
      }),
    });
    const desk = await enrolledDesk(hub);
    const seen = async (cause: Error) => {
      trouble = cause;
      const answer = await desk.line.call('/v1/exchange', desk.request({ pending: [founding()] }));
      return [answer.status, problemOf(answer).code];
    };
    expect(await seen(new StoreUnavailable('locked', 'x'))).toEqual([503, 'store']);
    expect(await seen(new StoreUnavailable('disk-full', 'x'))).toEqual([507, 'disk-full']);
    expect(await seen(new Error('吉H12345 is not iterable'))).toEqual([500, 'fault']);
    expect(hub.logged()).not.toContain('吉H12345');
    trouble = null;
    expect(await desk.exchange({ pending: [founding()] })).toMatchObject({ lastSeq: 1 });
  });

  test('N7: a snapshot comes whole with its checksum, and of a port that nobody founded there is none', async () => {
    const hub = await runningHub();
    const desk = await enrolledDesk(hub);
    const none = await desk.line.call('/v1/snapshot');
    expect([none.status, problemOf(none).code]).toEqual([409, 'port-unknown']);
    await desk.exchange({ pending: [founding()] });
    const text = Buffer.concat(await (await desk.line.stream('/v1/snapshot')).toArray()).toString();
    const end = text.lastIndexOf('\n', text.length - 2) + 1;
    const { sha256 } = snapshotEnd.parse(JSON.parse(text.slice(end)));
    expect(createHash('sha256').update(text.slice(0, end)).digest('hex')).toBe(sha256);
    const [head, ...chunks] = text
      .slice(0, end)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    const { rows, ...rest } = snapshotHead.parse(head);
    expect(rest).toMatchObject({ cursor: 1, lastSeq: 1 });
    expect(chunks.flat()).toHaveLength(rows);
  });

  test('N9: no name, plate, phone or code of what was sent stands in the log or the figures', async () => {
    const hub = await runningHub();
    const desk = await enrolledDesk(hub);
    const secret = someRequest('77', { trader: { name: '珲春鲜活', uscc: null, phone: '13904330001' } });
    const spy = action(3, 'import.commit', { requests: [secret], note: '13904330001' });
    await desk.exchange({ pending: [founding(), renaming(2, '台位密'), spy] });
    await desk.line.call('/v1/exchange', { ...desk.request(), 吉H77: '13904330001' });
    (await desk.line.stream('/v1/snapshot')).resume();
    const { epoch } = await desk.exchange();
    expect(epoch).toBeGreaterThan(0);
    const metrics = Buffer.concat(await (await hub.line().stream('/metrics')).toArray()).toString();
    expect(metrics).toContain(`lianjian_exchanges_total{port="${PORT}",kind="news"} 2`);
    expect(metrics).toMatch(/lianjian_port_version\{port="CNHCG",role="authority"\} 2/);
    expect(hub.logged()).toContain(`"desk":"${desk.enrolled.deskId}"`);
    for (const word of [
      '吉H77',
      '13904330001',
      '珲春鲜活',
      '台位密',
      '管理员',
      'leader',
      desk.enrolled.token,
      'remoteAddress',
    ])
      expect([word, hub.logged().includes(word) || metrics.includes(word)]).toEqual([word, false]);
  });

  test('N10: a stop answers what was begun, ends listeners, refuses what comes later, and leaves a whole store', async () => {
    let release = (): void => {};
    const gate = new Promise<void>((open) => (release = open));
    let entered = (): void => {};
    const inside = new Promise<void>((open) => (entered = open));
    const hub = await runningHub({
      store: (opened) => ({
        ...opened,
        async transact(port, decide) {
          entered();
          await gate;
          return opened.transact(port, decide);
        },
      }),
    });
    const desk = await enrolledDesk(hub);
    const pokes = await desk.line.stream('/v1/pokes');
    pokes.resume();
    const begun = desk.exchange({ pending: [founding()] });
    await inside;
    const stopped = hub.server.stop();
    release();
    expect(await begun).toMatchObject({ lastSeq: 1 });
    await stopped;
    await expect(hub.line(desk.enrolled.token).call('/v1/exchange', desk.request())).rejects.toThrow(/ECONNREFUSED/);
    const again = await runningHub({ file: hub.file });
    expect((await again.hub.ports()).map((p) => p.version)).toEqual([1]);
  });
});
