import { describe, expect, test } from 'vitest';
import { mutationNames } from '#shared/mutations/registry';
import { roomOfDeed } from '#renderer/text/deed-room';

describe('what waits for the hub', () => {
  test('every action that there is has a word of its own', () => {
    expect(mutationNames.filter((name) => roomOfDeed(name) === 'other')).toEqual([]);
  });

  test('an action of a later program is called an action', () => {
    expect(roomOfDeed('teleport.begin')).toBe('other');
  });
});
