import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { SessionView } from '../../data/day-model';
import { useNow } from '../../services';
import { useBoard } from '../../state/board-slice';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { stateOf } from './card-look';
import { ArrangeSection } from './panel-arrange';
import { EquipmentSection } from './panel-equipment';
import { FactsSection } from './panel-facts';
import { NoteSection } from './panel-note';
import { ObjectSection, ProblemSection, RequestSection } from './panel-object';
import { TeamSection } from './panel-team';
import './side-panel.css';
import type { BoardActs } from './use-acts';
import type { BoardDay } from './use-board-day';
import type { Words } from './use-words';

export type PanelProps = { readonly day: BoardDay; readonly words: Words; readonly acts: BoardActs };
export type SectionProps = PanelProps & { readonly view: SessionView };

/** All there is to know and to do about the selected session; about a group, what can be done to all. */
export function SidePanel(props: PanelProps) {
  const t = useTexts('board');
  const selected = useView((v) => v.selected);
  const chosen = useBoard((s) => s.chosen);
  const view = selected === null ? undefined : props.day.byId.get(selected);
  return (
    <aside className="side-panel" aria-label={t('panel.label')} data-keeps-focus>
      <ActionIcon
        className="panel-close"
        aria-label={t('panel.close')}
        title={`${t('panel.close')} F6`}
        onClick={() => useBoard.setState({ panel: false })}
      >
        <IconX size={15} />
      </ActionIcon>
      {chosen.size > 1 ? (
        <GroupPart {...props} />
      ) : view ? (
        <SessionPart key={view.id} {...props} view={view} />
      ) : (
        <div className="panel-none">
          <p>{t('panel.none')}</p>
          <p>{t('panel.keys')}</p>
        </div>
      )}
    </aside>
  );
}

function SessionPart(props: SectionProps) {
  const t = useTexts('board');
  const { view, day } = props;
  const now = useNow();
  const state = stateOf(view, { ...day.frame, now });
  return (
    <div className="panel-scroller">
      <header className="panel-head">
        <b className="plate">{view.name}</b>
        <span>{view.goods}</span>
        <span className="state-word" data-state={state}>
          {t(`state.${state}`)}
        </span>
      </header>
      <ProblemSection {...props} />
      <ArrangeSection {...props} />
      <TeamSection {...props} />
      <EquipmentSection {...props} />
      <FactsSection {...props} />
      <RequestSection {...props} />
      <ObjectSection {...props} />
      <NoteSection {...props} />
    </div>
  );
}

function GroupPart({ acts }: PanelProps) {
  const t = useTexts('board');
  const chosen = useBoard((s) => s.chosen);
  return (
    <div className="panel-group">
      <h2>{t('panel.many', { count: chosen.size })}</h2>
      <p>{t('panel.manyHint')}</p>
      <div className="panel-buttons">
        <Button variant="default" onClick={() => useBoard.setState({ chosen: new Set() })}>
          {t('panel.clear')}
        </Button>
        <Button variant="default" onClick={() => void acts.lift([...chosen])}>
          {t('menu.lift')}
        </Button>
      </div>
    </div>
  );
}
