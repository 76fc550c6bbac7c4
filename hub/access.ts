import { createHash, randomBytes } from 'node:crypto';
import { err, ok, type Result } from '#shared/kernel/result';
import type { PublicKeys } from '#shared/sync/keys';
import { codeHashOf, newCode } from './access-code';
import { fingerprintOf } from './package/keys';
import type { EnrolledDesk, EnrolmentCode, HubStore } from './store/store';

/** What enrols: a desk exchanges, another hub takes relayed entries or passes them on. */
export type DeskKind = 'desk' | 'hub';
type Wish = Pick<EnrolmentCode, 'portId' | 'agency' | 'duty' | 'label'> & {
  readonly kind: DeskKind;
  /** Milliseconds for which the code can be used. */
  readonly validFor: number;
};
/**
 * A desk that has just been enrolled, with the token that nobody is told again. `formerSeq`: the last action of the desk that it was before at
 * this port, null where it was none that this hub knows.
 */
export type Enrolled = { readonly token: string; readonly desk: EnrolledDesk; readonly formerSeq: number | null };

/** Who may speak to the hub. */
export type Access = {
  /** Makes a one-time code, as a person reads it out (`7KQ2M-X0PBD`). */
  readonly makeCode: (wish: Wish) => Promise<{ readonly code: string; readonly expiresAt: number }>;
  /** Turns a code into a desk, once. Refuses a wrong, used or expired code, and anyone for a while after many wrong ones. */
  readonly enrol: (asked: {
    readonly code: string;
    readonly keys: PublicKeys;
    readonly kind: DeskKind;
    /** The hash of the token that it had before, here or at the hub of which this one is a restored copy. That token is of no use from then on. */
    readonly former?: string | null;
  }) => Promise<Result<Enrolled, 'code-unknown' | 'too-many'>>;
  /** A desk that lost its memory begins as a new one under the same grant; its old token is of no use from then on. */
  readonly renew: (desk: EnrolledDesk, keys: PublicKeys) => Promise<Enrolled>;
  /** The desk of a token; null for one that was never given or is revoked. Another process' revocation is seen within seconds. */
  readonly deskOf: (token: string) => Promise<EnrolledDesk | null>;
  /** The id of the desk that showed this token a moment ago, without asking the store; null for all others. */
  readonly seenLately: (token: string) => string | null;
  /** Takes a desk's token away. False where the port has no such desk. */
  readonly revoke: (portId: string, deskId: string) => Promise<boolean>;
};

/** For how long a token that was found is believed without asking the store. */
const BELIEVED = 5_000;
const MOST_BELIEVED = 5_000;
/** Wrong codes in a stretch of time, after which no code is taken. The odds to guess one of 50 bits are below 1 in 10^12 a day. */
const WRONG_CODES = { most: 20, within: 600_000 };

/** Hex SHA-256 of a token: all that the hub keeps of it. */
export const tokenHashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Whether an id was given to a hub. */
export const isHub = (desk: { readonly deskId: string }): boolean => desk.deskId.startsWith('hub-');

/** Whether a hub is enrolled among these, and not revoked: it may pass its port on to this one, or hand it over. */
export const isGuest = (desks: readonly EnrolledDesk[], hubId: string): boolean =>
  desks.some((d) => isHub(d) && d.revokedAt === null && d.deskId.startsWith(`${hubId}-`));

/** The door of a hub over its store. */
export function openAccess(store: HubStore, now: () => number): Access {
  const believed = new Map<string, { readonly desk: EnrolledDesk; readonly until: number }>();
  let wrong: number[] = [];

  async function admit(grant: Pick<EnrolledDesk, 'portId' | 'agency' | 'duty' | 'label'>, id: string) {
    const token = randomBytes(32).toString('base64url');
    const desk: EnrolledDesk = {
      deskId: `${id}-${randomBytes(4).toString('hex')}`,
      portId: grant.portId,
      agency: grant.agency,
      duty: grant.duty,
      label: grant.label,
      tokenHash: tokenHashOf(token),
      enrolledAt: now(),
      revokedAt: null,
    };
    await store.putDesk(desk);
    return { token, desk };
  }

  async function revokeDesk(desk: EnrolledDesk): Promise<void> {
    await store.putDesk({ ...desk, revokedAt: now() });
    believed.clear();
  }

  /** The last action of the desk with that token, whose place another takes; null where the port has no such desk. */
  async function takeOver(tokenHash: string, portId: string): Promise<number | null> {
    const desk = await store.deskByToken(tokenHash);
    if (!desk || desk.portId !== portId || isHub(desk)) return null;
    const seq = await store.lastSeq(portId, desk.deskId);
    await revokeDesk(desk);
    return seq;
  }

  return {
    async makeCode({ kind, validFor, ...grant }) {
      const code = newCode();
      const expiresAt = now() + validFor;
      await store.putCode({ ...grant, codeHash: codeHashOf(code, kind), expiresAt });
      return { code, expiresAt };
    },
    async enrol({ code, keys, kind, former = null }) {
      wrong = wrong.filter((at) => at > now() - WRONG_CODES.within);
      if (wrong.length >= WRONG_CODES.most) return err('too-many');
      const found = await store.takeCode(codeHashOf(code, kind));
      if (found && found.expiresAt > now()) {
        const formerSeq = former === null ? null : await takeOver(former, found.portId);
        return ok({ ...(await admit(found, `${kind}-${fingerprintOf(keys)}`)), formerSeq });
      }
      wrong.push(now());
      return err('code-unknown');
    },
    async renew(desk, keys) {
      const enrolled = await admit(desk, `${isHub(desk) ? 'hub' : 'desk'}-${fingerprintOf(keys)}`);
      await revokeDesk(desk);
      return { ...enrolled, formerSeq: null };
    },
    async deskOf(token) {
      const hash = tokenHashOf(token);
      const known = believed.get(hash);
      if (known && known.until > now()) return known.desk;
      believed.delete(hash);
      const desk = await store.deskByToken(hash);
      if (!desk || desk.revokedAt !== null) return null;
      if (believed.size >= MOST_BELIEVED) believed.clear();
      believed.set(hash, { desk, until: now() + BELIEVED });
      return desk;
    },
    seenLately: (token) => believed.get(tokenHashOf(token))?.desk.deskId ?? null,
    async revoke(portId, deskId) {
      const desk = (await store.desks(portId)).find((d) => d.deskId === deskId);
      if (desk) await revokeDesk(desk);
      return desk !== undefined;
    },
  };
}
