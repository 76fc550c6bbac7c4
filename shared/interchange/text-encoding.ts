import { decode } from './platform';

/** The encodings that port systems write. */
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Bytes read as text, and in which encoding. */
export type Decoded = { readonly text: string; readonly encoding: Encoding };

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];

/**
 * The texts that the bytes can be, likeliest first. A byte order mark decides alone. Without one: zero bytes on one side only are
 * UTF-16 (its commas and digits have them, no other encoding does); then UTF-8 where every byte fits; then GB18030 where every
 * byte fits. Few short GB texts are also valid UTF-8, so both are given and the caller looks which one makes sense.
 */
export function decodings(bytes: Uint8Array): readonly Decoded[] {
  const marked = MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
  const wide = wideEncoding(bytes);
  const encodings: readonly Encoding[] = marked ? [marked[0]] : wide ? [wide] : ['utf-8', 'gb18030'];
  return encodings.flatMap((encoding) => {
    const text = decode(bytes, encoding);
    return text === null ? [] : [{ text: text.replace(/^\uFEFF/, ''), encoding }];
  });
}

/** The encoding that a document names for itself (`charset=gbk`, `encoding="GB2312"`); null for one that is not ours. */
export function namedEncoding(name: string): Encoding | null {
  const plain = name.toLowerCase().replaceAll('_', '-');
  if (/^(?:gbk|gb2312|gb-2312|gb18030|cp936|x-gbk|windows-936|csgb2312)$/.test(plain)) return 'gb18030';
  if (/^utf-?8$/.test(plain)) return 'utf-8';
  if (/^utf-?16-?be$/.test(plain)) return 'utf-16be';
  return /^(?:utf-?16(?:-?le)?|unicode|ucs-?2)$/.test(plain) ? 'utf-16le' : null;
}

/** Which side of each pair of bytes is zero in text that has ASCII signs: the second in little-endian, the first in big-endian. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let first = 0;
  let second = 0;
  const end = Math.min(bytes.length, 4096) & ~1;
  for (let i = 0; i < end; i += 2) {
    if (bytes[i] === 0) first += 1;
    if (bytes[i + 1] === 0) second += 1;
  }
  if (bytes.length % 2 === 1 || first + second === 0) return null;
  if (second > first * 4) return 'utf-16le';
  return first > second * 4 ? 'utf-16be' : null;
}
