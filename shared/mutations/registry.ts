import { invariant } from '../kernel/invariant';
import { err, ok } from '../kernel/result';
import { refusal } from '../domain/refusal';
import type { User } from '../domain/user';
import type { World } from '../domain/world';
import { recordFinding, recordPhoto, withdrawPhoto } from './record-mutations';
import { grantRelease, setCondition } from './release-mutations';
import { answerRecheck, orderRecheck, recordAbsence, reviewImage, sendImage } from './second-look-mutations';
import { reopenColumn, signColumn } from './signature-mutations';
import { settleAnomaly } from './anomaly-mutations';
import { adoptPlan, restorePlan } from './adopt-mutations';
import { askOnce } from './ask-once';
import { abandonDraw, commitDraw, runDraw, witnessDraw } from './draw-mutations';
import { putRecusal, setDrawRate } from './draw-rule-mutations';
import { giveShift, setSignInRules, takeShift } from './hand-over-mutations';
import { cancelBooking, missBooking, placeBooking, receiveCancelNote } from './booking-mutations';
import { declareEmergency, enterPaper } from './emergency-mutations';
import { putEquipment, wantEquipment } from './equipment-mutations';
import { reviewGoods, writeGoodsRule } from './goods-mutations';
import { setBands } from './green-lane-mutations';
import { joinSessions, partSession, regroupSessions } from './grouping-mutations';
import { answerHours, askHours, withdrawHours } from './hours-mutations';
import { writeCheckList } from './check-list-mutations';
import { setClearanceBase } from './clearance-mutations';
import { commitImport, undoImport } from './import-mutations';
import { putTrader, retimeBands, seeNotices, setLaneTerms } from './lane-mutations';
import { withLaneNotices } from './lane-told';
import { answerComplaint, enterComplaint, excludeFee, putFeeItem, settleTwice } from './ledger-mutations';
import { joinManifests, partManifests, recordConsignment } from './manifest-mutations';
import { declineMatch, reconsiderMatch } from './match-mutations';
import { recordMilestone } from './milestone-mutations';
import { allowed, type Context, type Decision, type Intention, type Mutation } from './mutation';
import { issueNotices, tellNotice } from './notice-mutations';
import { importPermits, withdrawPermits } from './permit-mutations';
import { approvePlan, returnPlan, submitPlan } from './plan-mutations';
import { amendPort, closeBay, foundPort, putBay, putOfficer, putUser, reopenBay, setDuties } from './port-mutations';
import { assignTeam, liftSession, pinSession, placeSession, resizeSession, restoreSession } from './session-mutations';
import { cancelYard, orderYard, reportYard, setTimeStandard } from './yard-mutations';

const all = [
  foundPort,
  amendPort,
  putBay,
  putOfficer,
  putUser,
  setDuties,
  closeBay,
  reopenBay,
  commitImport,
  undoImport,
  joinSessions,
  partSession,
  regroupSessions,
  declineMatch,
  reconsiderMatch,
  placeSession,
  liftSession,
  restoreSession,
  resizeSession,
  pinSession,
  assignTeam,
  adoptPlan,
  restorePlan,
  submitPlan,
  approvePlan,
  returnPlan,
  setBands,
  placeBooking,
  cancelBooking,
  receiveCancelNote,
  missBooking,
  declareEmergency,
  enterPaper,
  retimeBands,
  seeNotices,
  setLaneTerms,
  putTrader,
  askHours,
  answerHours,
  withdrawHours,
  writeGoodsRule,
  reviewGoods,
  writeCheckList,
  settleAnomaly,
  recordMilestone,
  recordFinding,
  recordPhoto,
  withdrawPhoto,
  signColumn,
  reopenColumn,
  setCondition,
  grantRelease,
  importPermits,
  withdrawPermits,
  orderRecheck,
  answerRecheck,
  sendImage,
  reviewImage,
  recordAbsence,
  commitDraw,
  witnessDraw,
  runDraw,
  abandonDraw,
  putRecusal,
  setDrawRate,
  giveShift,
  takeShift,
  setSignInRules,
  orderYard,
  reportYard,
  cancelYard,
  setTimeStandard,
  setClearanceBase,
  issueNotices,
  tellNotice,
  recordConsignment,
  joinManifests,
  partManifests,
  settleTwice,
  excludeFee,
  putFeeItem,
  enterComplaint,
  answerComplaint,
  putEquipment,
  wantEquipment,
] as const;

