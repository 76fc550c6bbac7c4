import { describe, expect, test } from 'vitest';
import { may, type Right, type Role } from '#shared/domain/user';
import { callName, inspectionRequest, requestIdOf } from '#shared/domain/request';
import { declineIdOf, requestOfSession, soloSessionId } from '#shared/domain/session';
import { refusal } from '#shared/domain/refusal';
import { requestOf, someRequest } from '#tests/support/world-builder';

test('I1: a request is the same row for every desk that names its port, day, agency and number', () => {
  const one = someRequest('a');
  expect(requestIdOf({ ...one, note: 'other' } as typeof one)).toBe(one.id);
  expect(requestIdOf({ ...one, requestNo: 'c' })).not.toBe(one.id);
  expect(requestIdOf({ ...one, agency: 'border' })).not.toBe(one.id);
});

test('S2: the id of a session names its first request, and gives it back', () => {
  expect(requestOfSession(soloSessionId(requestOf('a')))).toBe(requestOf('a'));
});

test('X4: the longest valid names still make valid ids', () => {
  const longest = { portId: 'P'.repeat(20), agency: `a${'b'.repeat(19)}`, requestNo: '号'.repeat(60) };
  const request = inspectionRequest.safeParse({ ...someRequest('a'), ...longest, id: 'x' });
  expect(request.success).toBe(true);
  expect(() => soloSessionId(requestIdOf(request.data!))).not.toThrow();
});

test('a decline is one whichever request is named first', () => {
  expect(declineIdOf(requestOf('a'), requestOf('b'))).toBe(declineIdOf(requestOf('b'), requestOf('a')));
});

test('an object is called by its plate, else container, batch, declaration, number', () => {
  const { marks } = someRequest('a');
  const none = { ...marks, plates: [] };
  expect(callName({ requestNo: '7', marks })).toBe('吉Ha');
  expect(callName({ requestNo: '7', marks: { ...none, foreignPlates: ['A123BC125'], containers: ['C'] } })).toBe(
    'A123BC125',
  );
  expect(callName({ requestNo: '7', marks: { ...none, containers: ['C'], batchNo: 'B' } })).toBe('C');
  expect(callName({ requestNo: '7', marks: { ...none, batchNo: 'B', declarations: ['D'] } })).toBe('B');
  expect(callName({ requestNo: '7', marks: { ...none, declarations: ['D'] } })).toBe('D');
  expect(callName({ requestNo: '7', marks: none })).toBe('7');
});

describe('rights', () => {
  const granted: Readonly<Record<Role, readonly Right[]>> = {
    officer: ['intake', 'record', 'book'],
    leader: ['intake', 'match', 'plan', 'record', 'book'],
    supervisor: ['intake', 'match', 'plan', 'approve', 'book'],
    administrator: ['administer'],
  };
  const all: readonly Right[] = ['intake', 'match', 'plan', 'approve', 'record', 'book', 'administer'];

  test.each(Object.entries(granted))('X2: %s does what the table grants and nothing else', (role, rights) => {
    expect(all.filter((right) => may({ role: role as Role }, right))).toEqual(rights);
  });

  test('X2: whoever approves does not record, and whoever administers sees no case', () => {
    expect(may({ role: 'supervisor' }, 'record')).toBe(false);
    expect(may({ role: 'administrator' }, 'plan')).toBe(false);
  });
});

test('a refusal names its obstacle and carries what the sentence says', () => {
  expect(refusal('bay-taken', 'S/1', { plate: '吉H12345' })).toEqual({
    code: 'bay-taken',
    about: 'S/1',
    facts: { plate: '吉H12345' },
  });
  expect(refusal('plan-empty')).toEqual({ code: 'plan-empty', about: null, facts: {} });
});
