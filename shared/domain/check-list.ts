import { z } from 'zod';
import { officerId, portId } from '../kernel/ids';
import { dayText, utcMs } from '../kernel/time';
import { checkItem } from './record';
import { agencyCode, inspectionMode, provenance } from './words';

/** What a list can ask for; the image is asked for by a scan itself. */
export const listedCheck = checkItem.exclude(['image']);
export type ListedCheck = z.infer<typeof listedCheck>;

/**
 * One version of what an agency must have answered before it signs, for one way of inspection (必查项). Agencies publish no such list:
 * each version says where it comes from and whether anyone has checked it. Versions are added, never changed (SPEC E14).
 */
export const checkList = z
  .strictObject({
    /** `${portId}/${agency}/${mode}/v${version}` */
    id: z.string().min(1).max(120),
    portId,
    agency: agencyCode,
    mode: inspectionMode,
    version: z.int().min(1),
    items: z.array(listedCheck).min(1).max(listedCheck.options.length).readonly(),
    from: dayText,
    provenance,
    /** Who wrote the version, and when; null for what every port begins with. */
    written: z.strictObject({ by: officerId, at: utcMs }).readonly().nullable(),
  })
  .readonly();
export type CheckList = z.infer<typeof checkList>;

/** The key of a version. */
export const checkListIdOf = (l: Pick<CheckList, 'portId' | 'agency' | 'mode' | 'version'>): string =>
  `${l.portId}/${l.agency}/${l.mode}/v${String(l.version)}`;
