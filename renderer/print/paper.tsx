import type { ReactNode } from 'react';
import './paper.css';
import { QrCode } from './qr-code';

type Props = {
  /** Words across the sheet, e.g. 草稿; none on an approved form. */
  readonly watermarks: readonly string[];
  /** What stands in the footer, left to right. */
  readonly foot: readonly string[];
  readonly qr: string;
  readonly label: string;
  /** An upright sheet; lying where nothing is said. */
  readonly upright?: boolean;
  readonly children: ReactNode;
};

/** One A4 sheet: margins, watermark, footer with its QR code. */
export function Paper({ watermarks, foot, qr, label, upright = false, children }: Props) {
  return (
    <article className="paper" data-upright={upright || undefined} aria-label={label}>
      {watermarks.length > 0 && (
        <div className="paper-watermark" aria-hidden>
          {watermarks.map((word) => (
            <span key={word}>{word}</span>
          ))}
        </div>
      )}
      <div className="paper-body">{children}</div>
      <footer className="paper-foot">
        {foot.map((part) => (
          <span key={part}>{part}</span>
        ))}
        <QrCode text={qr} />
      </footer>
    </article>
  );
}
