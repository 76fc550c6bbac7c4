import { z } from 'zod';
import { officerId, portId, requestId } from '../kernel/ids';
import { dayText, utcMs } from '../kernel/time';
import { direction, localText, provenance } from './words';

/** Embargo (禁运), designated port (指定口岸/监管场地), quarantine (检疫), or who may use the green lane. */
export const goodsRuleKind = z.enum(['embargo', 'designated', 'quarantine', 'lane']);
export type GoodsRuleKind = z.infer<typeof goodsRuleKind>;

/** What a rule does: bars the goods, waits for a supervisor's review, is said, or keeps the goods out of the green lane only. */
export const goodsEffect = z.enum(['block', 'review', 'warn', 'noLane']);
export type GoodsEffect = z.infer<typeof goodsEffect>;

const prefixes = z
  .array(z.string().regex(/^\d{2,10}$/))
  .max(60)
  .readonly();

/**
 * One version of a rule on goods at a port. Law changes and this table is not the law: each version says its source and
 * whether anyone has checked it. Versions are added, never changed (SPEC Q4).
 */
export const goodsRule = z
  .strictObject({
    /** `${portId}/${key}/v${version}` */
    id: z.string().min(1).max(120),
    portId,
    key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
    version: z.int().min(1),
    kind: goodsRuleKind,
    effect: goodsEffect,
    title: localText,
    direction: z.enum([...direction.options, 'both']),
    /** HS prefixes it is about; empty means all goods. */
    hs: prefixes,
    /** HS prefixes that it leaves out. */
    except: prefixes,
    /** ISO code of the country of origin that it is about; null means any. */
    origin: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable(),
    from: dayText,
    /** Last day; null means until further notice. */
    until: dayText.nullable(),
    /** A version that ends the rule says so here. */
    repealed: z.boolean(),
    provenance,
    /** Who wrote the version, and when; null for what the port was founded with. */
    written: z.strictObject({ by: officerId, at: utcMs }).readonly().nullable(),
  })
  .readonly();
export type GoodsRule = z.infer<typeof goodsRule>;

/** The key of a version. */
export const goodsRuleIdOf = (r: Pick<GoodsRule, 'portId' | 'key' | 'version'>): string =>
  `${r.portId}/${r.key}/v${String(r.version)}`;

/** A supervisor's decision on goods that a rule holds for review, by the version that it was made by. */
export const goodsReview = z
  .strictObject({
    /** `${requestId}|${ruleId}` */
    id: z.string().min(1).max(300),
    portId,
    day: dayText,
    requestId,
    ruleId: z.string().min(1).max(120),
    /** The goods code that was judged: another code asks again. */
    hs: z.string().max(13).nullable(),
    verdict: z.enum(['cleared', 'refused']),
    reason: z.string().min(1).max(300),
    by: officerId,
    at: utcMs,
  })
  .readonly();
export type GoodsReview = z.infer<typeof goodsReview>;

/** The key of a review. */
export const goodsReviewIdOf = (request: string, rule: string): string => `${request}|${rule}`;
