import { Checkbox, NumberInput } from '@mantine/core';
import { MINUTE, type UtcMs } from '#shared/kernel/time';
import type { CrewMember } from '#shared/domain/record';
import type { Officer } from '#shared/domain/officer';
import { crewOf, valueOf, type Column } from '#shared/rules/record';
import { factsOf } from '#shared/rules/progress';
import { useNow, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { FieldRow } from './field-row';
import type { Sheet } from './use-record';

/** Who inspected for the agency, and the minutes of each: as planned until somebody says otherwise. */
export function CrewRow({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts('record');
  const { settings } = usePort();
  return (
    <FieldRow sheet={sheet} item="crew" hint={t('crewHint', { count: settings.officersPerAgency })}>
      {(own) => <Crew sheet={sheet} own={own} />}
    </FieldRow>
  );
}

/** Minutes from the start of the inspection to its end, or to now. */
function minutesSoFar({ world, view }: Sheet, now: UtcMs): number | null {
  const facts = factsOf(world, view.id);
  const started = facts.find((m) => m.kind === 'started');
  if (!started) return null;
  const ended = facts.findLast((m) => m.kind === 'ended');
  return Math.max(0, Math.round(((ended?.at ?? now) - started.at) / MINUTE));
}

function Crew({ sheet, own }: { readonly sheet: Sheet; readonly own: Column }) {
  const t = useTexts('record');
  const now = useNow();
  const { world, view } = sheet;
  const named = valueOf(own.entries, 'crew', 'crew')?.people;
  const people: readonly CrewMember[] =
    named ?? crewOf(world, view.session, own).map((officerId) => ({ officerId, minutes: null }));
  const lasted = minutesSoFar(sheet, now);
  const roster = [...world.officers.values()]
    .filter((o) => o.portId === view.session.portId && o.agency === own.agency && o.active)
    .toSorted((a, b) => Number(here(b)) - Number(here(a)) || (a.number < b.number ? -1 : 1));
  function here(o: Officer): boolean {
    return view.session.team.includes(o.id) || people.some((p) => p.officerId === o.id);
  }
  const save = (next: readonly CrewMember[]): void => void sheet.write('crew', { kind: 'crew', people: next }, '');
  return (
    <div className="record-crew">
      {roster.map((o) => {
        const member = people.find((p) => p.officerId === o.id);
        return (
          <div key={o.id} className="record-officer" data-here={member !== undefined || undefined}>
            <Checkbox
              label={o.name}
              checked={member !== undefined}
              onChange={(e) =>
                save(
                  e.currentTarget.checked
                    ? [...people, { officerId: o.id, minutes: lasted }]
                    : people.filter((p) => p.officerId !== o.id),
                )
              }
            />
            {member && (
              <NumberInput
                size="xs"
                className="figures"
                aria-label={t('minutesOf', { name: o.name })}
                placeholder={lasted === null ? t('minutes') : String(lasted)}
                min={0}
                max={1440}
                hideControls
                value={member.minutes ?? ''}
                suffix=" ′"
                onBlur={(e) => {
                  const text = e.currentTarget.value.replace(/\D/g, '');
                  const minutes = text === '' ? null : Math.min(1440, Number(text));
                  if (minutes !== member.minutes)
                    save(people.map((p) => (p.officerId === o.id ? { officerId: o.id, minutes } : p)));
                }}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}
