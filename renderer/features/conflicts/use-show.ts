import { useTranslation } from 'react-i18next';
import { clockText, type Slot, type UtcMs } from '#shared/kernel/time';
import { callName } from '#shared/domain/request';
import type { Place } from '#shared/domain/session';
import type { World } from '#shared/domain/world';
import { useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';

/** Values of rows as officers read them. */
export type Show = {
  readonly place: (place: Place) => string;
  readonly clock: (at: number) => string;
  /** What a session is called: its plate, and its goods. */
  readonly session: (id: string) => string;
  readonly field: (name: string) => string;
  readonly value: (field: string, value: unknown) => string;
};

/** Shows values in the language and the clock of the port. */
export function useShow(): Show {
  const t = useTexts('sync');
  const { i18n } = useTranslation();
  const { zone } = usePort();
  const world = useDeskState((s) => s.world);
  const clock = (at: number): string => clockText(at as UtcMs, zone);
  const span = ({ start, end }: Slot): string => `${clock(start)}–${clock(end)}`;
  const place = ({ bayId, slot }: Place): string => `${world.bays.get(bayId)?.label ?? bayId} ${span(slot)}`;
  const value = (field: string, v: unknown): string => {
    if (v === null || v === undefined || v === '') return t('conflicts.none');
    if (typeof v === 'boolean') return v ? '✓' : '✗';
    if (Array.isArray(v)) return v.map((one) => nameOf(world, String(one))).join(' ') || t('conflicts.none');
    if (field === 'place') return place(v as Place);
    if (field === 'slot') return span(v as Slot);
    return typeof v === 'string' ? nameOf(world, v) : JSON.stringify(v);
  };
  return {
    place,
    clock,
    value,
    session: (id) => sessionName(world, id),
    field: (name) => (i18n.exists(`sync:conflicts.fields.${name}`) ? t(`conflicts.fields.${name as 'place'}`) : name),
  };
}

const nameOf = (world: World, id: string): string =>
  world.officers.get(id)?.name ?? world.requests.get(id)?.requestNo ?? id;

function sessionName(world: World, id: string): string {
  const session = world.sessions.get(id);
  const request = session && world.requests.get(session.requestIds[0]!);
  return request ? `${callName(request)} ${request.goods.name}` : id;
}
