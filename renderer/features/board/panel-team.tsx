import { Button, Checkbox } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { OfficerId } from '#shared/kernel/ids';
import { candidatesFor, suggestTeam, type Candidate } from '#shared/draw/suggest-team';
import type { Place } from '#shared/domain/session';
import { may } from '#shared/domain/user';
import { useActor, useSentence, useTeamSight } from '../../services';
import { useTexts } from '../../text/i18n';
import { AgencyBadge } from '../../ui/agency-badge';
import type { SectionProps } from './side-panel';

/** Who inspects, and the choosing of it. */
export function TeamSection(props: SectionProps) {
  const { view, day } = props;
  const t = useTexts('board');
  const hidden = useTexts('draw')('result.hidden');
  const actor = useActor();
  const seen = useTeamSight()(view.session);
  const [choosing, setChoosing] = useState(false);
  const { place, team, status } = view.session;
  if (!place) return null;
  const movable = may(actor, 'plan') && (status === 'planned' || status === 'arrived');
  return (
    <section>
      <h3>
        {t('panel.team')}
        {movable && !choosing && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconUsers size={13} />}
            onClick={() => setChoosing(true)}
          >
            {t('panel.choose')}
          </Button>
        )}
      </h3>
      {choosing ? (
        <Chooser {...props} place={place} onDone={() => setChoosing(false)} />
      ) : (
        <ul className="team">
          {team.length === 0 && <li className="team-none">{t('tip.noTeam')}</li>}
          {team.length > 0 && !seen && <li className="team-none">{hidden}</li>}
          {(seen ? team : []).map((id) => {
            const officer = day.world.officers.get(id);
            return (
              officer && (
                <li key={id}>
                  <AgencyBadge code={officer.agency} agencies={day.model.port.agencies} />
                  {officer.name}
                </li>
              )
            );
          })}
        </ul>
      )}
    </section>
  );
}

type ChooserProps = SectionProps & { readonly place: Place; readonly onDone: () => void };

/** The officers of the agencies asked for, the free first; those who cannot come say why. */
function Chooser({ view, day, words, acts, place, onDone }: ChooserProps) {
  const t = useTexts('board');
  const { session, demand } = view;
  const [team, setTeam] = useState<readonly OfficerId[]>(session.team);
  const candidates = useMemo(() => candidatesFor(day.world, session, place), [day.world, session, place]);
  const suggested = useMemo(
    () => suggestTeam(day.world, { ...session, team: [] }, { place, seed: Number(place.slot.start) }),
    [day.world, session, place],
  );
  const toggle = (id: OfficerId): void => setTeam(team.includes(id) ? team.filter((o) => o !== id) : [...team, id]);
  async function save(): Promise<void> {
    if (await acts.assign(view.id, team)) onDone();
  }
  return (
    <div className="chooser">
      {demand.agencies.map((agency) => (
        <fieldset key={agency}>
          <legend>
            {words.agency(agency)} <Needs {...{ view, agency, words }} />
          </legend>
          {candidates
            .filter((c) => c.officer.agency === agency)
            .map((c) => (
              <CandidateLine
                key={c.officer.id}
                candidate={c}
                on={team.includes(c.officer.id)}
                suggested={suggested.includes(c.officer.id)}
                words={words}
                onToggle={toggle}
              />
            ))}
        </fieldset>
      ))}
      <div className="panel-buttons">
        <Button size="compact-xs" variant="light" onClick={() => setTeam(suggested)}>
          {t('panel.suggest')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => setTeam([])}>
          {t('panel.clearTeam')}
        </Button>
        <span className="spring" />
        <Button size="compact-xs" variant="default" onClick={onDone}>
          {t('panel.cancel')}
        </Button>
        <Button size="compact-xs" onClick={() => void save()}>
          {t('panel.save')}
        </Button>
      </div>
    </div>
  );
}

function Needs({ view, agency, words }: Pick<SectionProps, 'view' | 'words'> & { readonly agency: string }) {
  const t = useTexts('board');
  const own = view.demand.needs.filter((n) => n.agency === agency);
  const count = own.reduce((sum, n) => sum + n.count, 0);
  const skills = own.flatMap((n) => (n.skill === null ? [] : [words.word('skill', n.skill)]));
  return (
    <i>
      {skills.length > 0 ? t('panel.needsSkill', { count, skill: skills.join('、') }) : t('panel.needs', { count })}
    </i>
  );
}

type LineProps = Pick<SectionProps, 'words'> & {
  readonly candidate: Candidate;
  readonly on: boolean;
  readonly suggested: boolean;
  readonly onToggle: (id: OfficerId) => void;
};

function CandidateLine({ candidate, on, suggested, words, onToggle }: LineProps) {
  const t = useTexts('board');
  const sentence = useSentence();
  const { officer, load, why } = candidate;
  return (
    <div className="candidate" data-free={why === null || undefined}>
      <Checkbox
        checked={on}
        disabled={why !== null && !on}
        onChange={() => onToggle(officer.id)}
        label={
          <>
            {officer.name} {suggested && <em>{t('panel.suggested')}</em>}
            <small>{officer.skills.map((s) => words.word('skill', s)).join(' ')}</small>
          </>
        }
      />
      <span className="figures">{why === null ? t('panel.load', { count: load }) : sentence(why)}</span>
    </div>
  );
}
