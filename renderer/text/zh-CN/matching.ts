/** Texts of matching. */
export const matching = {
  title: '联查匹配',
} as const;
