import { expect, test } from 'vitest';
import { contentPolicy } from '#electron/content-policy';

test('the policy is exactly this', () => {
  expect(contentPolicy('N').split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'nonce-N'",
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types planner',
  ]);
});

test('nothing in it loosens the rest', () => {
  expect(contentPolicy('N')).not.toMatch(/unsafe|connect-src|\*|https?:|:\s/);
});
