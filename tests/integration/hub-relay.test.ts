import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { DAY } from '#shared/kernel/time';
import type { SignedHandOver } from '#hub/relay/forms';
import { readConfig, type HubConfig } from '#hub/config';
import { serveHub } from '#hub/hub-serve';
import { checkHistory } from '#hub/hub-upkeep';
import { stopDeciding, takeOver } from '#hub/relay/hand-over';
import { owedTo } from '#hub/relay/owed';
import { keepPassingOn } from '#hub/relay/pass-on';
import { answersTo, openProposals, propose } from '#hub/relay/proposals';
import { keepCopy, standingOf } from '#hub/relay/replica';
import { keepUpperHub } from '#hub/relay/upper-hub';
import { memoryMachine } from '#tests/support/cli';
import { action, enrolledDesk, founding, problemOf, renaming, runningHub, PORT } from '#tests/support/hub-server';
import { enrolledAbove, folderOf, keptBy, relayedHubs } from '#tests/support/relayed-hubs';
import { tempFolder } from '#tests/support/temp-folder';

/** The settings that a command line says. */
function configOf(options: Record<string, string>): HubConfig {
  const config = readConfig({ options: new Map(Object.entries(options)), environment: {}, file: null });
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  return config.value;
}

/** A founded port with a few changes and one refusal, decided at the port's hub. */
async function withHistory() {
  const hubs = await relayedHubs();
  const desk = await enrolledDesk(hubs.port);
  const pending = [founding(), renaming(2, '甲'), renaming(3, '乙'), action(4, 'bay.put', {})];
  const reply = await desk.exchange({ pending });
  const next = (seq: number, label: string, version = seq - 2) =>
    desk.exchange({ pending: [renaming(seq, label)], epoch: reply.epoch, cursor: version, answered: seq - 1 });
  return { ...hubs, desk, reply, next };
}

