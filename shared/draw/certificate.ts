import { z } from 'zod';
import { err, ok, type Result } from '../kernel/result';
import { same } from '../kernel/same';
import type { DrawRecord } from '../domain/double-random';
import { drawProof, type Drawn } from './draw';
import { firstFault, refuse, type DrawRefusal } from './draw-refusal';
import { verify } from './draw-seed';
import { poolOf, seedOf, drawnAgain } from './draw-record';
import { pool } from './pool';
import { replay } from './proof';

const FORMAT = 'lianjian-draw-proof/1';
const time = z.iso.datetime({ offset: true });

/** A proof of one draw that stands for itself (抽取凭证): with it anyone can make the draw again, without the desk that made it. */
export const drawCertificate = z
  .strictObject({
    format: z.literal(FORMAT),
    port: z.string(),
    day: z.string(),
    draw: z.string(),
    kind: z.enum(['officers', 'objects']),
    /** For whom officers were drawn. */
    session: z.string().nullable(),
    operator: z.string(),
    witness: z.string(),
    committedAt: time,
    witnessedAt: time,
    drawnAt: time,
    /** SHA-256 of the operator's secret, as it was published before the witness added the salt. */
    commitment: z.string(),
    secret: z.string(),
    salt: z.string(),
    replaces: z.string().nullable(),
    reason: z.string(),
    pool,
    proof: drawProof,
    picked: z.array(z.string()).readonly(),
  })
  .readonly();
export type DrawCertificate = z.infer<typeof drawCertificate>;

const isoOf = (moment: number): string => new Date(moment).toISOString();

/** The certificate of a record; null while it has not been drawn. Names people as `nameOf` says. */
export function certificateOf(record: DrawRecord, nameOf: (id: string) => string): DrawCertificate | null {
  const { secret, salt, witness, witnessedAt, drawnAt } = record;
  const again = drawnAgain(record);
  if (!again?.ok || secret === null || salt === null || witness === null || witnessedAt === null || drawnAt === null)
    return null;
  return {
    format: FORMAT,
    port: record.portId,
    day: record.day,
    draw: record.id,
    kind: record.kind,
    session: record.sessionId,
    operator: nameOf(record.operator),
    witness: nameOf(witness),
    committedAt: isoOf(record.committedAt),
    witnessedAt: isoOf(witnessedAt),
    drawnAt: isoOf(drawnAt),
    commitment: record.commitment,
    secret,
    salt,
    replaces: record.replaces,
    reason: record.reason,
    pool: poolOf(record.pool),
    proof: again.value.proof,
    picked: record.picked,
  };
}

/**
 * Makes the draw of a certificate again (SPEC R13). Refuses a file that is none, a secret that was not committed to, a seed that is not
 * secret and salt, and whatever `replay` refuses; and a result that is not the one the certificate claims.
 */
export function replayCertificate(
  file: unknown,
): Result<Drawn & { readonly certificate: DrawCertificate }, DrawRefusal> {
  const read = drawCertificate.safeParse(file);
  if (!read.success) return refuse('proof-invalid', firstFault(read.error.issues));
  const certificate = read.data;
  const { commitment, secret, salt, proof, picked } = certificate;
  if (!verify(commitment, secret)) return refuse('commitment-differs', { commitment });
  if (proof.seed !== seedOf(secret, salt).toLowerCase())
    return refuse('proof-invalid', { at: 'proof.seed', why: 'not secret and salt' });
  const again = replay(proof, certificate.pool);
  if (!again.ok) return err(again.error);
  if (!same(again.value.picked, picked)) return refuse('rounds-differ', { round: 0 });
  return ok({ ...again.value, certificate });
}
