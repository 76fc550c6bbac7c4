/** Texts of board. */
export const board = {
  title: '排程板',
} as const;
