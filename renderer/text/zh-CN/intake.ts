/** Texts of intake. */
export const intake = {
  title: '受理登记',
} as const;
