import { useState, type ReactNode } from 'react';
import type { DrawView, Subject } from './draw-model';
import { ReasonDialog } from './reason-dialog';
import { ResultCard } from './result-card';
import { Steps } from './steps';
import { useDraw } from './use-draw';

type Props = {
  readonly subject: Subject;
  readonly view: DrawView;
  /** What the subject is called in sentences. */
  readonly name: string;
  readonly head: ReactNode;
  /** The pool. */
  readonly children: ReactNode;
};

/** One subject: what is asked, its three steps, its result, its pool. */
export function DrawPane({ subject, view, name, head, children }: Props) {
  const acts = useDraw();
  const [asking, ask] = useState<'again' | 'abandon' | null>(null);
  const { current, instead } = view;
  const standing = current?.status === 'drawn' ? current : null;
  async function answer(reason: string): Promise<void> {
    const draw = asking === 'abandon' ? current : (instead ?? standing);
    ask(null);
    if (!draw) return;
    await (asking === 'abandon' ? acts.abandon(draw, reason) : acts.begin(subject, { draw, reason }));
  }
  return (
    <section className="draw-pane">
      <header className="draw-head">{head}</header>
      {view.stage !== 'drawn' && (
        <Steps
          view={view}
          begin={() => (instead ? ask('again') : void acts.begin(subject))}
          witness={() => current && void acts.witness(current)}
          run={() => current && void acts.run(current, name)}
          abandon={() => ask('abandon')}
        />
      )}
      {standing && <ResultCard draw={standing} again={() => ask('again')} save={() => void acts.save(standing)} />}
      {children}
      {asking && <ReasonDialog kind={asking} name={name} close={() => ask(null)} confirm={(r) => void answer(r)} />}
    </section>
  );
}