/** Everything that can be done, by name. */
const byName: ReadonlyMap<string, Mutation<unknown>> = new Map(
  all.map((m) => [m.name, m as unknown as Mutation<unknown>]),
);

/** The names of all mutations. */
export const mutationNames: readonly string[] = all.map((m) => m.name);

/** The form of a mutation's arguments. */
export function argsOf(name: string): Mutation<unknown>['args'] {
  const mutation = byName.get(name);
  invariant(mutation, `there is no mutation ${name}`);
  return mutation.args;
}

/**
 * Decides an intention against a world: the changes, or the refusal. The one entry for desk and authority. Unknown names,
 * arguments of the wrong form and actors without the right are refusals too, so that nothing a client sends can throw.
 */
export function decide(world: World, intention: Intention, context: Context): Decision {
  const { name, args } = intention;
  return once(name, args, { world, context, decide: () => decideAnew(world, intention, context) });
}

const once = askOnce();

function decideAnew(world: World, intention: Intention, context: Context): Decision {
  const mutation = byName.get(intention.name);
  if (!mutation) return err(refusal('row-invalid', intention.name));
  if (!allowed(context, mutation.right) && !foundsFirstPort(world, intention))
    return err(refusal('not-authorised', context.actor.id, { right: mutation.right }));
  const args = parsed(mutation, intention.args);
  if (!args.success) {
    const [issue] = args.error.issues;
    return err(
      refusal('row-invalid', intention.name, { path: issue?.path.join('.') ?? '', message: issue?.message ?? '' }),
    );
  }
  const decision = mutation.decide(world, args.data, context);
  return decision.ok ? ok(withLaneNotices(world, decision.value, context)) : decision;
}

type Parsed = ReturnType<Mutation<unknown>['args']['safeParse']>;
const parsedBefore = new WeakMap<object, { readonly mutation: Mutation<unknown>; readonly result: Parsed }>();

/** Pending actions are decided again whenever the world moves, on the same arguments: those are parsed once. */
function parsed(mutation: Mutation<unknown>, args: unknown): Parsed {
  if (typeof args !== 'object' || args === null) return mutation.args.safeParse(args);
  const before = parsedBefore.get(args);
  if (before?.mutation === mutation) return before.result;
  const result = mutation.args.safeParse(args);
  parsedBefore.set(args, { mutation, result });
  return result;
}

/** Whether an action reports what has happened; its time is more than a note then. */
export const isFact = (name: string): boolean => byName.get(name)?.kind === 'fact';

/** A desk without a port has no administrator yet: whoever stands there may found the first one. */
const foundsFirstPort = (world: World, intention: Intention): boolean =>
  intention.name === 'port.found' && world.ports.size === 0;

/** Who founds a port that nobody knows yet: the user of that id whom the founding itself brings; null for everyone else. */
export function founderOf(world: World, intention: Intention, by: string): User | null {
  if (!foundsFirstPort(world, intention)) return null;
  const args = foundPort.args.safeParse(intention.args);
  return (args.success && args.data.users.find((u) => u.id === by)) || null;
}

/**
 * What undoes an intention, seen from the world before it; null when nothing does. Only for an intention that `decide` has accepted in
 * that world: its arguments are not judged a second time.
 */
export const inverseOf = (world: World, { name, args }: Intention): Intention | null =>
  byName.get(name)?.inverse(world, args) ?? null;
