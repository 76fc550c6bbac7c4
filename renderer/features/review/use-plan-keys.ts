import { useEffect, useRef } from 'react';
import { chordOf, type Chord } from '../../ui/keys';
import type { PlanAction } from './use-plan-actions';
import type { PrintPlan } from './use-plan-print';

type Keys = {
  readonly actions: readonly PlanAction[];
  readonly ask: (question: 'approve' | 'return') => void;
  readonly print: PrintPlan;
};

/** Ctrl+Enter submits or approves, Ctrl+Backspace returns, Ctrl+P prints. Every key has a button as well. */
export function usePlanKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    function onKey(e: KeyboardEvent): void {
      const inDialog = document.querySelector('[role="dialog"]') !== null;
      const command = inDialog ? null : commandOf(chordOf(e), latest.current);
      if (!command) return;
      // Before the field that happens to have the focus: Enter opens the choice of officers, where it was used last.
      e.preventDefault();
      e.stopPropagation();
      command();
    }
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}

function commandOf(key: Chord | null, { actions, ask, print }: Keys): (() => void) | null {
  const open = (wanted: PlanAction['key']): PlanAction | undefined =>
    actions.find((a) => a.key === wanted && a.refused === null);
  if (key === 'Ctrl+p') return () => void print('paper', 1);
  if (key === 'Ctrl+Backspace') return open('return') ? () => ask('return') : null;
  if (key !== 'Ctrl+Enter') return null;
  const submit = open('submit');
  if (submit) return () => void submit.run();
  return open('approve') ? () => ask('approve') : null;
}
