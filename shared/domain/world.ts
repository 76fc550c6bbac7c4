import type { z } from 'zod';
import { appointment, cancelNote, laneTerms, trader } from './appointment';
import { bay, closure } from './bay';
import { batch } from './batch';
import { checkList } from './check-list';
import { clearanceBase } from './clearance-base';
import { consignment } from './consignment';
import { consignmentFact, consolidation } from './consignment-fact';
import { drawRate, drawRecord, recusal } from './double-random';
import { equipment, equipmentWant } from './equipment';
import { formerPlace } from './former-place';
import { goodsReview, goodsRule } from './goods-rule';
import { greenBand, greenBooking } from './green-lane';
import { hoursExtension } from './hours-extension';
import { emergency, laneNotice, paperEntry } from './lane-day';
import { complaint, complaintAnswer, feeExclusion, feeItem, twiceVerdict } from './ledger';
import { handOver } from './hand-over';
import { anomaly, milestone } from './milestone';
import { notice, noticeFact } from './notice';
import { duty, officer } from './officer';
import { changeSlip, dayPlan, planVersion } from './plan';
import { port } from './port';
import { finding, photo, signature } from './record';
import { condition, release } from './release';
import { inspectionRequest } from './request';
import { absence, imageReview, recheck } from './second-look';
import { decline, jointSession } from './session';
import { signInRules } from './sign-in';
import { user } from './user';
import { timeStandard, yardOrder } from './yard';

/** Every table of a port, with the schema of its rows. Desk, hub and wire read this one list. */
export const tables = {
  ports: port,
  users: user,
  bays: bay,
  closures: closure,
  officers: officer,
  duties: duty,
  batches: batch,
  consignments: consignment,
  requests: inspectionRequest,
  declines: decline,
  sessions: jointSession,
  formerPlaces: formerPlace,
  bands: greenBand,
  bookings: greenBooking,
  appointments: appointment,
  cancelNotes: cancelNote,
  emergencies: emergency,
  laneNotices: laneNotice,
  laneTerms,
  traders: trader,
  paperEntries: paperEntry,
  extensions: hoursExtension,
  goodsRules: goodsRule,
  goodsReviews: goodsReview,
  plans: dayPlan,
  versions: planVersion,
  slips: changeSlip,
  milestones: milestone,
  anomalies: anomaly,
  findings: finding,
  signatures: signature,
  photos: photo,
  conditions: condition,
  releases: release,
  rechecks: recheck,
  imageReviews: imageReview,
  absences: absence,
  recusals: recusal,
  drawRates: drawRate,
  draws: drawRecord,
  checkLists: checkList,
  signInRules,
  handOvers: handOver,
  timeStandards: timeStandard,
  yardOrders: yardOrder,
  clearanceBases: clearanceBase,
  notices: notice,
  noticeFacts: noticeFact,
  consignmentFacts: consignmentFact,
  consolidations: consolidation,
  twiceVerdicts: twiceVerdict,
  feeExclusions: feeExclusion,
  feeItems: feeItem,
  complaints: complaint,
  complaintAnswers: complaintAnswer,
  equipment,
  equipmentWants: equipmentWant,
} as const;

export type TableName = keyof typeof tables;
export type Row<T extends TableName = TableName> = z.infer<(typeof tables)[T]>;

/** The names of all tables, in the order in which rows refer to each other. */
export const tableNames = Object.keys(tables) as readonly TableName[];

/**
 * What is known of a port at one moment: rows by table and key. Read-only for everyone, whatever a map allows: `applyChanges`
 * makes the next one, and what was looked up in a table is kept with it (`lookup.ts`).
 */
export type World = { readonly [T in TableName]: ReadonlyMap<string, Row<T>> };

/** A world without a row. */
export const emptyWorld = (): World =>
  Object.fromEntries(tableNames.map((name) => [name, new Map()])) as unknown as World;
