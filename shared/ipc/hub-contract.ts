import { z } from 'zod';
import { deskId, portId } from '../kernel/ids';
import { utcMs } from '../kernel/time';
import { exchangeRequest } from '../sync/request';
import { answerRefusals, owedRequest, packageRefusals } from '../sync/usb-package';

/** Why a hub did not answer: weather for the most part, so it is data and no failure of the call. */
const hubTrouble = z.strictObject({
  trouble: z.enum(['out-of-reach', 'hub-full', 'not-enrolled', 'wrong-hub', 'old-desk', 'old-hub', 'hub-fault']),
});
export type HubTrouble = z.output<typeof hubTrouble>['trouble'];

const nothing = z.strictObject({});
const savedAt = z.strictObject({ path: z.string() });
const orTrouble = <T extends z.ZodType>(answer: T) => z.union([answer, hubTrouble]);
const url = z
  .string()
  .max(300)
  .regex(/^https:\/\/[^\s/]+$/);
const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);
const label = z.string().trim().min(1).max(60);
/** Actions of the outbox as a JSON list: main keeps them and reads their numbers alone. */
const rows = z.string().max(64 * 1024 * 1024);
const whose = { demo: z.boolean(), portId };

/** A hub elsewhere at which this desk is enrolled. */
const elsewhere = z.strictObject({ url, name: z.string(), fingerprint, label: z.string() });
const hosting = z.strictObject({ name: label, port: z.int().min(1).max(65_535) });
const home = z.strictObject({ portId, deskId, remote: elsewhere.nullable() });
export type HomeAtDesk = z.output<typeof home>;

const peer = z.strictObject({
  deskId,
  label: z.string(),
  agency: z.string().nullable(),
  duty: z.enum(['cases', 'administration']),
  enrolledAt: utcMs,
  revokedAt: utcMs.nullable(),
  /** Since the hub runs; null where it has not been seen. */
  seenAt: utcMs.nullable(),
});
export type PeerAtHub = z.output<typeof peer>;

