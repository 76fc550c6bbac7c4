import { useEffect, useRef, type RefObject } from 'react';
import { checkAnswer, checkItem } from '#shared/domain/record';
import { valueOf } from '#shared/rules/record';
import { nextFact } from '#shared/rules/progress';
import { useAct, useDesk } from '../../services';
import { chordOf, inText } from '../../ui/keys';
import { showStep, steps } from './steps';
import type { Sheet } from './use-record';

/** Keys of the record: 1, 2, 3 answer the check in focus and go on to the next; F9 reports; Ctrl+Enter signs; Ctrl+arrows walk the steps. */
export function useRecordKeys(sheet: Sheet): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null);
  const act = useAct();
  const { now } = useDesk();
  const latest = useRef({ sheet, act });
  useEffect(() => {
    latest.current = { sheet, act };
  });
  useEffect(() => {
    function onKey(e: KeyboardEvent): void {
      const chord = chordOf(e);
      const work = chord === null ? undefined : WORK[chord];
      if (!work || document.querySelector('[role=dialog]') !== null) return;
      if (work({ ...latest.current, root: root.current, now, event: e })) e.preventDefault();
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [now]);
  return root;
}

type Frame = {
  readonly sheet: Sheet;
  readonly act: ReturnType<typeof useAct>;
  readonly now: ReturnType<typeof useDesk>['now'];
  readonly root: HTMLElement | null;
  readonly event: KeyboardEvent;
};

/** What a key does; false when it means nothing here. */
const WORK: Readonly<Record<string, (frame: Frame) => boolean>> = {
  '1': (frame) => answer(frame, 0),
  '2': (frame) => answer(frame, 1),
  '3': (frame) => answer(frame, 2),
  F9: ({ sheet, act, now }) => {
    const kind = nextFact(sheet.view.session.status);
    if (kind)
      void act({ name: 'milestone.record', args: { sessionId: sheet.view.id, kind, at: now() } }, { quiet: true });
    return kind !== null;
  },
  'Ctrl+Enter': ({ sheet, act }) => {
    void act({ name: 'column.sign', args: { sessionId: sheet.view.id } }, { quiet: true });
    return true;
  },
  'Ctrl+ArrowDown': (frame) => walk(frame, 1),
  'Ctrl+ArrowUp': (frame) => walk(frame, -1),
};

function answer({ sheet, root, event }: Frame, which: number): boolean {
  if (inText(event) || !(event.target instanceof Element)) return false;
  const marks = event.target.closest<HTMLElement>('[data-item]');
  const item = checkItem.safeParse(marks?.dataset['item']);
  const said = checkAnswer.options[which];
  if (!marks || !item.success || said === undefined) return false;
  const note = sheet.own?.entries.get(item.data)?.now.note ?? '';
  if (valueOf(sheet.own?.entries ?? new Map(), item.data, 'check')?.answer !== said)
    void sheet.write(item.data, { kind: 'check', answer: said }, note);
  const all = [...(root?.querySelectorAll<HTMLElement>('[data-item]') ?? [])];
  const after = all.slice(all.indexOf(marks) + 1);
  // What is owed comes next; a word is owed with any answer but 符合, so the hand stays there.
  const next = said === 'ok' ? (after.find((m) => m.closest('[data-owed]') !== null) ?? after[0]) : undefined;
  next?.querySelector<HTMLElement>('button')?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return true;
}

function walk({ root }: Frame, by: 1 | -1): boolean {
  const inside = document.activeElement?.closest('section[id^=step-]')?.id.slice('step-'.length) ?? '';
  const at = steps.findIndex((step) => step === inside);
  const next = steps[at < 0 ? 0 : at + by];
  if (next && root) showStep(next);
  return next !== undefined;
}