describe('a hub above', () => {
  test('N18: what a port decides is kept above verbatim, entry by entry, and follows its chain there too', async () => {
    const { port, province, pass, next } = await withHistory();
    const first = await pass();
    await next(5, '丙');
    await next(6, '丁');
    expect(first).toMatchObject({ version: 3, role: 'replica' });
    expect(await pass()).toMatchObject({ version: 5, role: 'replica' });
    expect(await keptBy(province)).toEqual(await keptBy(port));
    expect(await checkHistory(province.store, (await province.store.head(PORT))!)).toEqual({
      entries: 5,
      firstBad: null,
    });
    expect(await pass()).toMatchObject({ version: 5 });
  });

  test('N18: a copy refuses what does not continue it, what breaks the chain and what is no row, and keeps nothing of it', async () => {
    const { port, province, pass, next } = await withHistory();
    await pass();
    await next(5, '丙');
    const owed = await owedTo(port.store, PORT, await standingOf(province.store, PORT, []));
    if (owed.kind !== 'relayed') throw new Error('nothing is owed');
    const { relayed } = owed;
    const [entry] = relayed.entries;
    const before = await keptBy(province);
    const kept = async (wish: Partial<typeof relayed>) => {
      const done = await keepCopy(province.store, { ...relayed, ...wish });
      return done.ok ? 'kept' : done.error;
    };
    expect(await kept({ after: { version: 2, chain: 'a'.repeat(64) } })).toBe('does-not-follow');
    expect(await kept({ entries: [{ ...entry!, by: 'somebody' }] })).toBe('chain-broken');
    expect(await kept({ entries: [{ ...entry!, version: 5 }] })).toBe('chain-broken');
    expect(await kept({ entries: [{ ...entry!, changes: '[{"op":"put"}]' }] })).toBe('rows-unreadable');
    expect(await keptBy(province)).toEqual(before);
    expect(await kept({})).toBe('kept');
    expect(await kept({})).toBe('does-not-follow');
    const own = await keepCopy(port.store, relayed);
    expect(own).toEqual({ ok: false, error: 'authority-here' });
  });

  test('N18: a copy decides nothing; a desk that asks it is told that it is not the authority', async () => {
    const { province, pass } = await withHistory();
    await pass();
    const desk = await enrolledDesk(province);
    const answer = await desk.line.call('/v1/exchange', desk.request({ pending: [renaming(1, '假')] }));
    expect([answer.status, problemOf(answer).code]).toEqual([409, 'not-the-authority']);
    expect((await province.store.head(PORT))!.version).toBe(3);
  });

  test('N18: a token for relaying opens no exchange, a desk no relay, and another port is not passed on', async () => {
    const { port, province, above, desk, pass } = await withHistory();
    const guest = province.line(above.token);
    const exchanged = await guest.call('/v1/exchange', desk.request());
    expect([exchanged.status, problemOf(exchanged).about]).toEqual([403, 'token']);
    const request = { desks: [], relayed: null, answered: null };
    expect((await port.line(desk.enrolled.token).call('/v1/relay', request)).status).toBe(403);
    const owed = await owedTo(port.store, PORT, null);
    if (owed.kind !== 'relayed') throw new Error('nothing is owed');
    const strange = await guest.call('/v1/relay', { ...request, relayed: { ...owed.relayed, portId: 'CNQUH' } });
    expect([strange.status, problemOf(strange).about]).toEqual([403, 'portId']);
    await pass();
  });

  test('N18: a port whose old history is pruned is passed on from its newest version', async () => {
    let clock = Date.now() - 60 * DAY;
    const port = await runningHub({ now: () => clock });
    const province = await runningHub();
    const above = await enrolledAbove(port, province);
    const desk = await enrolledDesk(port);
    const { epoch } = await desk.exchange({ pending: [founding(), renaming(2, '旧')] });
    clock = Date.now();
    await desk.exchange({ pending: [renaming(3, '新')], epoch, cursor: 2, answered: 2 });
    await port.store.prune(PORT, clock - 30 * DAY);
    const stop = keepPassingOn(port.hub, above, {
      every: 100,
      failed: (cause) => {
        throw cause;
      },
    });
    await vi.waitFor(async () => expect((await province.store.head(PORT))?.version).toBe(3));
    await desk.exchange({ pending: [renaming(4, '更新')], epoch, cursor: 3, answered: 3 });
    await vi.waitFor(async () => expect((await province.store.head(PORT))?.version).toBe(4));
    await stop();
    expect((await keptBy(province)).rows).toEqual((await keptBy(port)).rows);
    expect((await checkHistory(province.store, (await province.store.head(PORT))!)).firstBad).toBeNull();
  });

  test('N19: what a hub above proposes is decided at the port like any action, once, and the answers come back', async () => {
    const { port, province, pass } = await withHistory();
    const folder = folderOf(province);
    const { args } = renaming(1, '省里的名');
    const by = action(1, '', null).by;
    const rest = { v: 1, at: action(1, '', null).at, by };
    await propose(folder, PORT, [
      { name: 'bay.put', args, ...rest },
      { name: 'import.commit', args: {}, ...rest },
    ]);
    expect((await openProposals(folder, PORT)).map((p) => p.seq)).toEqual([1, 2]);
    await pass();
    await pass();
    const answers = await answersTo(folder, PORT);
    expect(answers).toMatchObject({ lastSeq: 2, refused: [{ seq: 2 }] });
    expect(await openProposals(folder, PORT)).toEqual([]);
    const entries = (await keptBy(province)).entries.filter((e) => e.deskId.startsWith('above-'));
    expect(entries.map((e) => [e.deskId, e.name])).toEqual([[`above-${province.identity.hubId}`, 'bay.put']]);
    expect((await keptBy(port)).entries).toHaveLength(4);
  });
});

