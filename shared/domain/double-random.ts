import { z } from 'zod';
import { officerId, portId, sessionId } from '../kernel/ids';
import { dayText, utcMs } from '../kernel/time';
import { provenance } from './words';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** 128 bits at least, in hex; each of the two who draw brings as much. */
export const drawSecret = z.string().regex(/^([0-9a-f]{2}){16,64}$/);
export const drawId = z.string().min(1).max(160);

/** Groups of objects that may have rates of their own; an object is in the first that fits, in this order. */
export const drawGroup = z.enum(['green', 'aeo', 'in', 'out']);
export type DrawGroup = z.infer<typeof drawGroup>;

/** How many of a hundred objects of a group are drawn. */
export const drawRate = z
  .strictObject({
    /** `${portId}/${group}` */
    id: z.string().min(1).max(60),
    portId,
    group: drawGroup,
    percent: z.int().min(0).max(100),
    provenance,
  })
  .readonly();
export type DrawRate = z.infer<typeof drawRate>;

/** An officer takes no part where a firm or a person is concerned (回避). Never deleted: it is ended. */
export const recusal = z
  .strictObject({
    id: z.string().min(1).max(160),
    portId,
    officerId,
    against: z.enum(['firm', 'person']),
    /** The firm's or person's name, or the firm's 统一社会信用代码. */
    name: z.string().min(1).max(120),
    reason: z.string().min(1).max(300),
    by: officerId,
    at: utcMs,
    active: z.boolean(),
  })
  .readonly();
export type Recusal = z.infer<typeof recusal>;

/** One line of a pool as it was drawn from: an officer, or an object with its group in place of the agency. */
export const drawLine = z
  .strictObject({
    id: z.string().min(1).max(160),
    agency: z.string().min(1).max(160),
    skills: z.array(z.string().min(1).max(160)).max(50).readonly(),
    weight: z.int().min(1).max(1_000_000),
    /** The code of the reason for which he takes no part. */
    excluded: z.string().min(1).max(500).nullable(),
  })
  .readonly();
export type DrawLine = z.infer<typeof drawLine>;

/** What is asked of a draw, as `draw/` reads it. */
export const drawAsk = z
  .strictObject({
    pick: z.int().min(1).max(10_000),
    perAgency: z.record(z.string(), z.int().min(1).max(10_000)).readonly(),
    skills: z
      .array(z.strictObject({ agency: z.string(), skill: z.string(), count: z.int().min(1).max(100) }).readonly())
      .readonly(),
  })
  .readonly();
export type DrawAsk = z.infer<typeof drawAsk>;

/**
 * One draw (双随机抽取), kept for ever with all that it takes to make it again. `committed`: pool and commitment are published;
 * `witnessed`: somebody else has confirmed them; `drawn`: the seed is shown and the result stands; `replaced`: drawn again since;
 * `void`: given up before it was drawn.
 */
export const drawRecord = z
  .strictObject({
    id: drawId,
    portId,
    day: dayText,
    kind: z.enum(['officers', 'objects']),
    /** For whom officers are drawn; null for a draw of objects. */
    sessionId: sessionId.nullable(),
    pool: z.array(drawLine).max(10_000).readonly(),
    ask: drawAsk,
    poolHash: hash,
    /** SHA-256 of the operator's secret, published before anybody else adds to the seed. */
    commitment: hash,
    operator: officerId,
    committedAt: utcMs,
    witness: officerId.nullable(),
    witnessedAt: utcMs.nullable(),
    /** What the witness adds to the seed without knowing the operator's part: neither of them alone decides the draw. */
    salt: drawSecret.nullable(),
    secret: drawSecret.nullable(),
    drawnAt: utcMs.nullable(),
    picked: z.array(z.string().max(160)).readonly(),
    /** The draw that this one was made instead of. */
    replaces: drawId.nullable(),
    /** Why it is drawn again, or why it was given up. */
    reason: z.string().max(300),
    status: z.enum(['committed', 'witnessed', 'drawn', 'replaced', 'void']),
  })
  .readonly();
export type DrawRecord = z.infer<typeof drawRecord>;

/** The key of a rate. */
export const drawRateId = (port: string, group: DrawGroup): string => `${port}/${group}`;
