import { describe, expect, test } from 'vitest';
import { dayText } from '#shared/kernel/time';
import { versionsOfList } from '#shared/rules/check-list';
import { checkDraftOf, checkFaultsOf, checkListOf } from '#renderer/features/administration/check-list-draft';
import { DAY, NEXT_DAY, PORT, someWorld } from '#tests/support/world-builder';

const [last] = versionsOfList(someWorld().world, { portId: PORT.id, agency: 'customs', mode: 'scan' });
const draft = checkDraftOf(last!, DAY);
const faults = (wish: Partial<typeof draft>) => [...checkFaultsOf({ ...draft, ...wish }, last!, DAY)];

describe('a list of required checks as it is typed', () => {
  test('E14: begins with what the last version asks, from today, and not as verified', () => {
    expect(draft).toMatchObject({ from: DAY, verified: false });
    expect(checkListOf(draft, last!)).toMatchObject({ version: 2, items: last!.items, id: 'CNHCG/customs/scan/v2' });
  });

  test('E14: asks for one check at least, a source, and a day that is not past', () => {
    expect([faults({}), faults({ items: new Set() }), faults({ source: ' ' }), faults({ from: '2026-11-22' })]).toEqual(
      [[], ['items'], ['source'], ['from']],
    );
    expect([faults({ from: 'morgen' }), faults({ from: NEXT_DAY })]).toEqual([['from'], []]);
    expect([...checkFaultsOf(draft, { ...last!, from: dayText.parse('2026-12-01') }, DAY)]).toEqual(['from']);
  });

  test('E14: checks stand in the order of the work, whatever the order of the ticks', () => {
    expect(checkListOf({ ...draft, items: new Set(['seals', 'papers']) }, last!).items).toEqual(['papers', 'seals']);
  });
});
