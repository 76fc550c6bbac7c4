/** The middle of some measurements. */
export const median = (of: readonly number[]): number => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)]!;

/** The value that a share of the measurements does not exceed. */
export const quantile = (of: readonly number[], share: number): number =>
  of.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * of.length) - 1)]!;

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** One line of the results: what, how much, what it was held against, and whether that was met. */
export type Line = {
  readonly what: string;
  readonly figure: string;
  readonly aim: string;
  readonly met: boolean | null;
};

const mark = (met: boolean | null): string => (met === null ? '' : met ? 'met' : 'missed');

/** A table in Markdown. */
export const tableOf = (lines: readonly Line[]): string =>
  [
    '| what | figure | aim | |',
    '|-|-|-|-|',
    ...lines.map((l) => `| ${l.what} | ${l.figure} | ${l.aim} | ${mark(l.met)} |`),
  ].join('\n');
