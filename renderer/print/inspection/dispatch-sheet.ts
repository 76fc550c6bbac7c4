import { fingerprint } from '#shared/kernel/digest';
import { invariant } from '#shared/kernel/invariant';
import { clockText } from '#shared/kernel/time';
import { dutyIdOf } from '#shared/domain/officer';
import type { Port } from '#shared/domain/port';
import type { CheckItem } from '#shared/domain/record';
import type { JointSession } from '#shared/domain/session';
import type { World } from '#shared/domain/world';
import { requestsOf } from '#shared/rules/demand';
import { recordOf } from '#shared/rules/record';

/** The order to one agency's team to go and inspect (查验派工单). */
export type DispatchSlip = {
  readonly port: Port;
  readonly formNo: string;
  readonly verifyCode: string;
  readonly agency: string;
  readonly shift: string;
  readonly bay: string;
  readonly time: string;
  readonly plates: string;
  readonly containers: string;
  readonly goods: string;
  readonly modes: readonly string[];
  readonly checks: readonly CheckItem[];
  readonly team: readonly string[];
  readonly risk: string;
};

type Words = { readonly agency: (code: string) => string; readonly mode: (mode: string) => string };

/** One slip an agency of the session, for its part of the team. No slip names the firm's telephone. */
export function dispatchSlips(world: World, session: JointSession, words: Words): readonly DispatchSlip[] {
  const port = world.ports.get(session.portId);
  invariant(port, `no port ${session.portId} to print a slip of`);
  const requests = requestsOf(world, session);
  const { place, day } = session;
  const listed = (texts: readonly string[]): string => [...new Set(texts)].join('、') || '/';
  return recordOf(world, session).columns.flatMap((column, i) => {
    const own = requests.filter((r) => r.agency === column.agency);
    if (own.length === 0) return [];
    const team = session.team.flatMap((id) => world.officers.get(id) ?? []).filter((o) => o.agency === column.agency);
    const stem = `${port.settings.letters}-PG-${day.replaceAll('-', '')}-${(requests[0]?.requestNo ?? '').slice(-4)}`;
    const slip = {
      formNo: `${stem}-${i + 1}`,
      agency: words.agency(column.agency),
      shift: listed(team.flatMap((o) => world.duties.get(dutyIdOf(o.id, day))?.shift ?? [])),
      bay: place ? (world.bays.get(place.bayId)?.label ?? '/') : '/',
      time: place
        ? `${day} ${clockText(place.slot.start, port.zone)}–${clockText(place.slot.end, port.zone)}`
        : `${day} /`,
      plates: listed(requests.flatMap((r) => [...r.marks.plates, ...r.marks.foreignPlates, ...r.marks.trailers])),
      containers: listed(requests.flatMap((r) => r.marks.containers)),
      goods: listed(requests.map((r) => r.goods.name)),
      modes: [...new Set(own.map((r) => words.mode(r.mode)))],
      checks: column.required,
      team: team.map((o) => `${o.name} ${o.number}`),
      risk: own
        .map((r) => r.note)
        .filter(Boolean)
        .join('；'),
    };
    const verifyCode = fingerprint(JSON.stringify(slip)).slice(0, 8).toUpperCase();
    return [{ ...slip, port, verifyCode }];
  });
}

/** Slips by sheet of paper: two on each. */
export function slipsBySheet(slips: readonly DispatchSlip[]): readonly (readonly DispatchSlip[])[] {
  const sheets: (readonly DispatchSlip[])[] = [];
  for (let i = 0; i < slips.length; i += 2) sheets.push(slips.slice(i, i + 2));
  return sheets;
}
