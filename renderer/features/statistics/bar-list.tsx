import type { ReactNode } from 'react';

/** One bar: what, how much, and how long it is drawn from 0 to 1; a second, fainter length behind it where there is one. */
export type Bar = {
  readonly key: string;
  readonly label: ReactNode;
  readonly value: string;
  readonly length: number;
  readonly behind?: number;
};

type Props = { readonly title: string; readonly note?: string; readonly bars: readonly Bar[]; readonly empty: string };

/** Bars under each other, figures aligned: each row reads without its bar. */
export function BarList({ title, note, bars, empty }: Props) {
  return (
    <article className="chart">
      <h2>
        {title} {note && <small>{note}</small>}
      </h2>
      {bars.length === 0 ? (
        <p className="chart-empty">{empty}</p>
      ) : (
        <ul className="bars">
          {bars.map((bar) => (
            <li key={bar.key}>
              <span className="bar-label">{bar.label}</span>
              <span className="bar-track" aria-hidden>
                {bar.behind !== undefined && (
                  <i className="bar-behind" style={{ width: `${String(bar.behind * 100)}%` }} />
                )}
                <i style={{ width: `${String(bar.length * 100)}%` }} />
              </span>
              <span className="bar-value figures">{bar.value}</span>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
