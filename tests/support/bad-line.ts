import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { Random } from '#shared/kernel/random';

/** A line between desks and a hub that does to connections what bad lines do; TLS sees truncation as a cut. */
export type BadLine = {
  readonly port: number;
  /** Where the hub answers now. */
  readonly leadTo: (port: number) => void;
  /** Shares of connections, from 0 to 1: refused, cut after some bytes, slow. */
  readonly behave: (as: { readonly refused: number; readonly cut: number; readonly slow: number }) => void;
  /** Faults that have happened so far. */
  readonly faults: () => number;
  readonly close: () => Promise<void>;
};

/** Milliseconds that a slow line holds each piece back. */
const SLOW = 60;

export async function badLine(chance: Random): Promise<BadLine> {
  let target = 0;
  let shares = { refused: 0, cut: 0, slow: 0 };
  let faults = 0;
  const open = new Set<Socket>();

  function carry(from: Socket): void {
    open.add(from);
    from.on('error', () => from.destroy()).on('close', () => open.delete(from));
    const fate = chance.next();
    if (fate < shares.refused) {
      faults += 1;
      from.destroy();
      return;
    }
    const to = connect(target, '127.0.0.1');
    to.on('error', () => from.destroy()).on('close', () => from.destroy());
    from.on('close', () => to.destroy());
    let left = Infinity;
    if (fate < shares.refused + shares.cut) left = 2_500 + chance.below(12_000);
    const slow = chance.next() < shares.slow;
    if (slow) faults += 1;
    const pass = (out: Socket) => (bytes: Buffer) => {
      left -= bytes.length;
      if (left < 0) {
        faults += 1;
        out.write(bytes.subarray(0, Math.max(0, bytes.length + left)));
        from.destroy();
        to.destroy();
      } else if (slow) setTimeout(() => out.writable && out.write(bytes), SLOW);
      else out.write(bytes);
    };
    from.on('data', pass(to));
    to.on('data', pass(from));
  }

  const server = createServer(carry);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.address() as AddressInfo).port,
    leadTo: (port) => (target = port),
    behave: (as) => (shares = as),
    faults: () => faults,
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((done) => void server.close(() => done()));
    },
  };
}
