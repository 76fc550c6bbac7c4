import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { err, ok, type Result } from '#shared/kernel/result';
import { publicKeys, type PublicKeys } from '#shared/sync/keys';
import type { PackageRefusal } from '#shared/sync/usb-package';
import { namesKeys, publicKey, publicKeysOf, type Keys } from './keys';

/** What a package carries, and in which direction. */
export const packageKinds = ['exchange-request', 'exchange-reply', 'relay', 'relay-receipt'] as const;
export type PackageKind = (typeof packageKinds)[number];

/** Someone with an id that names the keys (`desk-<fingerprint>-…`, `hub-<fingerprint>`). */
export type Owner<K> = { readonly id: string; readonly keys: K };

export type SealedPackage = {
  readonly kind: PackageKind;
  readonly from: Owner<PublicKeys>;
  /** When it was sealed, by the sender's clock: to show, never to judge by. */
  readonly at: number;
  readonly content: unknown;
};

const MAGIC = 'LIANJIAN-PACKAGE/';
const VERSION = 1;
const TAG = 16;
const SIGNATURE = 64;
const MOST_BYTES = 512 * 1024 * 1024;

const header = z.strictObject({
  kind: z.enum(packageKinds),
  from: z.strictObject({ id: z.string().max(160), keys: publicKeys }),
  to: z.string().max(160),
  /** The sender's public X25519 key for this package alone. */
  once: publicKeys.unwrap().shape.sealing,
  at: z.number(),
});

/**
 * Seals a value for one recipient: packed, encrypted with a key that only this package has (X25519, HKDF-SHA-256, AES-256-GCM), and signed as a
 * whole by the sender (Ed25519). The file may lie anywhere; its header shows who sends what kind to whom.
 */
export function seal(
  kind: PackageKind,
  content: unknown,
  { from, to, at }: { readonly from: Owner<Keys>; readonly to: Owner<PublicKeys>; readonly at: number },
): Buffer {
  const { privateKey } = generateKeyPairSync('x25519');
  const once = createPublicKey(privateKey).export({ format: 'jwk' }).x!;
  const said: z.infer<typeof header> = {
    kind,
    from: { id: from.id, keys: publicKeysOf(from.keys) },
    to: to.id,
    once,
    at,
  };
  const open = Buffer.from(`${MAGIC}${String(VERSION)}\n${JSON.stringify(said)}\n`);
  const { key, nonce } = secretOf(privateKey, publicKey('X25519', to.keys.sealing), [once, to.keys.sealing]);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(open);
  const packed = gzipSync(JSON.stringify(content));
  const signed = Buffer.concat([open, cipher.update(packed), cipher.final(), cipher.getAuthTag()]);
  return Buffer.concat([signed, sign(null, signed, from.keys.signing)]);
}

/** Opens a package that was sealed for this owner by somebody who is trusted. Refuses everything else, and says why. */
export function unseal(
  bytes: Uint8Array,
  {
    self,
    trusts,
  }: { readonly self: Owner<Keys>; readonly trusts: (from: Owner<PublicKeys>, kind: PackageKind) => boolean },
): Result<SealedPackage, PackageRefusal> {
  const parts = apart(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!parts.ok) return parts;
  const { open, said, cipherText, tag, signed, signature } = parts.value;
  const { from, kind } = said;
  if (!verify(null, signed, publicKey('Ed25519', from.keys.signing), signature)) return err('damaged');
  if (said.to !== self.id) return err('for-another');
  if (!namesKeys(from.id, from.keys) || !trusts(from, kind)) return err('sender-unknown');
  const own = publicKeysOf(self.keys).sealing;
  const { key, nonce } = secretOf(self.keys.sealing, publicKey('X25519', said.once), [said.once, own]);
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(open).setAuthTag(tag);
    const packed = Buffer.concat([cipher.update(cipherText), cipher.final()]);
    const text = gunzipSync(packed, { maxOutputLength: MOST_BYTES }).toString();
    return ok({ kind, from, at: said.at, content: JSON.parse(text) as unknown });
  } catch {
    return err('damaged'); // sealed with another key than the header says
  }
}

/** A key and a nonce that no other package has, from the two keys that meet in it. */
function secretOf(own: KeyObject, other: KeyObject, keys: readonly [string, string]) {
  const shared = diffieHellman({ privateKey: own, publicKey: other });
  const secret = Buffer.from(hkdfSync('sha256', shared, Buffer.from(keys.join('.')), 'lianjian package 1', 44));
  return { key: secret.subarray(0, 32), nonce: secret.subarray(32) };
}

function apart(bytes: Buffer) {
  const first = bytes.subarray(0, 40).indexOf('\n');
  const magic = bytes.subarray(0, Math.max(0, first)).toString();
  if (!magic.startsWith(MAGIC)) return err('not-a-package' as const);
  const version = Number(magic.slice(MAGIC.length));
  if (version !== VERSION) return err(version > VERSION ? ('newer-version' as const) : ('not-a-package' as const));
  const second = bytes.indexOf('\n', first + 1);
  if (second < 0 || bytes.length < second + 1 + TAG + SIGNATURE) return err('damaged' as const);
  const said = header.safeParse(jsonOf(bytes.subarray(first + 1, second).toString()));
  if (!said.success) return err('damaged' as const);
  const [body, tag, end] = [second + 1, bytes.length - SIGNATURE - TAG, bytes.length - SIGNATURE];
  return ok({
    open: bytes.subarray(0, body),
    said: said.data,
    cipherText: bytes.subarray(body, tag),
    tag: bytes.subarray(tag, end),
    signed: bytes.subarray(0, end),
    signature: bytes.subarray(end),
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the schema says no
  }
}
