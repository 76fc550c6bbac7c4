import { expect, test } from 'vitest';
import { after, ask, people, PORT, sessionOf, someWorld, time, verdict } from '#tests/support/world-builder';

const { world: board } = someWorld().withBay('1').withRequest('a');
const world = after(board, 'milestone.record', { sessionId: sessionOf('a'), kind: 'started', at: time('09:00') });
const [anomaly] = world.anomalies.values();
const settle = { portId: PORT.id, anomalyId: anomaly!.id };

test('F6: a contradiction is settled once, by a person whose name stays with it; the fact is as it was', () => {
  expect(anomaly?.resolvedBy).toBeNull();
  const settled = after(world, 'anomaly.settle', settle, { actor: people.leader });
  expect(settled.anomalies.get(anomaly!.id)?.resolvedBy).toBe(people.leader.id);
  expect(settled.milestones).toBe(world.milestones);
  const again = after(settled, 'anomaly.settle', settle, { actor: people.officer });
  expect(again.anomalies.get(anomaly!.id)?.resolvedBy).toBe(people.leader.id);
});

test('F6: what contradicts nothing cannot be settled', () => {
  expect(verdict(ask(world, 'anomaly.settle', { ...settle, anomalyId: 'x' }))).toBe('row-invalid');
});
