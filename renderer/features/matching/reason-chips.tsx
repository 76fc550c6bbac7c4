import type { MatchPair, MatchReason } from '#shared/matching/evidence';
import { useTexts } from '../../text/i18n';

/** Chips beyond these would be read by nobody: the heaviest come first. */
const SHOWN = 7;

/** What speaks for a pair (✓), what against it (✕), and what the rest of the day says (!). The values are in the tip. */
export function ReasonChips({ pairs }: { readonly pairs: readonly MatchPair[] }) {
  const t = useTexts('matching');
  const reasons = unlike(pairs.flatMap((p) => p.reasons));
  return (
    <ul className="reason-chips">
      {reasons.slice(0, SHOWN).map((r) => (
        <li key={r.code} data-side={sideOf(r)} title={r.weight === 0 ? undefined : `${r.a || '—'} ↔ ${r.b || '—'}`}>
          <span aria-hidden>{SIGN[sideOf(r)]}</span>
          {t(`reason.${r.code}`)}
        </li>
      ))}
    </ul>
  );
}

type Side = 'note' | 'against' | 'near' | 'for';

const SIGN: Readonly<Record<Side, string>> = { note: '!', against: '✕', near: '≈', for: '✓' };
const ORDER: readonly Side[] = ['note', 'against', 'near', 'for'];
/** What speaks for a pair without being the same: what an officer should compare with own eyes. */
const NEAR = /-one-off$|-slip$|-neighbour$|-unclear$|-alike$|-close$|-repaired$/;

function sideOf({ code, weight }: MatchReason): Side {
  if (weight === 0) return 'note';
  if (weight < 0) return 'against';
  return NEAR.test(code) ? 'near' : 'for';
}

/** Each code once, as its heaviest pair says it: first what asks for a look, then what agrees. */
function unlike(reasons: readonly MatchReason[]): readonly MatchReason[] {
  const byCode = new Map<string, MatchReason>();
  for (const r of reasons) if (!byCode.has(r.code)) byCode.set(r.code, r);
  return [...byCode.values()].toSorted((a, b) => ORDER.indexOf(sideOf(a)) - ORDER.indexOf(sideOf(b)));
}
