import type { HostFailure } from '#shared/sync/host-talk';
import { StoreUnavailable } from '../store/unavailable';

/** Why a question of the workstation is not answered. */
export class NotAnswered extends Error {
  override readonly name = 'NotAnswered';
  readonly why: HostFailure;

  constructor(why: HostFailure) {
    super(why);
    this.why = why;
  }
}

/** Whatever was thrown, as the workstation is told. A store that does not answer is weather; the rest is a fault. */
export function failureOf(cause: unknown): HostFailure {
  if (cause instanceof NotAnswered) return cause.why;
  if (!(cause instanceof StoreUnavailable)) return 'hub-fault';
  return cause.code === 'disk-full' ? 'hub-full' : 'out-of-reach';
}
