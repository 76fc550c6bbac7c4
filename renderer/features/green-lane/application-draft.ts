import type { UtcMs, Zone } from '#shared/kernel/time';
import { appointmentForm, type AppointmentForm } from '#shared/domain/appointment';
import type { Port } from '#shared/domain/port';
import type { GreenTruck } from './green-model';
import { momentFrom, momentText } from './moment';

/** The fields of the form as they are typed. */
export type ApplicationDraft = {
  readonly firm: string;
  readonly firmCode: string;
  readonly contact: string;
  readonly phone: string;
  readonly declaredName: string;
  readonly declaredCode: string;
  readonly crossesName: string;
  readonly crossesCode: string;
  readonly goodsName: string;
  readonly goodsHs: string;
  readonly transport: AppointmentForm['transport'];
  readonly ground: AppointmentForm['ground'];
  readonly reason: string;
  readonly receivedAt: string;
};

/** The form as far as the request fills it: who trades, what, and at which port. */
export function draftFor({ view }: GreenTruck, port: Port, now: UtcMs): ApplicationDraft {
  const traders = view.requests.map((r) => r.trader);
  const goods = view.requests.find((r) => r.goods.hs !== null)?.goods ?? view.requests[0]?.goods;
  const office = { name: port.name.zh, code: port.customsCode.value };
  return {
    firm: longest(traders.map((t) => t.name)),
    firmCode: traders.find((t) => t.uscc)?.uscc ?? '',
    contact: '',
    phone: traders.find((t) => t.phone)?.phone ?? '',
    declaredName: office.name,
    declaredCode: office.code,
    crossesName: office.name,
    crossesCode: office.code,
    goodsName: goods?.name ?? '',
    goodsHs: goods?.hs ?? '',
    transport: 'road',
    ground: 'fresh',
    reason: '',
    receivedAt: momentText(now, port.zone),
  };
}

/** Agencies write a firm short or in full; the fuller name is the one for a form. */
const longest = (names: readonly (string | null)[]): string =>
  names.reduce<string>((best, name) => ((name?.length ?? 0) > best.length ? name! : best), '');

/** The form as it is sent, or the fields that are still missing or wrong. */
export function formOf(
  draft: ApplicationDraft,
  { wanted, zone }: { readonly wanted: UtcMs; readonly zone: Zone },
): { readonly form: AppointmentForm } | { readonly missing: readonly string[] } {
  const read = appointmentForm.safeParse({
    firm: draft.firm.trim(),
    firmCode: draft.firmCode.trim().toUpperCase(),
    contact: draft.contact.trim(),
    phone: draft.phone.trim(),
    declaredAt: { name: draft.declaredName.trim(), code: draft.declaredCode.trim() },
    crossesAt: { name: draft.crossesName.trim(), code: draft.crossesCode.trim() },
    goods: [{ name: draft.goodsName.trim(), hs: draft.goodsHs.trim() }],
    transport: draft.transport,
    wanted,
    ground: draft.ground,
    reason: draft.reason.trim(),
    receivedAt: momentFrom(draft.receivedAt, zone),
  });
  return read.success ? { form: read.data } : { missing: read.error.issues.map((i) => i.path.join('.')) };
}