describe('a hand-over', () => {
  test('N20: the port is decided above from exactly where the old hub stopped; the old one refuses and says where to go', async () => {
    const { port, province, pass, desk, reply, above } = await withHistory();
    await keepUpperHub(folderOf(port), above);
    await pass();
    const run = () => memoryMachine({}).json('hub', 'hand-over', '--port', PORT, '--data-dir', hubFolder);
    const hubFolder = folderOf(port);
    expect(await run()).toMatchObject({ exit: 0, value: { begun: { epoch: reply.epoch + 1, version: 3 } } });
    const old = await desk.line.call('/v1/exchange', desk.request({ pending: [renaming(5, '迟')] }));
    expect(old.status).toBe(409);
    expect(problemOf(old)).toMatchObject({
      code: 'not-the-authority',
      facts: { hubId: province.identity.hubId, url: province.server.url, fingerprint: province.identity.fingerprint },
    });
    const line = province.line(desk.enrolled.token);
    const sent = desk.request({ pending: [renaming(5, '新主')], epoch: reply.epoch, cursor: 3, answered: 4 });
    expect((await line.call('/v1/exchange', sent)).body).toMatchObject({
      kind: 'start-over',
      why: 'epoch',
      lastSeq: 4,
    });
    const anew = { ...sent, epoch: reply.epoch + 1 };
    expect((await line.call('/v1/exchange', anew)).body).toMatchObject({ kind: 'news', lastSeq: 5, cursor: 4 });
    expect(await run()).toMatchObject({ exit: 0, value: { begun: { epoch: reply.epoch + 1 } } });
    expect((await province.store.head(PORT))!).toMatchObject({ role: 'authority', version: 4 });
    expect((await port.store.head(PORT))!).toMatchObject({ role: 'replica', version: 3 });
  });

  test('N20: without a line the paper goes by hand; a copy that is behind, another hub, a stranger and a forger take nothing over', async () => {
    const { port, province, pass, reply } = await withHistory();
    const to = { hubId: province.identity.hubId, url: province.server.url, fingerprint: province.identity.fingerprint };
    const now = Date.now();
    const stop = await stopDeciding(
      { store: port.store, identity: port.identity, now },
      { portId: PORT, to, resumed: false },
    );
    if (!stop.ok) throw new Error(stop.error);
    const paper: SignedHandOver = stop.value;
    const take = async (at: typeof province, signed: SignedHandOver) => {
      const taken = await takeOver({ store: at.store, identity: at.identity }, signed);
      return taken.ok ? taken.value.epoch : taken.error;
    };
    expect(await take(province, paper)).toBe('behind');
    await pass();
    const forged = { ...paper, words: paper.words.replace('"version":3', '"version":2') };
    expect(await take(province, forged)).toBe('not-signed');
    const other = await runningHub();
    expect(await take(other, paper)).toBe('for-another');
    const [guest] = await province.store.desks(PORT);
    await province.store.putDesk({ ...guest!, revokedAt: 1 });
    expect(await take(province, paper)).toBe('sender-unknown');
    await province.store.putDesk(guest!);
    expect(await take(province, paper)).toBe(reply.epoch + 1);
    expect(await take(province, paper)).toBe(reply.epoch + 1);
  });

  test('N20: back again: a paper of a reign that is over begins nothing, so that no port has two authorities', async () => {
    const { port, province, pass, reply } = await withHistory();
    await pass();
    const addressOf = ({ identity, server }: typeof port) => ({
      hubId: identity.hubId,
      url: server.url,
      fingerprint: identity.fingerprint,
    });
    const hand = async (from: typeof port, to: typeof port): Promise<SignedHandOver> => {
      const parts = { store: from.store, identity: from.identity, now: Date.now() };
      const paper = await stopDeciding(parts, { portId: PORT, to: addressOf(to), resumed: false });
      if (!paper.ok) throw new Error(paper.error);
      return paper.value;
    };
    const take = (at: typeof port, paper: SignedHandOver) =>
      takeOver({ store: at.store, identity: at.identity }, paper);
    const first = await hand(port, province);
    expect(await take(province, first)).toMatchObject({ ok: true, value: { epoch: reply.epoch + 1 } });
    await enrolledAbove(province, port);
    const second = await hand(province, port);
    expect(await take(port, second)).toMatchObject({ ok: true, value: { epoch: reply.epoch + 2 } });
    expect(await take(province, first)).toMatchObject({ ok: false, error: 'stale' });
    expect(await take(province, second)).toMatchObject({ ok: false, error: 'for-another' });
    const third = await hand(port, province);
    expect(await take(port, second)).toMatchObject({ ok: false, error: 'stale' });
    expect(await take(province, third)).toMatchObject({ ok: true, value: { epoch: reply.epoch + 3 } });
  });

  test('N20: a hub that does not decide for a port hands nothing over, and nobody hands over a port without a hub above', async () => {
    const { province, pass, port } = await withHistory();
    await pass();
    const { identity, store, server } = province;
    const to = { hubId: port.identity.hubId, url: server.url, fingerprint: null };
    const ask = (portId: string) => stopDeciding({ store, identity, now: 1 }, { portId, to, resumed: false });
    expect(await ask(PORT)).toEqual({ ok: false, error: 'not-the-authority' });
    expect(await ask('CNQUH')).toEqual({ ok: false, error: 'port-unknown' });
    const { json } = memoryMachine({});
    expect(await json('hub', 'hand-over', '--port', PORT, '--data-dir', folderOf(port))).toMatchObject({
      exit: 2,
      value: { error: { code: 'no-hub-above' } },
    });
  });

  test('N18 N20: the command line enrols with the hub above, passes on while it serves, and hands over into a file', async () => {
    const province = await runningHub();
    const port = await runningHub();
    const desk = await enrolledDesk(port);
    const { epoch } = await desk.exchange({ pending: [founding(), renaming(2, '甲')] });
    const { json, disk } = memoryMachine({});
    const folder = folderOf(port);
    const code = await province.code('hub');
    const { url } = province.server;
    const { fingerprint } = province.identity;
    const asked = ['hub', 'relay-enrol', '--port', PORT, '--to', url, '--code', code, '--data-dir', folder];
    expect((await json(...asked, '--fingerprint', 'a'.repeat(64))).exit).toBe(2);
    expect((await json(...asked, '--fingerprint', fingerprint)).exit).toBe(0);
    expect(readFileSync(join(folder, `relay-${PORT}.json`), 'utf8')).toContain(fingerprint);
    const silent = { write: () => {} };
    const serving = await serveHub(
      configOf({ 'data-dir': folder, listen: '127.0.0.1:0', 'log-level': 'silent' }),
      silent,
    );
    await vi.waitFor(async () => expect((await province.store.head(PORT))?.version).toBe(2), 5_000);
    await serving.stop();
    await desk.exchange({ pending: [renaming(3, '乙')], epoch, cursor: 2, answered: 2 });
    expect((await json('hub', 'hand-over', '--port', PORT, '--data-dir', folder, '--out', 'paper.json')).exit).toBe(0);
    const machine = memoryMachine({ 'paper.json': disk.get('paper.json')! });
    const take = () => machine.json('hub', 'take-over', 'paper.json', '--data-dir', folderOf(province));
    expect(await take()).toMatchObject({ exit: 2, value: { error: { code: 'behind' } } });
    expect((await json('hub', 'hand-over', '--port', PORT, '--data-dir', folder)).exit).toBe(0);
    expect(await take()).toMatchObject({ exit: 0, value: { version: 3 } });
    expect((await json('hub', 'take-over', 'nowhere', '--data-dir', folderOf(province))).exit).toBe(2);
    const empty = memoryMachine({ 'wishes.json': JSON.stringify([{ name: 'bay.put', args: {}, by: 'u1' }]) });
    const proposals = tempFolder();
    expect(
      (await empty.json('hub', 'propose', 'wishes.json', '--port', PORT, '--data-dir', proposals)).value,
    ).toMatchObject({ numbers: [1] });
    expect((await empty.json('hub', 'proposals', '--port', PORT, '--data-dir', proposals)).value).toEqual({
      lastSeq: 0,
      refused: [],
    });
  });
});
