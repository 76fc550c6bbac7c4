import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprintOf, newKeys, publicKeysOf } from '#hub/package/keys';
import { seal, unseal } from '#hub/package/sealed';

const owner = (kind: 'desk' | 'hub') => {
  const keys = newKeys();
  return { id: `${kind}-${fingerprintOf(publicKeysOf(keys))}${kind === 'desk' ? '-01' : ''}`, keys };
};
const [desk, hub, other] = [owner('desk'), owner('hub'), owner('hub')];
const open = { id: hub.id, keys: publicKeysOf(hub.keys) };
const content = { plates: ['吉H12345'], phone: '13904330001' };
const sealed = () => seal('exchange-request', content, { from: desk, to: open, at: 7 });
const codeOf = (bytes: Uint8Array, self = hub, trusts = () => true) => {
  const opened = unseal(bytes, { self, trusts });
  return opened.ok ? 'ok' : opened.error;
};

describe('a package', () => {
  test('N21: opens for whom it is sealed, with who sent it and when, and shows nobody else what it holds', () => {
    const file = sealed();
    const opened = unseal(file, { self: hub, trusts: (from) => from.id === desk.id });
    const from = { id: desk.id, keys: publicKeysOf(desk.keys) };
    expect(opened).toEqual({ ok: true, value: { kind: 'exchange-request', from, at: 7, content } });
    for (const word of ['吉H12345', '13904330001', 'plates']) expect(file.includes(word)).toBe(false);
    expect(sealed().equals(file)).toBe(false);
  });

  test('N21: is refused by anyone else, from a stranger, of another version, and where it is none', () => {
    expect(codeOf(sealed(), other)).toBe('for-another');
    expect(codeOf(sealed(), hub, () => false)).toBe('sender-unknown');
    expect(codeOf(Buffer.from('a spreadsheet'))).toBe('not-a-package');
    expect(codeOf(Buffer.alloc(0))).toBe('not-a-package');
    expect(codeOf(Buffer.from('LIANJIAN-PACKAGE/2\n{}\n'))).toBe('newer-version');
    expect(codeOf(Buffer.from('LIANJIAN-PACKAGE/x\n{}\n'))).toBe('not-a-package');
  });

  test('N21: whoever signs in the name of another is a stranger: an id names its keys', () => {
    const impostor = { id: desk.id, keys: newKeys() };
    expect(codeOf(seal('exchange-request', content, { from: impostor, to: open, at: 7 }))).toBe('sender-unknown');
  });

  test('N21: any byte that changed, and any end that is missing, is told', () => {
    const file = sealed();
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (place, flip) => {
        const changed = Buffer.from(file);
        changed[place]! ^= flip;
        expect(codeOf(changed)).not.toBe('ok');
        expect(codeOf(file.subarray(0, place))).not.toBe('ok');
      }),
      { numRuns: 300 },
    );
    expect(codeOf(Buffer.concat([file, Buffer.from('x')]))).toBe('damaged');
  });
});
