import { useMemo, useState } from 'react';
import { plusDays, type Day } from '#shared/kernel/time';
import type { Period } from '#shared/statistics/period';
import { usePort } from '../../services';
import { useView } from '../../state/view';

/** How much is counted, back from the chosen day. */
export const spans = ['day', 'week', 'month', 'year'] as const;
export type Span = (typeof spans)[number];

const DAYS: Readonly<Record<Span, number>> = { day: 1, week: 7, month: 30, year: 365 };

/** The chosen period, which ends with the day that every screen shows. */
export function usePeriod(): { readonly period: Period; readonly span: Span; readonly choose: (span: Span) => void } {
  const { id: portId } = usePort();
  const until: Day = useView((v) => v.day);
  const [span, choose] = useState<Span>('day');
  const period = useMemo(() => ({ portId, from: plusDays(until, 1 - DAYS[span]), until }), [portId, until, span]);
  return { period, span, choose };
}
