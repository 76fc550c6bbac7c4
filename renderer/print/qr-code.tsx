import { encode } from 'uqr';

/** Modules of white that a reader needs around the symbol. */
const QUIET = 2;

/** A QR code as one path, sharp at any size; it fills its box. Level M: a folded or stained form is still read. */
export function QrCode({ text }: { readonly text: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  const side = size + 2 * QUIET;
  return (
    <svg className="qr-code" viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`} aria-hidden>
      <path d={path} />
    </svg>
  );
}
