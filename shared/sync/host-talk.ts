import type { ExchangeRequest, Snapshot } from './exchange';

/** Which of the hubs that a workstation keeps: its port's own, or the demo day's. Each has a file of its own. */
export type HostPlace = 'own' | 'demo';

/** A snapshot as it travels between processes: rows as JSON lists, so that no process copies them object by object. */
export type PackedSnapshot = Omit<Snapshot, 'rows'> & { readonly slices: readonly string[] };

/** What the workstation's main process asks of the hub that it keeps, and what comes back. */
export type HostTalk = {
  /** JSON of an `ExchangeReply`. Whoever exchanges hears pokes from then on. */
  readonly exchange: { readonly ask: { readonly request: ExchangeRequest }; readonly answer: string };
  /** Null where the port is unknown. */
  readonly snapshot: {
    readonly ask: Pick<ExchangeRequest, 'deskId' | 'portId'>;
    readonly answer: PackedSnapshot | null;
  };
  /** Closes its files and ends. */
  readonly stop: { readonly ask: Record<string, never>; readonly answer: null };
};
export type HostQuestion = keyof HostTalk;

/** Why the hub did not answer. `full`: its disk is; nothing of what was asked is written. */
export type HostFailure = 'full' | 'fault';

export type ToHost = {
  readonly [Q in HostQuestion]: { readonly id: number; readonly place: HostPlace; readonly question: Q } & {
    readonly ask: HostTalk[Q]['ask'];
  };
}[HostQuestion];

export type FromHost =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failure: HostFailure }
  /** JSON of a `Poke` for a desk of this workstation. */
  | { readonly poke: string; readonly place: HostPlace; readonly portId: string };
