import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { PublicKeys } from '#shared/sync/keys';

/** The private keys of a desk or hub: Ed25519 to sign with, X25519 to open what is sealed to it. */
export type Keys = { readonly signing: KeyObject; readonly sealing: KeyObject };

/** New keys. */
export const newKeys = (): Keys => ({
  signing: generateKeyPairSync('ed25519').privateKey,
  sealing: generateKeyPairSync('x25519').privateKey,
});

/** The keys as text to keep; whoever reads it can sign and read in this name. */
export const keysAsText = ({ signing, sealing }: Keys): { readonly signing: string; readonly sealing: string } => ({
  signing: signing.export({ type: 'pkcs8', format: 'pem' }).toString(),
  sealing: sealing.export({ type: 'pkcs8', format: 'pem' }).toString(),
});

/** The keys from their text. Throws where it is none. */
export const keysFromText = (text: ReturnType<typeof keysAsText>): Keys => ({
  signing: createPrivateKey(text.signing),
  sealing: createPrivateKey(text.sealing),
});

const rawOf = (key: KeyObject): string => createPublicKey(key).export({ format: 'jwk' }).x!;

/** What others may know of the keys. */
export const publicKeysOf = ({ signing, sealing }: Keys): PublicKeys => ({
  signing: rawOf(signing),
  sealing: rawOf(sealing),
});

/** A public key as it travels, for use. */
export const publicKey = (curve: 'Ed25519' | 'X25519', x: string): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: curve, x }, format: 'jwk' });

/** 128 bits that name public keys: part of the id of their owner, so that an id tells which keys are its own. */
export const fingerprintOf = ({ signing, sealing }: PublicKeys): string =>
  createHash('sha256').update(`${signing}.${sealing}`).digest('hex').slice(0, 32);

/** Whether an id (`desk-<fingerprint>-…`, `hub-<fingerprint>`) was given to the owner of these keys. */
export const namesKeys = (id: string, keys: PublicKeys): boolean => id.split('-')[1] === fingerprintOf(keys);
