/** What keeps a store from answering. */
export type StoreTrouble =
  /** No room for what should be written. The same handle goes on once there is room. */
  | 'disk-full'
  /** The disk refuses to read or write. */
  | 'disk-failed'
  /** No such folder, no server there, or the connection broke. */
  | 'unreachable'
  /** Another process held the lock for longer than we wait. */
  | 'locked'
  /** What is stored cannot be read as a store. */
  | 'corrupt'
  /** Written by a newer program than this one. */
  | 'newer-schema'
  /** A server too old, or a database that cannot keep every letter. */
  | 'unsuited';

/**
 * Weather: the store cannot answer now. Nothing of what was asked is written; only where the connection broke during the commit itself
 * may it have been, which is why a desk's message may be sent again without harm.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly code: StoreTrouble;

  constructor(code: StoreTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
