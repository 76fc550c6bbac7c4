/** Texts of green lane. */
export const greenLane = {
  title: '绿色通道',
} as const;
