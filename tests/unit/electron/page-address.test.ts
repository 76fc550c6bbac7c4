import { expect, test } from 'vitest';
import { PAGE, isDesk, isPage } from '#electron/page-address';

test('the origin of the desk’s database never changes', () => {
  expect(PAGE).toBe('board://app/');
});

test.each(['board://app/', 'board://app/?demo=1', 'board://app/#x', 'board://app/index.html/../'])(
  '%s is the page',
  (address) => {
    expect(isPage(address)).toBe(true);
  },
);

test.each([
  'board://app/other.html',
  'board://apps/',
  'board://app:80/',
  'board://evil@other/',
  'boards://app/',
  'https://app/',
  'file:///board://app/',
  'about:blank',
  'data:text/html,board://app/',
  'javascript:board://app/',
  '',
])('%s is not the page', (address) => {
  expect(isPage(address)).toBe(false);
});

test('only the top frame of the page speaks for the desk', () => {
  expect(isDesk({ parent: null, url: 'board://app/?demo=1' })).toBe(true);
  expect(isDesk({ parent: {}, url: 'board://app/' })).toBe(false);
  expect(isDesk({ parent: null, url: 'about:blank' })).toBe(false);
  expect(isDesk({ parent: null, url: '' })).toBe(false);
  expect(isDesk(null)).toBe(false);
});
