import { Button } from '@mantine/core';
import { may } from '#shared/domain/user';
import { useActor } from '../../services';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { hasRecord } from './card-look';
import type { SectionProps } from './side-panel';

/** What has happened at the yard, and the next thing to report. */
export function FactsSection({ view, day, words, acts }: SectionProps) {
  const t = useTexts('board');
  const actor = useActor();
  const { status } = view.session;
  const facts = day.facts(view);
  const next = status === 'planned' || status === 'arrived' || status === 'running' ? status : null;
  return (
    <section>
      <h3>{t('panel.facts')}</h3>
      <ol className="facts figures">
        {facts.map((m) => (
          <li key={m.id}>
            <b>{words.clock(m.at)}</b> {words.word('milestone', m.kind)}
          </li>
        ))}
      </ol>
      <div className="panel-buttons">
        {next && (
          <Button
            size="compact-xs"
            title="F9"
            disabled={!may(actor, 'record')}
            onClick={() => void acts.advance(view.id)}
          >
            {t(`panel.advance.${next}`)}
          </Button>
        )}
        {hasRecord(view) && (
          <Button size="compact-xs" variant="default" title="Enter" onClick={() => useView.getState().show('record')}>
            {t('menu.record')}
          </Button>
        )}
      </div>
    </section>
  );
}
