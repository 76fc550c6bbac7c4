/** Why something an officer wanted cannot be. Each code has a full sentence in four languages. */
export const refusalCodes = [
  'not-authorised',
  'port-unknown',
  'port-exists',
  'last-administrator',
  'bay-unknown',
  'bay-taken',
  'bay-turn-round',
  'bay-closed',
  'bay-kind',
  'outside-hours',
  'wrong-day',
  'officer-unknown',
  'officer-taken',
  'officer-off-duty',
  'officer-doubled',
  'agency-short',
  'skill-missing',
  'past-latest-release',
  'before-arrival',
  'session-unknown',
  'session-started',
  'session-unplaced',
  'session-cancelled',
  'session-pinned',
  'request-unknown',
  'request-not-in-session',
  'same-session',
  'join-too-few',
  'join-other-day',
  'already-declined',
  'batch-unknown',
  'batch-undone',
  'batch-in-use',
  'batch-changed-since',
  'plan-approved',
  'plan-submitted',
  'plan-not-submitted',
  'plan-empty',
  'plan-breach',
  'own-edits',
  'reason-missing',
  'band-unknown',
  'band-in-use',
  'band-overlap',
  'booking-unknown',
  'booking-exists',
  'not-green',
  'closure-unknown',
  'row-invalid',
  'draw-unknown',
  'draw-open',
  'draw-done',
  'draw-state',
  'draw-impossible',
  'draw-not-yours',
  'witness-same',
  'witness-in-pool',
  'pool-moved',
  'seed-differs',
  'team-drawn',
  'operator-inspects',
  'officer-recused',
  'officer-selected',
  'decider-selected',
  'decider-inspected',
  'other-agency',
  'order-unknown',
  'order-begun',
  'hand-over-unknown',
  'hand-over-taken',
  'hand-over-foreign',
  'hand-over-same',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/**
 * A no that an officer reads. `about` names the obstacle by its id; `facts` carries what the sentence says
 * (texts and UtcMs numbers), so that the sentence can be made in any language, on any desk, later.
 */
export type Refusal = {
  readonly code: RefusalCode;
  readonly about: string | null;
  readonly facts: Readonly<Record<string, string | number>>;
};

/** Makes a refusal. */
export const refusal = (code: RefusalCode, about: string | null = null, facts: Refusal['facts'] = {}): Refusal => ({
  code,
  about,
  facts,
});
