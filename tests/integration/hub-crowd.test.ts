import { describe, expect, test, vi } from 'vitest';
import { del } from '#shared/domain/change';
import { poke, type Poke } from '#shared/sync/exchange';
import { heartbeat } from '#shared/sync/hub-api';
import { enrolledDesk, founding, renaming, runningHub, PORT } from '#tests/support/hub-server';

/** The lines of a stream, one at a time. */
async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator {
  let rest = '';
  for await (const part of stream) {
    const lines = (rest + part.toString()).split('\n');
    rest = lines.pop()!;
    for (const line of lines) yield JSON.parse(line);
  }
}

describe('many desks at a hub', () => {
  test('N5: beyond its bound of connections a hub takes no new ones, and goes on serving those it has', async () => {
    const hub = await runningHub({ limits: { connections: 2 } });
    const desk = await enrolledDesk(hub); // two connections: one to enrol, one of its own
    await desk.exchange({ pending: [founding()] });
    await expect(hub.line().call('/v1/hello')).rejects.toThrow(/hang up|ECONN|socket|closed/i);
    expect(await desk.exchange()).toMatchObject({ lastSeq: 1 });
  });

  test('N8: a change is told to whoever listens, with signs of life in between; a revoked desk hears no more', async () => {
    const hub = await runningHub({ beatEvery: 50 });
    const [one, other] = [await enrolledDesk(hub), await enrolledDesk(hub)];
    const { epoch } = await one.exchange({ pending: [founding()] });
    const stream = await other.line.stream('/v1/pokes');
    const lines = linesOf(stream);
    expect(heartbeat.safeParse((await lines.next()).value).success).toBe(true);
    await one.exchange({ pending: [renaming(2, '乙')], epoch, cursor: 1, answered: 1 });
    let told: unknown;
    for await (const line of lines) if (!heartbeat.safeParse((told = line)).success) break;
    expect(poke.parse(told)).toMatchObject({
      epoch,
      from: 1,
      cursor: 2,
      changes: [{ table: 'bays', row: { label: '乙' } }],
    });
    stream.destroy();
    const last = await other.line.stream('/v1/pokes');
    await hub.hub.access.revoke(PORT, other.enrolled.deskId);
    await vi.waitFor(() => expect(last.readableEnded || last.destroyed || (last.resume(), false)).toBe(true), 2_000);
    await vi.waitFor(() => expect(hub.hub.listeners()).toBe(0));
  });

  test('N8: what another process wrote is told as well', async () => {
    const hub = await runningHub();
    const beside = await runningHub({ file: hub.file });
    const [here, there] = [await enrolledDesk(hub), await enrolledDesk(beside)];
    const { epoch } = await here.exchange({ pending: [founding()] });
    const lines = linesOf(await there.line.stream('/v1/pokes'));
    await lines.next();
    await there.exchange();
    await here.exchange({ pending: [renaming(2, '丙')], epoch, cursor: 1, answered: 1 });
    const told = async (): Promise<Poke> => {
      const read = poke.parse((await lines.next()).value);
      return read.cursor < 2 ? told() : read; // the first look may tell of what was there before
    };
    expect(await told()).toMatchObject({ from: 1, cursor: 2, changes: [{ row: { label: '丙' } }] });
  });

  test('N8: a listener that does not read is dropped, so that it holds no memory of the hub', async () => {
    const hub = await runningHub();
    const desk = await enrolledDesk(hub);
    let tell: (poke: Poke) => void = () => {};
    vi.spyOn(hub.hub, 'listen').mockImplementation((_, hear) => ((tell = hear), () => {}));
    const stream = await desk.line.stream('/v1/pokes');
    const closed = vi.fn<() => void>();
    stream.on('error', () => {}).on('close', closed);
    const changes = Array.from({ length: 400 }, () => del('sessions', 'x'.repeat(2_500)));
    for (let i = 0; i < 40; i++) {
      tell({ epoch: 1, from: i, cursor: i + 1, changes });
      await new Promise(setImmediate);
    }
    stream.resume();
    await vi.waitFor(() => expect(closed).toHaveBeenCalled());
    expect(stream.complete).toBe(false);
  });

  test('N4: a desk that missed much reads it in pieces, so that others do not wait behind it', async () => {
    const hub = await runningHub();
    const [writer, reader] = [await enrolledDesk(hub), await enrolledDesk(hub)];
    let { epoch } = await writer.exchange({ pending: [founding()] });
    for (const first of [2, 402, 802]) {
      const pending = Array.from({ length: 400 }, (_, i) => renaming(first + i, String(first + i)));
      ({ epoch } = await writer.exchange({ pending, epoch, cursor: first - 1, answered: first - 1 }));
    }
    const first = await reader.exchange({ epoch, cursor: 1 });
    expect(first).toMatchObject({ kind: 'news', cursor: 1_001, more: true });
    expect(await reader.exchange({ epoch, cursor: 1_001 })).toMatchObject({ kind: 'news', cursor: 1_201, more: false });
  });

  test('N4: what arrives while the disk is busy shares a commit, so that a crowd waits for few', async () => {
    let commits = 0;
    const hub = await runningHub({
      store: (opened) => ({
        ...opened,
        transact: (port, decide) => {
          commits += 1;
          return opened.transact(port, decide);
        },
      }),
    });
    const desks = await Promise.all(Array.from({ length: 16 }, () => enrolledDesk(hub)));
    await desks[0]!.exchange({ pending: [founding()] });
    commits = 0;
    const rounds = [1, 2, 3, 4, 5];
    await Promise.all(
      desks.slice(1).map(async (desk) => {
        for (const seq of rounds)
          await desk.exchange({ pending: [renaming(seq, `${desk.enrolled.deskId.slice(-8)} ${String(seq)}`)] });
      }),
    );
    expect((await hub.store.head(PORT))!.version).toBe(1 + 15 * 5);
    expect(commits).toBeLessThan(60); // 75 where each has its own
  });
});
