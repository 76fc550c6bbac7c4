import { expect, test } from 'vitest';
import { paperFailure } from '#electron/print';

test('a print that an officer calls off is told apart from one that cannot be done', () => {
  expect(paperFailure('Print job canceled')).toEqual({ code: 'cancelled' });
  expect(paperFailure('cancelled')).toEqual({ code: 'cancelled' });
  expect(paperFailure('Invalid printer settings')).toEqual({ code: 'no-printer' });
  expect(paperFailure('Print job failed')).toEqual({ code: 'no-printer' });
});
