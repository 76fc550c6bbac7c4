import { expect, test } from 'vitest';
import { dayText } from '#shared/kernel/time';
import { draftOf, faultsOf, ruleOf } from '#renderer/features/administration/goods-rule-draft';
import { someRule } from '#tests/support/lane-arbitraries';
import { DAY, NEXT_DAY, PORT } from '#tests/support/world-builder';

const last = someRule({ hs: ['0306', '0307'], except: ['030617'], origin: 'RU' });
const draft = draftOf(last, NEXT_DAY);
const faults = (wish: object, before = last) => [...faultsOf({ ...draft, ...wish }, before)];

test('a new version begins with the words of the last, from today, unverified', () => {
  expect(draft).toMatchObject({
    key: 'crab',
    hs: '0306, 0307',
    except: '030617',
    origin: 'RU',
    from: NEXT_DAY,
    verified: false,
  });
  expect(draftOf(someRule({ from: NEXT_DAY }), DAY).from).toBe(NEXT_DAY);
  expect(faults({})).toEqual([]);
});

test('each field says what is wrong with it', () => {
  expect(faults({ hs: '3, 0306' })).toEqual(['hs']);
  expect(faults({ hs: '', origin: 'RUS' })).toEqual(['origin']);
  expect(faults({ from: '2026-11-22' })).toEqual(['days']);
  expect(faults({ until: '2026-11-23' })).toEqual(['days']);
  expect(faults({ until: NEXT_DAY })).toEqual([]);
  expect(faults({ zh: ' ', source: '', key: 'Crab' })).toEqual(['key', 'title', 'source']);
});

test('a faultless draft is the version after the last; an empty language says what the Chinese says', () => {
  const row = ruleOf({ ...draft, hs: '0306，0307 0308', ru: '', until: '2026-12-31' }, { portId: PORT.id, last });
  expect(row).toMatchObject({ version: 2, hs: ['0306', '0307', '0308'], until: dayText.parse('2026-12-31') });
  expect([row.title.ru, row.title.en]).toEqual([last.title.zh, last.title.en]);
  expect(row.id).toBe(`${PORT.id}/crab/v2`);
});
