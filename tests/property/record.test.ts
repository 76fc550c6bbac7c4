import { describe, expect, test } from 'vitest';
import { same } from '#shared/kernel/same';
import type { TableName, World } from '#shared/domain/world';
import { sessionHolding } from '#shared/rules/grouping';
import { columnOf, recordOf } from '#shared/rules/record';
import { releaseObstacles, releaseOf } from '#shared/rules/release';
import { inspectorsOf } from '#shared/rules/three-people';
import { wrongOnSomeDay, type Visit } from '#tests/support/any-day';
import { someMorning, someSteps } from '#tests/support/arbitraries';
import { signedJob } from '#tests/support/yard';

const morning = someMorning();
const wrong = (check: (taken: Visit) => readonly unknown[]) => wrongOnSomeDay(morning, someSteps(), { check });

/** Rows that are written once and never again. */
const FINAL: readonly TableName[] = ['findings', 'conditions', 'releases', 'absences'];

describe('what was found at the yard', () => {
  test('E4 F1 L9: every entry, word and report stays, word for word, but for a list of permits that is taken back', () => {
    const lost = (before: World, after: World, name: TableName) =>
      [...before[name].values()].filter((row) => !same(after[name].get(row.id), row));
    const takenBack = ({ after, step }: Visit, id: string) => {
      const { name, args } = step.intention;
      return (
        name === 'permits.withdraw' && !after.conditions.has(id) && (args as { words: string[] }).words.includes(id)
      );
    };
    const check = (visit: Visit) =>
      FINAL.flatMap((name) => lost(visit.before, visit.after, name)).filter((row) => !takenBack(visit, row.id));
    expect(wrong(check)).toBeNull();
  });

  test('E3 E5: whatever an agency does, the signed column of the other stays as it was signed', () => {
    const entriesIn = (world: World, requestId: string, agency: string) => {
      const session = sessionHolding(world, requestId);
      return session && columnOf(recordOf(world, session), agency)?.entries.size;
    };
    const check = ({ before, after, step }: Visit) =>
      [...before.signatures.values()].filter(
        (s) =>
          s.state === 'signed' &&
          s.agency !== step.actor.agency &&
          before.sessions === after.sessions &&
          entriesIn(before, s.requestId, s.agency) !== entriesIn(after, s.requestId, s.agency),
      );
    expect(wrong(check)).toBeNull();
  });

  test('F4: whatever becomes of the grouping, what was found is found on a session that is there', () => {
    expect(
      wrong(({ after }) => [...after.findings.values()].filter((f) => !sessionHolding(after, f.requestId))),
    ).toBeNull();
  });
});

describe('a release', () => {
  /** The names of what bears on a release: only these are asked, so that many days come as far as one. */
  const bears = /^(release|condition|column|finding|recheck)\./;
  const aboutRelease = someSteps([], 80).map((steps) => steps.filter((s) => bears.test(s.intention.name)));

  test('L1 L2 L6: no load is ever released while anything stands against it, or by anyone who inspected it', () => {
    let released = 0;
    const check = ({ before, step }: Visit) => {
      if (step.intention.name !== 'release.grant') return [];
      released += 1;
      const session = sessionHolding(before, (step.intention.args as { sessionId: string }).sessionId.slice(2))!;
      const obstacles = releaseObstacles(before, session);
      const inspected = inspectorsOf(before, session).has(step.actor.id);
      return inspected || releaseOf(before, session) ? [session.id] : obstacles;
    };
    expect(wrongOnSomeDay(signedJob(), aboutRelease, { check, numRuns: 900 })).toBeNull();
    expect(released).toBeGreaterThan(10);
  });
});
