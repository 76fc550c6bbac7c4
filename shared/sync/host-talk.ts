import type { Result } from '../kernel/result';
import type { Snapshot } from './exchange';
import type { ExchangeRequest } from './request';
import type { EnrolReply, HubHello } from './hub-api';
import type { PublicKeys } from './keys';
import type { AnswerRefusal, OwedRequest, PackageRefusal } from './usb-package';

/** Which hub answers: one of the two that a workstation keeps (its port's own, the demo day's), or another one over the network. */
export type HostPlace = 'own' | 'demo' | 'remote';

/** Another hub as this desk was enrolled there: its address, the certificate pinned then, the token given then. */
export type RemoteHub = { readonly url: string; readonly fingerprint: string; readonly token: string };

/** A desk's private keys as text (PEM): what it signs and opens packages with. */
export type DeskKeys = { readonly signing: string; readonly sealing: string };

/** Between whom packages go: a desk with its own keys, and the hub at which it is enrolled. */
export type PackageParties = {
  readonly deskId: string;
  readonly keys: DeskKeys;
  readonly hub: { readonly hubId: string; readonly keys: PublicKeys };
};

/** What a hub made of the package of one of its desks. */
export type DecidedPackage = {
  /** The file to carry back. */
  readonly file: Uint8Array;
  /** What the hub calls the desk. */
  readonly label: string;
  readonly actions: number;
  /** Those of them that were not decided before. */
  readonly fresh: number;
  readonly refused: number;
};

/** A snapshot as it travels between processes: rows as JSON lists, so that no process copies them object by object. */
export type PackedSnapshot = Omit<Snapshot, 'rows'> & { readonly slices: readonly string[] };

/** A desk that is enrolled at the hub of this workstation. */
export type Peer = {
  readonly deskId: string;
  readonly label: string;
  readonly agency: string | null;
  readonly duty: 'cases' | 'administration';
  readonly enrolledAt: number;
  readonly revokedAt: number | null;
  /** When it last exchanged with this hub since the hub runs; null where it has not. */
  readonly seenAt: number | null;
};

/** How others reach the hub of this workstation. */
export type Serving = { readonly port: number; readonly fingerprint: string; readonly hubId: string };

/** A hub that makes itself known on this network. */
export type FoundHub = { readonly name: string; readonly url: string; readonly ports: readonly string[] };

/** What the workstation's main process asks of its hub process, and what comes back. */
export type HostTalk = {
  /** JSON of an `ExchangeReply`. Whoever exchanges hears pokes from then on. */
  readonly exchange: {
    readonly ask: { readonly request: ExchangeRequest; readonly remote: RemoteHub | null };
    readonly answer: string;
  };
  /** Null where the port is unknown. */
  readonly snapshot: {
    readonly ask: Pick<ExchangeRequest, 'deskId' | 'portId'> & { readonly remote: RemoteHub | null };
    readonly answer: PackedSnapshot | null;
  };
  /** Gives the rows of a desk to its own hub, which has never heard of the port: false where it has. */
  readonly adopt: {
    readonly ask: Pick<ExchangeRequest, 'deskId' | 'portId'> & { readonly lastSeq: number; readonly rows: string };
    readonly answer: boolean;
  };
  /** Who answers at an address, with the certificate that it shows. */
  readonly hello: { readonly ask: { readonly url: string }; readonly answer: HubHello };
  /** Turns a one-time code into a desk of the hub with that certificate. Null where the code is wrong, used or too old. */
  readonly enrol: {
    readonly ask: {
      readonly url: string;
      readonly fingerprint: string;
      readonly code: string;
      /** The token that the hub before gave this desk, or null; the new hub is shown its hash alone. */
      readonly former: string | null;
    };
    readonly answer: { readonly reply: EnrolReply; readonly keys: DeskKeys } | null;
  };
  /** Hubs on this network, after listening for a while. */
  readonly find: { readonly ask: Record<string, never>; readonly answer: readonly FoundHub[] };
  /** Lets other desks reach the hub of this workstation, and makes it known on the network. */
  readonly serve: { readonly ask: { readonly name: string; readonly port: number }; readonly answer: Serving };
  readonly unserve: { readonly ask: Record<string, never>; readonly answer: null };
  readonly peers: { readonly ask: { readonly portId: string }; readonly answer: readonly Peer[] };
  /** A one-time code that enrols one desk. */
  readonly invite: {
    readonly ask: {
      readonly portId: string;
      readonly agency: string | null;
      readonly duty: 'cases' | 'administration';
      readonly label: string;
    };
    readonly answer: { readonly code: string; readonly expiresAt: number };
  };
  readonly revoke: { readonly ask: { readonly portId: string; readonly deskId: string }; readonly answer: boolean };
  /** Writes a consistent copy of the hub's file to where nothing is yet. */
  readonly backup: { readonly ask: { readonly file: string }; readonly answer: null };
  /** Makes a backup the memory of the own hub. False where the file is none. */
  readonly restore: { readonly ask: { readonly file: string }; readonly answer: boolean };
  /** The file that a desk without a line gives away for its hub, sealed. */
  readonly pack: {
    readonly ask: { readonly parties: PackageParties; readonly request: OwedRequest; readonly token: string };
    readonly answer: Uint8Array;
  };
  /** JSON of the `HubOwes` in the file that came back, held against its schema. */
  readonly unpack: {
    readonly ask: { readonly parties: PackageParties; readonly bytes: Uint8Array };
    readonly answer: Result<string, PackageRefusal>;
  };
  /** Decides what a desk sent by file, as if it had come over the line. */
  readonly decide: {
    readonly ask: { readonly bytes: Uint8Array };
    readonly answer: Result<DecidedPackage, AnswerRefusal>;
  };
  /** Closes its files and ends. */
  readonly stop: { readonly ask: Record<string, never>; readonly answer: null };
};
export type HostQuestion = keyof HostTalk;

/** Why there is no answer. All but `hub-fault` and `wrong-hub` are weather. */
export type HostFailure =
  | 'out-of-reach'
  /** The hub's disk is full; nothing of what was asked is written. */
  | 'hub-full'
  /** It does not know this desk, or no longer. */
  | 'not-enrolled'
  /** Somebody else answers at the hub's address: the certificate is not the one pinned. */
  | 'wrong-hub'
  /** It speaks a newer protocol than this program, or an older one. */
  | 'old-desk'
  | 'old-hub'
  /** It answered with a fault of its own, or not as the protocol says. */
  | 'hub-fault';

export type ToHost = {
  readonly [Q in HostQuestion]: {
    readonly id: number;
    readonly place: HostPlace;
    readonly question: Q;
    readonly ask: HostTalk[Q]['ask'];
  };
}[HostQuestion];

/** What a hub tells of its own accord: JSON of a `Poke`, or that it came within reach or went out of it. */
export type HostNews = { readonly place: HostPlace; readonly portId: string } & (
  { readonly poke: string } | { readonly reachable: boolean }
);

export type FromHost =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failure: HostFailure }
  | { readonly news: HostNews };
