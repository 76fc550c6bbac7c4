import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { News } from '#shared/sync/exchange';
import type { ExchangeRequest } from '#shared/sync/request';
import { someMorning, someStep, type Step } from '#tests/support/arbitraries';
import { faults, miniDesk, miniature, type Fault, type Miniature, type MiniDesk } from '#tests/support/miniature-sync';
import { people, sessionOf } from '#tests/support/world-builder';

const NAMES = ['north', 'south', 'gate'] as const;
const morning = someMorning();

/** What can happen to a desk: its officer acts, or it exchanges over a line that may do anything but lie. */
type Event =
  | { readonly kind: 'act'; readonly step: Step }
  | { readonly kind: 'exchange' | 'loseRequest' | 'loseReply' | 'sendTwice' | 'sendLate' | 'replyLate' }
  /** An older sending comes in again, cut at its front as a restarted desk might cut it. */
  | { readonly kind: 'echo'; readonly from: number };
type DeskEvent = { readonly desk: number; readonly event: Event };

const someEvent: fc.Arbitrary<Event> = fc.oneof(
  { weight: 6, arbitrary: someStep().map((step) => ({ kind: 'act' as const, step })) },
  { weight: 2, arbitrary: fc.constant({ kind: 'exchange' as const }) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(
        'loseRequest' as const,
        'loseReply' as const,
        'sendTwice' as const,
        'sendLate' as const,
        'replyLate' as const,
      )
      .map((kind) => ({ kind })),
  },
  { weight: 1, arbitrary: fc.nat(3).map((from) => ({ kind: 'echo' as const, from })) },
);
const someDay: fc.Arbitrary<readonly DeskEvent[]> = fc.array(
  fc.record({ desk: fc.nat(NAMES.length - 1), event: someEvent }),
  { maxLength: 60, size: 'max' },
);

type Line = { requests: ExchangeRequest[]; replies: News[]; sent: ExchangeRequest[] };

/** One event at one desk. What is late waits on the line and arrives with the desk's next event. */
function happen(hub: Miniature, desk: MiniDesk, { line, event }: { line: Line; event: Event }): void {
  for (const request of line.requests.splice(0)) hub.exchange(request);
  for (const reply of line.replies.splice(0)) desk.take(reply);
  if (event.kind === 'act') return desk.act(event.step);
  if (event.kind === 'echo') {
    const old = line.sent.at(-1);
    if (old) hub.exchange({ ...old, pending: old.pending.slice(event.from) });
    return;
  }
  const request = desk.request();
  line.sent.push(request);
  if (event.kind === 'loseRequest') return;
  if (event.kind === 'sendLate') return void line.requests.push(request);
  const reply = hub.exchange(request);
  if (event.kind === 'loseReply') return;
  if (event.kind === 'replyLate') return void line.replies.push(reply);
  if (event.kind === 'sendTwice') hub.exchange(request);
  desk.take(reply);
}

/** A whole day on any line, then everything comes through: twice, since the first desk must hear of the last. */
function live(events: readonly DeskEvent[], fault: Fault | null) {
  const hub = miniature(morning, fault);
  const desks = NAMES.map((name) => miniDesk(name, morning));
  const lines = desks.map((): Line => ({ requests: [], replies: [], sent: [] }));
  for (const { desk, event } of events) happen(hub, desks[desk]!, { line: lines[desk]!, event });
  for (const _ of [1, 2])
    desks.forEach((desk, i) => happen(hub, desk, { line: lines[i]!, event: { kind: 'exchange' } }));
  return { hub, desks };
}

function converges(events: readonly DeskEvent[], fault: Fault | null): void {
  const { hub, desks } = live(events, fault);
  const acted = desks.flatMap((d) => d.acted);
  expect(hub.ran.toSorted()).toEqual(acted.toSorted()); // C2: each once
  for (const desk of desks) {
    expect(desk.pending()).toEqual([]); // C2: each answered
    const own = hub.ran.filter((key) => key.startsWith(desk.id));
    expect(own).toEqual(desk.acted); // C2: in the desk's order
    expect(desk.confirmed()).toEqual(hub.world()); // C1
    expect(desk.shown()).toEqual(hub.world()); // C4
    expect(desk.heard).toEqual(new Set([...hub.refused].filter((key) => key.startsWith(desk.id)))); // C3
  }
}

/** An officer who claims to lead: no honest desk sends it, so no random day holds it. */
const pretender: DeskEvent = {
  desk: 0,
  event: {
    kind: 'act',
    step: {
      actor: { ...people.officer, role: 'supervisor' },
      late: 0,
      intention: { name: 'match.decline', args: decline() },
    },
  },
};
function decline() {
  const [a, b] = [...morning.requests.keys()];
  return { a, b, reason: 'time', note: '' };
}

/** Two actions, of which the line brings only the second: what a desk that lost the front of its outbox would send. */
const cutOff: readonly DeskEvent[] = [
  { kind: 'act', step: pin('a', 'first') } as const,
  { kind: 'act', step: pin('b', 'second') } as const,
  { kind: 'loseRequest' } as const,
  { kind: 'echo', from: 1 } as const,
].map((event) => ({ desk: 1, event }));
function pin(no: string, note: string): Step {
  const args = { sessionId: sessionOf(no), pinned: false, note };
  return { actor: people.leader, late: 0, intention: { name: 'session.pin', args } };
}

describe('convergence', () => {
  test('C1 C2 C3 C4: however the line fails, every action is answered once, every no is heard and all worlds are one', () => {
    fc.assert(
      fc.property(someDay, (events) => converges(events, null)),
      { numRuns: 300, examples: [[[]], [[pretender]], [cutOff]] },
    );
  });

  test('X1: no desk does more than the role that the authority knows', () => {
    const { hub, desks } = live([pretender], null);
    expect(hub.refused).toEqual(new Set(['north/1']));
    expect(desks[0]!.heard).toEqual(new Set(['north/1']));
    expect(hub.world()).toEqual(morning);
  });

  test('C1: the order in which desks exchange decides who is refused, never whether they agree', () => {
    fc.assert(
      fc.property(someDay, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (events, order) => {
        const hub = miniature(morning);
        const desks = NAMES.map((name) => miniDesk(name, morning));
        for (const { desk, event } of events) if (event.kind === 'act') desks[desk]!.act(event.step);
        for (const i of [...order, ...order]) desks[i]!.take(hub.exchange(desks[i]!.request()));
        for (const desk of desks) expect(desk.shown()).toEqual(hub.world());
      }),
      { numRuns: 150 },
    );
  });
});

describe('an authority that is wrong', () => {
  test.each(faults)('C1 C2 C3: one that %s does not pass', (fault) => {
    const days = fc.property(someDay, (events) => converges([pretender, ...events], fault));
    // The pretender alone tells who believes the desk: that authority acts on a role it does not know.
    const caught =
      fault === 'believes-the-desk'
        ? { failed: live([pretender], fault).hub.refused.size === 0 }
        : fc.check(days, { numRuns: 300, endOnFailure: true, examples: [[cutOff]] });
    expect(caught.failed).toBe(true);
  });
});
