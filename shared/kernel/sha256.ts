/** The 64 round constants of FIPS 180-4 (4.2.2), written out: reckoning them would need floats. */
const ROUND = Int32Array.from([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
]);

/** The state before the first block, FIPS 180-4 (5.3.3). */
const START = Int32Array.from([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]);

const BLOCK = 64;

/** Room for the words of one block: always written before it is read, and kept so that a digest need not make it anew. */
const WORDS = new Int32Array(64);

/**
 * SHA-256 (FIPS 180-4) in 32-bit integer arithmetic alone, so that pure code has it on every machine. Not constant in time: for
 * what is published sooner or later, never for passwords.
 */
export function sha256(bytes: Uint8Array): Uint8Array {
  const state = START.slice();
  const size = Math.ceil((bytes.length + 9) / BLOCK) * BLOCK;
  for (let at = 0; at < size; at += BLOCK) {
    for (let i = 0; i < 16; i++) WORDS[i] = paddedWord(bytes, at + 4 * i);
    if (at + BLOCK === size) {
      WORDS[14] = Math.floor(bytes.length / 0x20000000);
      WORDS[15] = bytes.length << 3;
    }
    compress(state, WORDS);
  }
  const digest = new Uint8Array(32);
  for (let i = 0; i < 32; i++) digest[i] = state[i >> 2]! >>> (24 - 8 * (i & 3));
  return digest;
}

/** Four bytes of the padded message but its length: behind the last byte a single bit, then zeros. */
function paddedWord(bytes: Uint8Array, at: number): number {
  if (at + 4 <= bytes.length)
    return (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
  let word = 0;
  for (let i = at; i < at + 4; i++) word = (word << 8) | (i < bytes.length ? bytes[i]! : i === bytes.length ? 0x80 : 0);
  return word;
}

/** One block, FIPS 180-4 (6.2.2): the letters are those of the standard. */
function compress(state: Int32Array, w: Int32Array): void {
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15]!;
    const y = w[t - 2]!;
    const small0 = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3);
    const small1 = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10);
    w[t] = small1 + w[t - 7]! + small0 + w[t - 16]!;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let t = 0; t < 64; t++) {
    const big1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const first = (h + big1 + ((e & f) ^ (~e & g)) + ROUND[t]! + w[t]!) | 0;
    const big0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const second = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** HMAC-SHA-256 (RFC 2104, FIPS 198-1) of a message under a key of any length. */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  const short = key.length > BLOCK ? sha256(key) : key;
  const masked = (mask: number, rest: Uint8Array): Uint8Array => {
    const whole = new Uint8Array(BLOCK + rest.length).fill(mask, 0, BLOCK);
    for (let i = 0; i < short.length; i++) whole[i]! ^= short[i]!;
    whole.set(rest, BLOCK);
    return whole;
  };
  return sha256(masked(0x5c, sha256(masked(0x36, message))));
}

declare const TextEncoder: new () => { readonly encode: (text: string) => Uint8Array };

/** The bytes of a text in UTF-8. Half a surrogate pair becomes U+FFFD: texts that may hold one are quoted as JSON first. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Bytes as hex digits in lower case. */
export function hexOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += (byte < 16 ? '0' : '') + byte.toString(16);
  return text;
}

/** The bytes of pairs of hex digits in either case; null for anything else. */
export function bytesOfHex(text: string): Uint8Array | null {
  if (!/^(?:[0-9a-f]{2})*$/i.test(text)) return null;
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}
