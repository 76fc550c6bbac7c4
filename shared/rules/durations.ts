import type { InspectionMode } from '../domain/words';

/** Minutes at the bay by what is asked, for goods of no special kind. A port's experience, to be measured and mended. */
const BY_MODE: Readonly<Record<InspectionMode, number>> = {
  scan: 10,
  vehicle: 15,
  outer: 20,
  sample: 45,
  quarantine: 40,
  full: 120,
};

/** HS chapters that open faster or slower than the rule: live animals and seafood must not stand open. */
const BY_CHAPTER: Readonly<Record<string, Partial<Record<InspectionMode, number>>>> = {
  '01': { sample: 30, quarantine: 35, full: 60 },
  '03': { sample: 30, quarantine: 30, full: 75 },
  '87': { outer: 15, full: 60 },
};

/** Minutes of work when the sheet leaves 预计分钟 empty (SPEC I6), by mode and HS chapter. */
export function defaultMinutes(mode: InspectionMode, hs: string | null): number {
  return BY_CHAPTER[hs?.slice(0, 2) ?? '']?.[mode] ?? BY_MODE[mode];
}