/** What a page says to the hub of its port and about it. */
export const hubCalls = {
  /** One message to the hub of the port. The reply stays text until the page reads it: it was held against its schema on the way. */
  'hub.exchange': {
    input: z.strictObject({ demo: z.boolean(), request: exchangeRequest }),
    output: orTrouble(z.strictObject({ text: z.string() })),
  },
  /** The whole of what this desk may see, a slice at a time. Part 0 takes a new one; `parts` says how many there are. */
  'hub.snapshot': {
    input: z.strictObject({ ...whose, deskId, part: z.int().min(0) }),
    output: orTrouble(
      z.strictObject({
        epoch: z.int().min(1),
        cursor: z.int().min(0),
        lastSeq: z.int().min(0),
        parts: z.int().min(0),
        /** JSON of a list of rows as `put` changes. */
        rows: z.string(),
      }),
    ),
  },
  /** Gives the desk's rows to its own hub, which has lost its memory. `adopted` is false where it knows the port, or is another one's. */
  'hub.adopt': {
    input: z.strictObject({ ...whose, deskId, lastSeq: z.int().min(0), rows }),
    output: orTrouble(z.strictObject({ adopted: z.boolean() })),
  },
  /** Whose hub decides for a port, and how the own one is reached by others. */
  'hub.where': {
    input: z.strictObject({ ...whose }),
    output: z.strictObject({
      remote: elsewhere.nullable(),
      hosting: z.strictObject({ ...hosting.shape, fingerprint, addresses: z.array(z.string()) }).nullable(),
      /** What it was told to be for others and could not: the port number may be taken, or the hub does not run. */
      unserved: hosting.nullable(),
    }),
  },
  /** Hubs that make themselves known on this network; takes some seconds. */
  'hub.find': {
    input: nothing,
    output: orTrouble(z.strictObject({ hubs: z.array(z.strictObject({ name: z.string(), url })) })),
  },
  /** Who answers at an address. */
  'hub.hello': {
    input: z.strictObject({ url }),
    output: orTrouble(z.strictObject({ name: z.string(), fingerprint, ports: z.array(portId) })),
  },
  /**
   * Enrols this desk with a one-time code at the hub with that certificate. `home` is null where the code is wrong, used or too old;
   * `formerSeq` is the last action that it knows of what this desk sent to the hub before.
   */
  'hub.join': {
    input: z.strictObject({ url, fingerprint, code: z.string().trim().min(1).max(40) }),
    output: orTrouble(z.strictObject({ home: home.nullable(), formerSeq: z.int().min(0).nullable() })),
  },
  /** Lets other desks reach the hub of this workstation, or (null) no longer. */
  'hub.host': { input: z.strictObject({ hosting: hosting.nullable() }), output: orTrouble(nothing) },
  'hub.peers': {
    input: z.strictObject({ portId }),
    output: orTrouble(z.strictObject({ peers: z.array(peer) })),
  },
  /** A one-time code that enrols one desk. */
  'hub.invite': {
    input: z.strictObject({
      portId,
      agency: z.string().max(40).nullable(),
      duty: z.enum(['cases', 'administration']),
      label,
    }),
    output: orTrouble(z.strictObject({ code: z.string(), expiresAt: utcMs })),
  },
  'hub.revoke': { input: z.strictObject({ portId, deskId }), output: orTrouble(nothing) },
  /** Writes a copy of the hub's memory to where the officer says. */
  'hub.backup': { input: nothing, output: orTrouble(z.strictObject({ path: z.string() })) },
  /**
   * Makes a backup that the officer chooses the memory of this workstation's hub, which decides for the port from then on. `restored` is false
   * where the file is no backup of a hub.
   */
  'hub.restore': {
    input: z.strictObject({ portId, deskId }),
    output: orTrouble(z.strictObject({ restored: z.boolean() })),
  },
  /** Writes all that a desk owes its hub elsewhere, sealed, to where the officer says. `lost` is true where the desk's own keys are gone. */
  'package.out': {
    input: z.strictObject({ request: owedRequest }),
    output: orTrouble(z.union([savedAt, z.strictObject({ lost: z.literal(true) })])),
  },
  /** Reads the file that came back from the hub, which the officer chooses: JSON of a `HubOwes`, or why it is not read. */
  'package.in': {
    input: z.strictObject({ portId }),
    output: orTrouble(
      z.union([
        z.strictObject({ text: z.string() }),
        z.strictObject({ reason: z.enum(packageRefusals) }),
        z.strictObject({ lost: z.literal(true) }),
      ]),
    ),
  },
  /** The hub of this workstation decides the file of a desk that the officer chooses. Its answer waits for `package.answer`. */
  'package.take': {
    input: nothing,
    output: orTrouble(
      z.union([
        z.strictObject({
          label: z.string(),
          actions: z.int().min(0),
          /** Those that were not decided before. */
          fresh: z.int().min(0),
          refused: z.int().min(0),
        }),
        z.strictObject({ reason: z.enum(answerRefusals) }),
      ]),
    ),
  },
  /** Writes the answer to the file that was last decided to where the officer says. */
  'package.answer': { input: nothing, output: savedAt },
  /** The ports at which this workstation works, for a page whose own memory is gone. */
  'home.list': { input: nothing, output: z.strictObject({ homes: z.array(home) }) },
  /** Remembers a port at which this workstation works with its own hub. */
  'home.keep': { input: z.strictObject({ portId, deskId }), output: nothing },
  /** A second copy of actions, on the disk when this is answered. */
  'outbox.keep': { input: z.strictObject({ ...whose, rows }), output: nothing },
  'outbox.answered': { input: z.strictObject({ ...whose, upTo: z.int().min(0) }), output: nothing },
  'outbox.rescue': {
    input: z.strictObject({ ...whose }),
    output: z.strictObject({ rows: z.string(), answered: z.int().min(0) }),
  },
} as const;

/** What main tells of the hub. */
export const hubEvents = {
  /** The hub says unasked what has changed: JSON of a `Poke`. */
  'hub.poke': z.strictObject({ ...whose, text: z.string() }),
  /** The hub of a port came within reach, or went out of it. */
  'hub.changed': z.strictObject({ ...whose, reachable: z.boolean() }),
} as const;
