import type { FindingCode } from './evidence';
import { commonOf, CONTRADICTS, found, nearOf, same, type Finding, type Pair, type Surroundings } from './finding';
import type { Profile } from './profile';
import { slipBetween } from './slip';
import type { Token } from './sheet';

type PaperKind = {
  readonly field: 'batchNo' | 'billNo' | 'declaration';
  readonly same: FindingCode;
  readonly near: FindingCode;
  readonly differ: FindingCode;
};
const BATCH: PaperKind = { field: 'batchNo', same: 'same-batch', near: 'batch-one-off', differ: 'batches-differ' };
const BILL: PaperKind = { field: 'billNo', same: 'same-bill', near: 'bill-one-off', differ: 'bills-differ' };
const DECLARATION: PaperKind = {
  field: 'declaration',
  same: 'same-declaration',
  near: 'declaration-one-off',
  differ: 'declarations-differ',
};

/**
 * Compares batch, bill and declaration numbers, the first two also across their columns. A number that some agency has on
 * several trucks still agrees but proves nothing. Only a batch number contradicts when it differs: a truck has one batch,
 * but may carry several bills and declarations of which each agency cites another.
 */
export function comparePapers(a: Profile, b: Profile, day: Surroundings): Finding[] {
  const findings = [
    comparePaper(a.batches, b.batches, BATCH, day),
    comparePaper(a.bills, b.bills, BILL, day),
    comparePaper(a.declarations, b.declarations, DECLARATION, day),
  ].filter((finding) => finding !== null);
  const crossed = commonOf(a.batches, b.bills) ?? commonOf(a.bills, b.batches);
  if (!crossed || findings.some(({ code }) => code === 'same-batch' || code === 'same-bill')) return findings;
  return [...findings.filter(({ field }) => field === 'declaration'), samePaper(crossed, BATCH, day)];
}

function comparePaper(as: readonly Token[], bs: readonly Token[], kind: PaperKind, day: Surroundings): Finding | null {
  const common = commonOf(as, bs);
  if (common) return samePaper(common, kind, day);
  if (as.length === 0 || bs.length === 0) return null;
  const near = nearOf(as, bs);
  // Papers are numbered one after the other: the next number is another paper, not a slip.
  if (near && slipBetween(near[0].key, near[1].key) !== 'last') return found(kind.near, kind.field, near);
  return found(kind.differ, kind.field, [as[0]!, bs[0]!], kind === BATCH ? CONTRADICTS : undefined);
}

function samePaper(common: Pair<Token>, kind: PaperKind, day: Surroundings): Finding {
  if (!day.onSeveralTrucks(common[0].key)) return same(kind.same, kind.field, common, 'papers');
  return found(kind.same, kind.field, common, { notes: ['number-on-several-trucks'] });
}
