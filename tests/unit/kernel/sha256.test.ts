import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { bytesOfHex, hexOf, hmacSha256, sha256, utf8 } from '#shared/kernel/sha256';

test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
])('SHA-256 gives the vectors of FIPS 180-4: %#', (text, digest) => {
  expect(hexOf(sha256(utf8(text)))).toBe(digest);
});

test('SHA-256 agrees with another hand at every length around the edges of a block', () => {
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 0xff);
    expect(hexOf(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
});

test.each([
  ['0b'.repeat(20), 'Hi There', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
  [
    hexOf(utf8('Jefe')),
    'what do ya want for nothing?',
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  [
    'aa'.repeat(131),
    'Test Using Larger Than Block-Size Key - Hash Key First',
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  ],
])('HMAC gives the vectors of RFC 4231: %#', (key, message, mac) => {
  expect(hexOf(hmacSha256(bytesOfHex(key)!, utf8(message)))).toBe(mac);
});

test('HMAC agrees with another hand at every length of its key', () => {
  for (let length = 0; length < 140; length++) {
    const key = new Uint8Array(length).fill(length);
    const other = createHmac('sha256', key).update('海关').digest('hex');
    expect(hexOf(hmacSha256(key, utf8('海关')))).toBe(other);
  }
});

test('hex is pairs of digits in either case and nothing else', () => {
  expect(bytesOfHex('00fFa1')).toEqual(Uint8Array.of(0, 255, 161));
  expect(bytesOfHex('')).toEqual(new Uint8Array(0));
  for (const text of ['0', 'abc', '0x00', 'zz', ' 00', '00 11', '٠٠']) expect(bytesOfHex(text)).toBeNull();
});
