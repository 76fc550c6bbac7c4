import { Button, Loader } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { same } from '#shared/kernel/same';
import { adoptionOf, type ProposedMove } from '#shared/mutations/plan-proposal';
import { useSentence } from '../../services';
import { useTexts } from '../../text/i18n';
import { judged } from './judge';
import { kpisOf } from './kpis';
import { KpiTable } from './preview-kpis';
import { MoveList, UnplacedList } from './preview-moves';
import './preview.css';
import { closePreview, usePreview, type ShownProposal } from './preview-store';
import type { BoardActs } from './use-acts';
import type { BoardDay } from './use-board-day';
import type { Planning } from './use-planning';
import type { Words } from './use-words';

type Props = { readonly day: BoardDay; readonly words: Words; readonly acts: BoardActs; readonly planning: Planning };

/** Automatic planning beside the board: its progress, then its proposal, move by move, to be taken over whole, in part or not. */
export function PreviewPanel(props: Props) {
  const t = useTexts('board');
  const phase = usePreview((s) => s.phase);
  if (phase.kind === 'none') return null;
  return (
    <aside className="preview" aria-label={t('preview.title')}>
      <h2>{t('preview.title')}</h2>
      {phase.kind === 'running' && <Running {...props} schedules={phase.schedules} carried={phase.carried} />}
      {phase.kind === 'failed' && (
        <>
          <p role="alert">{t('preview.failed', { detail: phase.detail })}</p>
          <div className="preview-buttons">
            <Button variant="default" onClick={props.planning.giveUp}>
              {t('preview.giveUp')}
            </Button>
            <Button onClick={props.planning.start}>{t('preview.again')}</Button>
          </div>
        </>
      )}
      {phase.kind === 'shown' && <Proposal {...props} shown={phase} />}
    </aside>
  );
}

type RunningProps = Props & { readonly schedules: number; readonly carried: number | null };

function Running({ planning, schedules, carried }: RunningProps) {
  const t = useTexts('board');
  return (
    <output className="preview-running">
      <Loader size="sm" />
      <p>{t('preview.running')}</p>
      <p className="figures">{carried !== null && t('preview.progress', { schedules, carried })}</p>
      <div className="preview-buttons">
        <Button variant="default" onClick={planning.giveUp}>
          {t('preview.giveUp')}
        </Button>
        <Button disabled={carried === null} onClick={planning.settle}>
          {t('preview.enough')}
        </Button>
      </div>
    </output>
  );
}

type ShownProps = Props & { readonly shown: ShownProposal };

function Proposal(props: ShownProps) {
  const { day, shown } = props;
  const views = day.model.sessions;
  const ticked = useMemo(() => shown.moves.filter((m) => shown.ticked.has(m.sessionId)), [shown]);
  useCloseWhenDone(props, ticked);
  return (
    <>
      <KpiTable before={kpisOf(views, [])} after={kpisOf(views, ticked)} />
      <div className="preview-scroller" data-keeps-focus>
        <MoveList {...props} />
        <UnplacedList {...props} />
      </div>
      <PreviewFoot {...props} ticked={ticked} />
    </>
  );
}

/** A proposal that stands on the board already (its slip was given a reason) is no longer a proposal. */
function useCloseWhenDone({ day }: ShownProps, ticked: readonly ProposedMove[]): void {
  const done =
    ticked.length > 0 &&
    ticked.every(({ sessionId, after }) => {
      const session = day.world.sessions.get(sessionId);
      return same(session?.place ?? null, after?.place ?? null) && same(session?.team ?? [], after?.team ?? []);
    });
  useEffect(() => {
    if (done) closePreview();
  }, [done]);
}

type FootProps = ShownProps & { readonly ticked: readonly ProposedMove[] };

function PreviewFoot({ day, acts, planning, shown, ticked }: FootProps) {
  const t = useTexts('board');
  const sentence = useSentence();
  const { world, model } = day;
  const no = useMemo(() => {
    if (ticked.length === 0) return null;
    const decision = judged({ ...acts.bench(), world }, adoptionOf({ portId: model.port.id, day: model.day }, ticked));
    return decision.ok ? null : decision.error;
  }, [acts, world, model, ticked]);
  const all = ticked.length === shown.moves.length;
  return (
    <footer className="preview-foot">
      {no && <p className="preview-no">{t('preview.refused', { why: sentence(no) })}</p>}
      <p className="preview-hint">{t('preview.locked')}</p>
      <div className="preview-buttons">
        <Button variant="default" onClick={planning.giveUp}>
          {t('preview.giveUp')}
        </Button>
        <Button variant="default" onClick={planning.start}>
          {t('preview.again')}
        </Button>
        <Button disabled={ticked.length === 0 || no !== null} onClick={() => void planning.adopt(ticked)}>
          {all ? t('preview.adoptAll') : t('preview.adoptChosen', { count: ticked.length })}
        </Button>
      </div>
    </footer>
  );
}
