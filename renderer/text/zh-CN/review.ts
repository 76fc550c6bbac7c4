/** Texts of review. */
export const review = {
  title: '审核发布',
} as const;
