import { describe, expect, test } from 'vitest';
import { emptyWorld } from '#shared/domain/world';
import { decide, inverseOf, mutationNames } from '#shared/mutations/registry';
import { ask, bayOf, people, sessionOf, someWorld, time, verdict } from '#tests/support/world-builder';

const { world } = someWorld().withBay('1').withRequest('a');
const place = { sessionId: sessionOf('a'), bayId: bayOf('1'), start: time('09:00'), reason: null };

describe('decide', () => {
  test.each([
    ['nothing', undefined],
    ['a text', 'session.place'],
    ['a list', []],
    ['a field too many', { ...place, extra: 1 }],
    ['a field too few', { ...place, start: undefined }],
    ['a time beyond all calendars', { ...place, start: 9e15 }],
    ['a time between milliseconds', { ...place, start: 0.5 }],
    ['an empty id', { ...place, sessionId: '' }],
    ['an endless id', { ...place, sessionId: 'x'.repeat(10_000) }],
  ])('X4: %s as arguments is refused, not thrown over', (_, args) => {
    expect(verdict(ask(world, 'session.place', args))).toBe('row-invalid');
  });

  test.each(['', 'session.fly', '__proto__', 'toString'])('X4: there is no mutation called "%s"', (name) => {
    expect(verdict(ask(world, name, place))).toBe('row-invalid');
    expect(inverseOf(world, { name, args: place })).toBeNull();
  });

  test('X3: without the right nothing is told of what is there', () => {
    const by = { actor: people.officer };
    const known = ask(world, 'session.place', place, by);
    expect(ask(world, 'session.place', { ...place, sessionId: sessionOf('x') }, by)).toEqual(known);
    expect(ask(world, 'session.place', 'nonsense', by)).toEqual(known);
    expect(verdict(known)).toBe('not-authorised');
  });

  test('X2: an inactive user does nothing, whatever the role', () => {
    expect(verdict(ask(world, 'session.place', place, { actor: { ...people.leader, active: false } }))).toBe(
      'not-authorised',
    );
  });

  test('C5: the same arguments in another world, by another actor or at another time are asked anew', () => {
    const context = { actor: people.leader, now: time('07:00') };
    const question = { name: 'session.place', args: place };
    expect(decide(world, question, context).ok).toBe(true);
    expect(verdict(decide(emptyWorld(), question, context))).toBe('session-unknown');
    expect(verdict(decide(world, question, { ...context, actor: people.officer }))).toBe('not-authorised');
    expect(decide(world, question, context)).toBe(decide(world, question, context));
  });
});

test('names are nouns and verbs, each once', () => {
  expect(new Set(mutationNames).size).toBe(mutationNames.length);
  for (const name of mutationNames) expect(name).toMatch(/^[a-z]+\.[a-z]+$/);
});
