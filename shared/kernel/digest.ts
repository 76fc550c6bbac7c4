/**
 * FNV-1a over UTF-16 units, 64 bits as two 32-bit lanes, in hex. For fingerprints of content (a version check, a print code),
 * never where an adversary could profit from a collision.
 */
export function fingerprint(text: string): string {
  let high = 0xcbf29ce4 | 0;
  let low = 0x84222325 | 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit ^ (low >>> 16), 0x01000193);
  }
  const hex = (n: number): string => (n >>> 0).toString(16).padStart(8, '0');
  return hex(high) + hex(low);
}
