import { qrModules, QR_SIDE } from './qr';

/** Modules of white that a reader needs around the symbol. */
const QUIET = 2;

/** A QR code as one path, sharp at any size; it fills its box. */
export function QrCode({ text }: { readonly text: string }) {
  const path = qrModules(text)
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  const side = QR_SIDE + 2 * QUIET;
  return (
    <svg className="qr-code" viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`} aria-hidden>
      <path d={path} />
    </svg>
  );
}
