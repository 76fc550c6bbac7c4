import type { Random } from '../kernel/random';
import type { Share } from './instance';
import type { Model } from './model';
import { bandAt } from './model-bands';
import type { Draft } from './draft';
import { teamPicker } from './team';

/** Shares of the locked sessions as they stand: what the lock says, with whatever it left open filled in where it can be. */
export type LockedShares = ReadonlyMap<string, readonly Share[]>;

/**
 * Seats the locked sessions of an empty draft. They are facts: they take what they take, even past a window or below zero.
 * Complete locks go first, so that those which name no bay or team choose from what is really left.
 */
export function seatLocked(model: Model, draft: Draft, random: Random): LockedShares {
  const shares = new Map<string, readonly Share[]>();
  const picker = teamPicker(model, draft.now, random);
  const locks = model.instance.locked.map((lock) => ({ lock, open: openParts(model, lock.alloc) }));
  for (const { lock, open } of locks.sort((a, b) => a.open.parts - b.open.parts)) {
    if (lock.start === null) continue;
    const j = model.sessionNumber.get(lock.session)!;
    const mode = model.modeFrom[j]! + lock.mode;
    const slot = Math.max(0, Math.floor((lock.start - model.origin) / model.grid));
    const chosen = open.bay || open.team ? chosenShares(model, draft, { j, mode, slot, picker }) : [];
    const kept = lock.alloc.filter(([id]) => model.classNumber.get(id)! < model.equipmentFrom);
    const added = chosen.filter(([id]) => (model.classNumber.get(id)! < model.officersFrom ? open.bay : open.team));
    shares.set(lock.session, [...kept, ...added]);
    takeShares(model, draft, { j, mode, start: lock.start, shares: [...kept, ...added] });
  }
  return shares;
}

function openParts(model: Model, alloc: readonly Share[]) {
  const numbers = alloc.map(([id]) => model.classNumber.get(id)!);
  const bay = !numbers.some((c) => c < model.officersFrom);
  const team = !numbers.some((c) => c >= model.officersFrom && c < model.equipmentFrom);
  return { bay, team, parts: Number(bay) + Number(team) };
}

type Choice = { j: number; mode: number; slot: number; picker: ReturnType<typeof teamPicker> };

function chosenShares(model: Model, draft: Draft, { j, mode, slot, picker }: Choice): Share[] {
  if (!picker.pick(j, mode, slot)) return [];
  const heads = 1 + model.shapeTeam[model.modeShape[mode]!]!;
  const first = j * model.mostShares;
  return [...draft.now.share.subarray(first, first + heads)].map((c) => [model.classIds[c]![0]!, 1] as const);
}

type Seat = { j: number; mode: number; start: number; shares: readonly Share[] };

function takeShares(model: Model, draft: Draft, { j, mode, start, shares }: Seat): void {
  const { now } = draft;
  const { origin, grid } = model;
  const end = start + model.modeMinutes[mode]!;
  now.mode[j] = mode;
  now.begin[j] = start;
  now.end[j] = end;
  const from = Math.max(0, Math.floor((start - origin) / grid));
  const upTo = (minute: number): number => Math.min(model.slots, Math.ceil((minute - origin) / grid));
  const claim = (c: number, heads: number): void => {
    for (let n = 0; n < heads; n++) now.take(c, from, upTo(end + model.classTurn[c]!));
  };
  const band = model.lane[j] === 1 ? bandAt(model.instance, start) : -1;
  if (band >= 0) now.changePlaces(band, -1);
  for (const [id, heads] of shares) claim(model.classNumber.get(id)!, heads);
  const shape = model.modeShape[mode]!;
  for (let e = model.equipFrom[shape]!; e < model.equipFrom[shape + 1]!; e++)
    claim(model.equipClass[e]!, model.equipHeads[e]!);
  const over = Math.max(0, end - model.due[j]!);
  const waited = Math.max(0, start - model.release[j]!);
  draft.settle(j, model.late[j]! * over + model.wait[j]! * waited + model.modePenalty[mode]!);
}
