import type { MatchPair, MatchResult } from '#shared/matching/evidence';
import type { InspectionRequest } from '#shared/domain/request';

/** What the page tells the match worker: which requests have come, changed or gone, and then to match what it holds. */
export type MatchOrder =
  | { readonly kind: 'requests'; readonly rows: readonly InspectionRequest[] }
  | { readonly kind: 'gone'; readonly ids: readonly string[] }
  | { readonly kind: 'match'; readonly run: number; readonly windowMinutes: number };

/** What the match worker answers: pairs some at a time, so that taking them over never holds up the window, then the groups. */
export type MatchNews =
  | {
      readonly kind: 'pairs';
      readonly run: number;
      readonly list: 'pairs' | 'doubtful';
      readonly pairs: readonly MatchPair[];
    }
  | { readonly kind: 'end'; readonly run: number; readonly groups: MatchResult['groups'] };
