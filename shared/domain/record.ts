import { z } from 'zod';
import { officerId, portId, requestId } from '../kernel/ids';
import { dayText, utcMs } from '../kernel/time';
import { agencyCode } from './words';

/** What an inspection can look at, in the order of the work: papers, identity, goods, seals, image. */
export const checkItem = z.enum([
  'papers',
  'vehicle',
  'container',
  'persons',
  'name',
  'quantity',
  'weight',
  'origin',
  'packing',
  'quarantine',
  'hiding',
  'seals',
  'image',
]);
export type CheckItem = z.infer<typeof checkItem>;

/** As it should be, not as it should be, not looked at. */
export const checkAnswer = z.enum(['ok', 'off', 'none']);
export type CheckAnswer = z.infer<typeof checkAnswer>;

/** What a sample is taken for: the laboratory, a quick test at the yard, to be kept. Only the first is waited for. */
export const samplePurpose = z.enum(['lab', 'quick', 'keep']);

/** One sample taken from the load. */
export const sample = z
  .strictObject({
    number: z.string().min(1).max(40),
    quantity: z.string().max(40),
    purpose: samplePurpose,
  })
  .readonly();
export type Sample = z.infer<typeof sample>;

/** Who inspected for an agency, and for how long. */
export const crewMember = z.strictObject({ officerId, minutes: z.int().min(0).max(1440).nullable() }).readonly();
export type CrewMember = z.infer<typeof crewMember>;

/** What an agency proposes (处置建议): nobody's decision yet. */
export const advice = z.enum(['release', 'supplement', 'lab', 'transfer', 'return']);
export type Advice = z.infer<typeof advice>;

const sealNumbers = z.array(z.string().min(1).max(40)).max(20).readonly();

/** What one field of the record says; the field's name decides which kind it holds. */
export const findingValue = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('check'), answer: checkAnswer }),
    z.strictObject({ kind: z.literal('seals'), numbers: sealNumbers }),
    z.strictObject({ kind: z.literal('samples'), samples: z.array(sample).max(40).readonly() }),
    /** °C, as measured in the load. */
    z.strictObject({ kind: z.literal('temperature'), celsius: z.number().min(-80).max(80).nullable() }),
    z.strictObject({ kind: z.literal('crew'), people: z.array(crewMember).max(12).readonly() }),
    /** Damage done to the goods by the inspection; the words stand in the note. */
    z.strictObject({ kind: z.literal('damage'), damaged: z.boolean() }),
    z.strictObject({ kind: z.literal('conclusion'), result: z.enum(['normal', 'abnormal']), advice }),
    /** Whether the trader's person was there, and signed the record. */
    z.strictObject({
      kind: z.literal('party'),
      present: z.boolean(),
      name: z.string().max(60),
      signature: z.enum(['signed', 'refused']).nullable(),
    }),
    z.strictObject({ kind: z.literal('witness'), name: z.string().max(60), capacity: z.string().max(60) }),
  ])
  .readonly();
export type FindingValue = z.infer<typeof findingValue>;
export type FindingKind = FindingValue['kind'];

/** The fields of a record besides its checks. */
const otherItem = z.enum([
  'sealOld',
  'sealNew',
  'samples',
  'temperature',
  'crew',
  'damage',
  'conclusion',
  'party',
  'witness',
]);

/** Every field of the record. */
export const recordItem = z.enum([...checkItem.options, ...otherItem.options]);
export type RecordItem = z.infer<typeof recordItem>;

/** Fields that belong to no agency: who of the trader was there, and who else saw it. */
export const sharedItems: readonly RecordItem[] = ['party', 'witness'];

/** The kind of value that a field holds. */
export function kindOf(item: RecordItem): FindingKind {
  const other = otherItem.safeParse(item);
  if (!other.success) return 'check';
  return other.data === 'sealOld' || other.data === 'sealNew' ? 'seals' : other.data;
}

/**
 * One entry of the inspection record (查验记录): a fact. A correction is a further entry with the next number, so that what was said
 * before stays (SPEC E4).
 */
export const finding = z
  .strictObject({
    /** `${requestId}/${column}/${item}/${nth}`; the shared column is `*`. */
    id: z.string().min(1).max(220),
    portId,
    day: dayText,
    /** The first request of the session it was recorded on: where the request goes, the finding follows (SPEC F4). */
    requestId,
    /** Whose column it stands in; null in the part that all agencies share. */
    column: agencyCode.nullable(),
    item: recordItem,
    /** Counts up from 1 within a field. */
    nth: z.int().min(1),
    value: findingValue,
    note: z.string().max(500),
    by: officerId,
    at: utcMs,
  })
  .readonly();
export type Finding = z.infer<typeof finding>;

/** An agency's signature under its column. What ends it is written beside it; it is never taken away. */
export const signature = z
  .strictObject({
    /** `${requestId}/${agency}/${nth}` */
    id: z.string().min(1).max(190),
    portId,
    day: dayText,
    requestId,
    agency: agencyCode,
    nth: z.int().min(1),
    /** The officers named as having inspected when it was signed. */
    crew: z.array(officerId).readonly(),
    by: officerId,
    at: utcMs,
    /** `lapsed`: an entry made before the signature was told after it (SPEC E5). */
    state: z.enum(['signed', 'reopened', 'lapsed']),
    reason: z.string().max(300),
    endedBy: officerId.nullable(),
    endedAt: utcMs.nullable(),
  })
  .readonly();
export type Signature = z.infer<typeof signature>;

/** A photo is known by the hash of its bytes, which stay on the desk that took it until they are carried over (SPEC E12). */
export const photoHash = z.string().regex(/^[0-9a-f]{64}$/);

/** What travels of a photo: everything but the picture. */
export const photo = z
  .strictObject({
    /** `${requestId}/${column}/${hash}` */
    id: z.string().min(1).max(250),
    portId,
    day: dayText,
    requestId,
    column: agencyCode,
    /** SHA-256 of the stored bytes, in hex. */
    hash: photoHash,
    bytes: z.int().min(1).max(3_000_000),
    type: z.enum(['image/jpeg', 'image/png', 'image/webp']),
    width: z.int().min(1).max(20_000),
    height: z.int().min(1).max(20_000),
    note: z.string().max(200),
    by: officerId,
    at: utcMs,
    /** Why it does not count any more; null while it does. */
    withdrawn: z.string().max(200).nullable(),
  })
  .readonly();
export type Photo = z.infer<typeof photo>;
