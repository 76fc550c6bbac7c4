import { z } from 'zod';

/** A proper name in the four languages of the desk. Data, not interface text: ports and yards bring their own. */
export const localText = z.strictObject({ zh: z.string(), en: z.string(), ru: z.string(), ko: z.string() }).readonly();
export type LocalText = z.infer<typeof localText>;

/** The agency that inspects (查验单位). Customs and border inspection are known; a port may add a third by its own code. */
export const agencyCode = z.string().regex(/^[a-z][a-z0-9-]{0,19}$/);
export type AgencyCode = z.infer<typeof agencyCode>;

export const CUSTOMS: AgencyCode = 'customs';
export const BORDER: AgencyCode = 'border';

/** Into the country or out of it, seen from the own side. */
export const direction = z.enum(['in', 'out']);
export type Direction = z.infer<typeof direction>;

/** What a request asks for (查验方式): machine scan, outer look, sample, thorough, quarantine, vehicle body. */
export const inspectionMode = z.enum(['scan', 'outer', 'sample', 'full', 'quarantine', 'vehicle']);
export type InspectionMode = z.infer<typeof inspectionMode>;

/** How urgent the request is (优先). */
export const priority = z.enum(['normal', 'aeo', 'priority', 'emergency']);
export type Priority = z.infer<typeof priority>;

/** What an officer must be able to do beyond opening a box. */
export const skill = z.enum(['image', 'animal', 'plant', 'body', 'dangerous']);
export type Skill = z.infer<typeof skill>;

/** A fact of the data that has a source, and whether anyone has checked it. Unverified values are shown as such. */
export const provenance = z.strictObject({ source: z.string(), verified: z.boolean() }).readonly();
export type Provenance = z.infer<typeof provenance>;
