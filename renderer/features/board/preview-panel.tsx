import { Button, Checkbox, Loader, VisuallyHidden } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { memo, useEffect, useMemo } from 'react';
import { same } from '#shared/kernel/same';
import type { SessionView } from '../../data/day-model';
import { adoptionOf, type ProposedMove } from '#shared/mutations/plan-proposal';
import { useSentence } from '../../services';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { judged } from './judge';
import { kpisOf, type Kpis } from './kpis';
import './preview.css';
import { closePreview, tick, usePreview, type ShownProposal } from './preview-store';
import type { BoardActs } from './use-acts';
import type { BoardDay } from './use-board-day';
import type { Planning } from './use-planning';
import { useReasons } from './use-reasons';
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

const FIGURES = ['placed', 'lateMinutes', 'greenLate', 'openings', 'moved'] as const;
/** Whether more of a figure is better, worse, or neither. */
const BETTER: Readonly<Record<(typeof FIGURES)[number], 1 | -1 | 0>> = {
  placed: 1,
  lateMinutes: -1,
  greenLate: -1,
  openings: 0,
  moved: 0,
};

function KpiTable({ before, after }: { readonly before: Kpis; readonly after: Kpis }) {
  const t = useTexts('board');
  return (
    <table className="kpis figures">
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{t('preview.title')}</VisuallyHidden>
          </th>
          <th scope="col">{t('preview.before')}</th>
          <th scope="col">{t('preview.after')}</th>
        </tr>
      </thead>
      <tbody>
        {FIGURES.map((f) => {
          const change = Math.sign(after[f] - before[f]) * BETTER[f];
          return (
            <tr key={f} data-change={change > 0 ? 'better' : change < 0 ? 'worse' : undefined}>
              <th scope="row">{t(`preview.kpi.${f}`)}</th>
              <td>{before[f]}</td>
              <td>
                {change > 0 ? '▲ ' : change < 0 ? '▼ ' : ''}
                {after[f]}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function MoveList({ day, words, shown }: ShownProps) {
  const t = useTexts('board');
  const reasons = useReasons(shown, words);
  const selected = useView((v) => v.selected);
  const { moves, ticked } = shown;
  if (moves.length === 0) return <p className="preview-none">{t('preview.noMoves')}</p>;
  return (
    <section>
      <header className="preview-moves">
        <Checkbox
          label={t('preview.moves', { count: moves.length })}
          checked={ticked.size === moves.length}
          indeterminate={ticked.size > 0 && ticked.size < moves.length}
          onChange={(e) =>
            tick(
              moves.map((m) => m.sessionId),
              e.currentTarget.checked,
            )
          }
        />
      </header>
      <ol className="moves">
        {moves.map((move) => {
          const view = day.model.byId.get(move.sessionId);
          return (
            view && (
              <MoveLine
                key={move.sessionId}
                move={move}
                view={view}
                why={reasons.why(move, view)}
                on={ticked.has(move.sessionId)}
                selected={selected === move.sessionId}
                words={words}
              />
            )
          );
        })}
      </ol>
    </section>
  );
}

type LineProps = {
  readonly move: ProposedMove;
  readonly view: SessionView;
  readonly why: string;
  readonly on: boolean;
  readonly selected: boolean;
  readonly words: Words;
};

const MoveLine = memo(function MoveLine({ move, view, why, on, selected, words }: LineProps) {
  const t = useTexts('board');
  const { before, after } = move;
  return (
    <li className="move" data-selected={selected || undefined}>
      <input
        type="checkbox"
        aria-label={`${view.name} ${after ? words.where(after.place) : t('preview.toTray')}`}
        checked={on}
        onChange={(e) => tick([move.sessionId], e.currentTarget.checked)}
      />
      <button type="button" className="move-text" onClick={() => useView.getState().select(move.sessionId)}>
        <span className="move-head">
          <b className="plate">{view.name}</b>
          <span>{view.goods}</span>
        </span>
        <span className="move-way figures">
          {before ? words.where(before.place) : t('preview.fromTray')}
          <IconArrowRight size={12} />
          <b>{move.kind === 'team' ? t('preview.team') : after ? words.where(after.place) : t('preview.toTray')}</b>
        </span>
        {after && <span className="move-team">{words.officers(after.team)}</span>}
        <span className="move-why">{why}</span>
      </button>
    </li>
  );
});

function UnplacedList({ day, words, shown }: ShownProps) {
  const t = useTexts('board');
  const { remedy } = useReasons(shown, words);
  const left = [...shown.reasons.values()].filter((r) => !r.placed);
  if (left.length === 0) return null;
  return (
    <section>
      <h3>{t('preview.unplaced', { count: left.length })}</h3>
      <ol className="moves">
        {left.map((explanation) => {
          const view = day.model.byId.get(explanation.session);
          return (
            view && (
              <li key={view.id} className="move" data-unplaced>
                <button type="button" className="move-text" onClick={() => useView.getState().select(view.id)}>
                  <span className="move-head">
                    <b className="plate">{view.name}</b>
                    <span>{view.goods}</span>
                  </span>
                  <span className="move-why">{remedy(explanation)}</span>
                </button>
              </li>
            )
          );
        })}
      </ol>
    </section>
  );
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
