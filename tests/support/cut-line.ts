import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A line between a program and a server that a test can cut. */
export type CutLine = {
  readonly port: number;
  /**
   * Cuts the connection on which the program next sends a piece with this text in it: before the server has the piece, or after, so that only
   * its answer is lost.
   */
  readonly cutAt: (text: string, when: 'before' | 'after') => void;
  /** Cuts every connection now, and admits none until `mend`. */
  readonly cut: () => void;
  readonly mend: () => void;
};

/** Opens a line to where `dial` connects; it goes with the test. */
export async function cutLine(dial: () => Socket): Promise<CutLine> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let trap: { readonly text: string; readonly when: 'before' | 'after' } | null = null;
  let broken = false;

  const server = createServer((near) => {
    if (broken) {
      near.destroy();
      return;
    }
    const far = dial();
    const pair = [near, far] as const;
    let deaf = false;
    const end = (): void => {
      pairs.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    pairs.add(pair);
    for (const socket of pair) socket.on('error', end).on('close', end);
    far.on('data', (piece) => (deaf ? end() : near.write(piece)));
    near.on('data', (piece) => {
      const caught = trap !== null && piece.includes(trap.text) ? trap.when : null;
      if (caught) trap = null;
      deaf ||= caught === 'after';
      if (caught === 'before') end();
      else far.write(piece);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    broken = true;
    for (const [near] of pairs) near.destroy();
  };
  onTestFinished(() => {
    cut();
    server.close();
  });
  return {
    port: (server.address() as AddressInfo).port,
    cutAt: (text, when) => void (trap = { text, when }),
    cut,
    mend: () => void (broken = false),
  };
}
