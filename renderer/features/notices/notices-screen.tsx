import { Button } from '@mantine/core';
import { IconPrinter, IconSend } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { SessionId } from '#shared/kernel/ids';
import { fold } from '#shared/identifiers/fold';
import type { InspectionRequest } from '#shared/domain/request';
import { may } from '#shared/domain/user';
import { requestsOf } from '#shared/rules/demand';
import { noticeLines, type NoticeLine, type NoticeState } from '#shared/rules/notices';
import type { World } from '#shared/domain/world';
import { useActor, useDay, useDeskState } from '../../services';
import { useToasts } from '../../state/toasts';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { chordOf } from '../../ui/keys';
import { FilterBar } from './filter-bar';
import { IssueDialog } from './issue-dialog';
import { NoticeTable } from './notice-table';
import './notices.css';
import { OutboxMenu } from './outbox-menu';
import { PreviewDialog } from './preview-dialog';
import { TellDialog, type Telling } from './tell-dialog';

/** Which dialog stands over the list. */
type Asking =
  | { readonly kind: 'issue'; readonly lines: readonly NoticeLine[] }
  | { readonly kind: 'print'; readonly lines: readonly NoticeLine[] }
  | { readonly kind: 'tell'; readonly telling: Telling };

const toIssue = ({ state, session }: NoticeLine): boolean =>
  session.place !== null && (state === 'unissued' || state === 'outdated');

/** 通知: who was told of which opening, and how far each notice is. */
export function NoticesScreen() {
  const t = useTexts('notices');
  const { port, day } = useDay();
  const world = useDeskState((s) => s.world);
  const actor = useActor();
  const lines = useMemo(() => noticeLines(world, port.id, day), [world, port.id, day]);
  const [state, setState] = useState<NoticeState | 'all'>('all');
  const [text, setText] = useState('');
  const [asking, ask] = useState<Asking | null>(null);
  const found = useMemo(() => {
    const wanted = fold(text).text;
    return lines.filter((l) => (state === 'all' || l.state === state) && haystack(world, l).includes(wanted));
  }, [lines, state, text, world]);
  const due = lines.filter(toIssue);
  const printable = found.filter((l) => l.notice !== null);
  const leads = may(actor, 'plan');
  const [chosen, choose] = useState<SessionId | null>(null);
  usePrintKey(() => {
    const line = found.find((l) => l.session.id === chosen);
    const wanted = line ? [line].filter((l) => l.notice !== null) : printable;
    if (wanted.length > 0) ask({ kind: 'print', lines: wanted });
    else useToasts.getState().say({ tone: 'refused', text: t('nothingToPrint'), undoable: false });
  });
  return (
    <div className="notices">
      <header className="notices-bar">
        <h1>{t('title')}</h1>
        <FilterBar lines={lines} state={state} choose={setState} text={text} find={setText} />
        <span className="spring" />
        <OutboxMenu />
        <Button
          variant="default"
          leftSection={<IconPrinter size={15} />}
          title="Ctrl+P"
          disabled={printable.length === 0}
          onClick={() => ask({ kind: 'print', lines: printable })}
        >
          {t('printAll', { count: printable.length })}
        </Button>
        <Button
          leftSection={<IconSend size={15} />}
          disabled={due.length === 0 || !leads}
          title={leads ? undefined : t('onlyLeaders')}
          onClick={() => ask({ kind: 'issue', lines: due })}
        >
          {due.length === 0 ? t('issueAllNone') : t('issueAll', { count: due.length })}
        </Button>
      </header>
      {lines.length === 0 ? (
        <Nothing />
      ) : (
        <NoticeTable
          lines={found}
          chosen={chosen}
          choose={choose}
          issue={(line) => ask({ kind: 'issue', lines: [line] })}
          print={(line) => ask({ kind: 'print', lines: [line] })}
          tell={(telling) => ask({ kind: 'tell', telling })}
        />
      )}
      {asking?.kind === 'issue' && <IssueDialog lines={asking.lines} close={() => ask(null)} />}
      {asking?.kind === 'print' && <PreviewDialog lines={asking.lines} close={() => ask(null)} />}
      {asking?.kind === 'tell' && <TellDialog telling={asking.telling} close={() => ask(null)} />}
    </div>
  );
}

/** Ctrl+P, wherever the hand is on the screen, but in a dialog. */
function usePrintKey(print: () => void): void {
  const onKey = useEffectEvent((e: KeyboardEvent): void => {
    if (chordOf(e) !== 'Ctrl+p' || document.querySelector('[role="dialog"]')) return;
    e.preventDefault();
    print();
  });
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function Nothing() {
  const t = useTexts('notices');
  const show = useView((v) => v.show);
  return (
    <div className="notices-empty">
      <p>{t('none')}</p>
      <Button variant="default" onClick={() => show('board')}>
        {t('toBoard')}
      </Button>
    </div>
  );
}

/** All that a notice is found by. */
const haystack = (world: World, { session }: NoticeLine): string => requestsOf(world, session).map(textOf).join('\n');

function textOf({ marks: m, requestNo, trader, goods }: InspectionRequest): string {
  const parts = [requestNo, goods.name, trader.name ?? '', m.plates, m.foreignPlates, m.trailers, m.containers].flat();
  return parts.map((part) => fold(part).text).join('\n');
}
