import { z } from 'zod';

/** 32 bytes in base64url: a public key of Curve25519. */
const key = z.string().regex(/^[\w-]{43}$/);

/** The public keys of a desk or hub: Ed25519 for what it signs, X25519 for what is sealed to it. */
export const publicKeys = z.strictObject({ signing: key, sealing: key }).readonly();
export type PublicKeys = z.infer<typeof publicKeys>;
