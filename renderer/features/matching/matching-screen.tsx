import { Button, Group, Loader, Modal, Tabs, Text } from '@mantine/core';
import { IconArrowsJoin } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { MOST_IN_A_STEP } from '../../data/history';
import { useDay, useDeskState } from '../../services';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { chordOf, inText, within, type Chord } from '../../ui/keys';
import { Counters } from './counters';
import { DeclinedCard, JoinedCard, SuggestionCard } from './entry-card';
import { EntryList } from './entry-list';
import './matching.css';
import { sections, useMatching, type Section } from './matching-view';
import { LineHeads } from './request-lines';
import { sortDay, type Sorted, type Suggestion } from './suggestions';
import { UnmatchedPane } from './unmatched-pane';
import { useDecisions, type Decisions } from './use-decisions';
import { useMatches } from './use-matches';

/** Matching: which requests of several agencies are one object, to be opened once. */
export function MatchingScreen() {
  const t = useTexts('matching');
  const matches = useMatches();
  const { sessions } = useDay();
  const declines = useDeskState((s) => s.world.declines);
  const sorted = useMemo(() => sortDay(matches.result, { sessions, declines }), [matches.result, sessions, declines]);
  const decisions = useDecisions();
  const asked = useMatching((s) => s.section);
  const section = asked ?? sections.find((name) => sorted[name].length > 0) ?? 'sure';
  useMatchingKeys(section, sorted, decisions);
  return (
    <div className="matching">
      <header className="matching-head">
        <h1>{t('title')}</h1>
        <MatchState {...matches} />
        <span className="spring" />
        <Counters />
      </header>
      {sessions.length === 0 ? (
        <NothingYet />
      ) : (
        <>
          <SectionTabs section={section} sorted={sorted} decisions={decisions} />
          <SectionBody section={section} sorted={sorted} decisions={decisions} />
        </>
      )}
    </div>
  );
}

function MatchState({ state, again }: ReturnType<typeof useMatches>) {
  const t = useTexts('matching');
  if (state === 'ready') return null;
  if (state === 'running')
    return (
      <span className="match-state" aria-live="polite">
        <Loader size={14} /> {t('state.running')}
      </span>
    );
  return (
    <span className="match-state" role="alert">
      {t('state.broken')}
      <Button size="compact-xs" variant="default" onClick={again}>
        {t('state.again')}
      </Button>
    </span>
  );
}

type BodyProps = { readonly section: Section; readonly sorted: Sorted; readonly decisions: Decisions };

