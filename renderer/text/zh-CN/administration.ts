/** Texts of port settings. */
export const administration = {
  title: '口岸设置',
} as const;
