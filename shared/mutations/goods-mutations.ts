import { z } from 'zod';
import { requestId } from '../kernel/ids';
import { put } from '../domain/change';
import { goodsReviewIdOf, goodsRule, goodsRuleIdOf, type GoodsReview } from '../domain/goods-rule';
import { findingsOf, versionsOf } from '../rules/goods-rules';
import { change, defineMutation, refuse } from './mutation';

/**
 * Writes the next version of a rule on goods, or its first. Older versions stay as they are, with their dates (SPEC Q4): what was decided
 * by them remains decided by them.
 */
export const writeGoodsRule = defineMutation({
  name: 'goods.rule',
  kind: 'intention',
  right: 'rules',
  args: z.strictObject({ rule: goodsRule }),
  decide(world, { rule }, { actor, now }) {
    if (!world.ports.has(rule.portId)) return refuse('port-unknown', rule.portId);
    if (rule.id !== goodsRuleIdOf(rule)) return refuse('row-invalid', rule.id);
    if (rule.until !== null && rule.until < rule.from) return refuse('row-invalid', rule.id);
    const last = versionsOf(world, rule.portId).findLast((r) => r.key === rule.key);
    if (rule.version !== (last?.version ?? 0) + 1 || (last && rule.from < last.from))
      return refuse('rule-stale', rule.id, { version: last?.version ?? 0, day: last?.from ?? '' });
    return change(put('goodsRules', { ...rule, written: { by: actor.id, at: now } }));
  },
});

/**
 * A supervisor clears goods that a rule holds for review, or refuses them, with the reason (SPEC Q3). The decision names the version that
 * it was made by and holds for no other.
 */
export const reviewGoods = defineMutation({
  name: 'goods.review',
  kind: 'intention',
  right: 'approve',
  args: z.strictObject({
    requestId,
    ruleId: z.string().min(1).max(120),
    verdict: z.enum(['cleared', 'refused']),
    reason: z.string().max(300),
  }),
  decide(world, { requestId, ruleId, verdict, reason }, { actor, now }) {
    const request = world.requests.get(requestId);
    if (!request) return refuse('request-unknown', requestId);
    const found = findingsOf(world, request).find((f) => f.rule.id === ruleId);
    if (found?.rule.effect !== 'review') return refuse('goods-no-review', ruleId);
    if (reason.trim() === '') return refuse('reason-missing', requestId);
    const review: GoodsReview = {
      id: goodsReviewIdOf(requestId, ruleId),
      portId: request.portId,
      day: request.day,
      requestId,
      ruleId,
      hs: request.goods.hs,
      verdict,
      reason: reason.trim(),
      by: actor.id,
      at: now,
    };
    return change(put('goodsReviews', review));
  },
});
