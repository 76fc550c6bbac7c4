import { z } from 'zod';
import { ok, type Result } from '../kernel/result';
import { hexOf, sha256, utf8 } from '../kernel/sha256';
import { firstFault, refuse, type DrawRefusal } from './draw-refusal';

const name = z.string().min(1).max(160);

/** Whoever, or whatever, may be drawn. Unknown keys are refused: a misspelt `excluded` must not let anybody in. */
export const poolMember = z
  .strictObject({
    id: name,
    agency: name,
    skills: z.array(name).max(50).readonly().optional(),
    /** How likely he is beside the others; 1 where nothing is said. The caller decides: the fewer jobs so far, the more. */
    weight: z.int().min(1).max(1_000_000).optional(),
    /** Why he takes no part. He stands in the pool's hash all the same, so that nobody is left out unseen. */
    excluded: z.string().min(1).max(500).optional(),
  })
  .readonly();
export type PoolMember = z.infer<typeof poolMember>;

export const pool = z.array(poolMember).max(10_000).readonly();
export type Pool = z.infer<typeof pool>;

/** A member as the draw reckons with him. */
export type Entry = {
  readonly id: string;
  readonly agency: string;
  readonly skills: readonly string[];
  readonly weight: number;
  readonly excluded: string | null;
};

/** A pool in order, in its one form, with its hash. */
export type OpenPool = { readonly entries: readonly Entry[]; readonly hash: string };

/** Puts a pool in order. Refuses one that is not of the form above, and one in which an id stands twice (compared in NFC). */
export function openPool(members: Pool): Result<OpenPool, DrawRefusal> {
  const parsed = pool.safeParse(members);
  if (!parsed.success) return refuse('pool-invalid', firstFault(parsed.error.issues));
  const entries = parsed.data.map(entryOf);
  const ids = new Set<string>();
  for (const { id } of entries) {
    if (ids.has(id)) return refuse('member-doubled', { id });
    ids.add(id);
  }
  const lines = entries.map((entry) => ({ entry, line: lineOf(entry) })).sort((a, b) => (a.line < b.line ? -1 : 1));
  return ok({ entries: lines.map((l) => l.entry), hash: hashOf(lines.map((l) => l.line)) });
}

/**
 * The hash that stands for a pool: SHA-256 in hex, over UTF-8, of lines that are joined by a line feed with none behind the last:
 * first `lianjian-pool/1`, then one line a member, the lines sorted by UTF-16 code unit. A member's line is the JSON array
 * `[id, agency, weight, skills, excluded]` as ECMAScript's JSON.stringify writes it (no blanks, no escapes but those JSON needs):
 * every text in Unicode form NFC, weight 1 where none is given, skills sorted and each once, `null` where nobody is excluded.
 * So neither the order of members, skills or keys matters, nor how a text was composed; anything else does.
 */
export const poolHash = (members: Pool): string => hashOf(members.map((m) => lineOf(entryOf(m))).sort());

const hashOf = (sortedLines: readonly string[]): string =>
  hexOf(sha256(utf8(['lianjian-pool/1', ...sortedLines].join('\n'))));

const lineOf = ({ id, agency, weight, skills, excluded }: Entry): string =>
  JSON.stringify([id, agency, weight, skills, excluded]);

/** The one form of a text, whichever way it was composed. */
export const composed = (text: string): string => text.normalize('NFC');

const entryOf = ({ id, agency, skills = [], weight = 1, excluded }: PoolMember): Entry => ({
  id: composed(id),
  agency: composed(agency),
  skills: [...new Set(skills.map(composed))].sort(),
  weight,
  excluded: excluded === undefined ? null : composed(excluded),
});