function SectionTabs({ section, sorted, decisions }: BodyProps) {
  const t = useTexts('matching');
  const show = useMatching((s) => s.show);
  return (
    <div className="section-tabs">
      <Tabs value={section} onChange={(name) => show(sections.find((s) => s === name) ?? 'sure')}>
        <Tabs.List>
          {sections.map((name) => (
            <Tabs.Tab key={name} value={name} data-section={name}>
              {t(`section.${name}`)} <b className="figures">{sorted[name].length}</b>
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <p>{t(`hint.${section}`)}</p>
      {(section === 'sure' || section === 'doubtful') && <span className="section-keys">{t('keys')}</span>}
      {section === 'sure' && sorted.sure.length > 1 && <JoinAll sure={sorted.sure} decisions={decisions} />}
    </div>
  );
}

/** Joins every sure group in one step, after saying what that comes to. */
function JoinAll({ sure, decisions }: { readonly sure: readonly Suggestion[]; readonly decisions: Decisions }) {
  const t = useTexts('matching');
  const shell = useTexts('shell');
  const [asked, setAsked] = useState(false);
  // As many as one step can undo; of more, the next ones follow with the next press.
  const some = sure.slice(0, MOST_IN_A_STEP);
  const count = some.length;
  const saved = some.reduce((sum, s) => sum + s.sessions.length - 1, 0);
  const close = (): void => setAsked(false);
  return (
    <>
      <Button leftSection={<IconArrowsJoin size={16} />} onClick={() => setAsked(true)}>
        {t('joinAll', { count })}
      </Button>
      <Modal opened={asked} onClose={close} title={t('joinAll', { count })} lockScroll={false}>
        <Text size="sm">{t('joinAllText', { count, saved })}</Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close}>
            {shell('cancel')}
          </Button>
          <Button
            data-autofocus
            onClick={() => {
              close();
              void decisions.joinAll(some);
            }}
          >
            {t('joinAll', { count })}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

function SectionBody({ section, sorted, decisions }: BodyProps) {
  const t = useTexts('matching');
  const label = t(`section.${section}`);
  if (section === 'unmatched')
    return <UnmatchedPane unmatched={sorted.unmatched} doubtful={sorted.doubtful} decisions={decisions} />;
  if (sorted[section].length === 0) return <SectionEmpty section={section} sorted={sorted} />;
  const list = { label, decisions };
  return (
    <div className="matching-list">
      <LineHeads />
      {section === 'joined' && <EntryList {...list} entries={sorted.joined} card={JoinedCard} />}
      {section === 'declined' && <EntryList {...list} entries={sorted.declined} card={DeclinedCard} />}
      {(section === 'sure' || section === 'doubtful') && (
        <EntryList {...list} entries={sorted[section]} card={SuggestionCard} />
      )}
    </div>
  );
}

/** Nothing in this list: where the next decision waits, or that all are made. */
function SectionEmpty({ section, sorted }: { readonly section: Section; readonly sorted: Sorted }) {
  const t = useTexts('matching');
  const go = useView((v) => v.show);
  const show = useMatching((s) => s.show);
  const next = section === 'sure' && sorted.doubtful.length > 0 ? 'doubtful' : 'sure';
  const decides = section === 'sure' || section === 'doubtful';
  return (
    <div className="matching-empty">
      <strong>{t(`none.${section as Exclude<Section, 'unmatched'>}`)}</strong>
      {decides && sorted[next].length > 0 && (
        <Button variant="light" onClick={() => show(next)}>
          {t('none.next', { section: t(`section.${next}`), count: sorted[next].length })}
        </Button>
      )}
      {decides && sorted[next].length === 0 && (
        <Button variant="light" onClick={() => go('board')}>
          {t('none.toBoard')}
        </Button>
      )}
    </div>
  );
}

function NothingYet() {
  const t = useTexts('matching');
  const day = useView((v) => v.day);
  const show = useView((v) => v.show);
  return (
    <div className="matching-empty">
      <strong>{t('none.day', { day })}</strong>
      <span>{t('none.dayHint')}</span>
      <Button onClick={() => show('intake')}>{t('none.toIntake')}</Button>
    </div>
  );
}

/** Arrows walk, Enter joins, D declines, S goes to the next list. Every key has a button too. */
function useMatchingKeys(section: Section, sorted: Sorted, decisions: Decisions): void {
  const { at, goTo, show, decline } = useMatching();
  const list = section === 'sure' || section === 'doubtful' ? sorted[section] : [];
  const count = sorted[section].length;
  const onKey = useEffectEvent((e: KeyboardEvent): void => {
    if (inText(e) || within(e, '[role=dialog], [role=menu], [role=combobox]')) return;
    const chosen = list[Math.min(at, list.length - 1)];
    const onButton = within(e, 'button, [role=tab], [role=grid]');
    const run: Partial<Record<Chord, (() => void) | false | undefined>> = {
      ArrowDown: !onButton && section !== 'unmatched' && (() => goTo(Math.min(count - 1, at + 1))),
      ArrowUp: !onButton && section !== 'unmatched' && (() => goTo(Math.max(0, at - 1))),
      Enter: !onButton && chosen && (() => void decisions.join(chosen.sessions)),
      d: chosen && (() => decline(chosen.id)),
      s: () => show(sections[(sections.indexOf(section) + 1) % sections.length]!),
    };
    const chord = chordOf(e);
    const act = chord && run[chord];
    if (!act) return;
    e.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (e: KeyboardEvent): void => onKey(e);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
