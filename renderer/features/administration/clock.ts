/** The latest minute that a shift or a side's hours may end: noon of the next day. */
const LATEST = 36 * 60;

/** Minutes of the day from `7:30`, `0730` or `07：30`; past 24:00 is the next day. Null when it is no such time. */
export function parseClock(text: string): number | null {
  const match = /^(\d{1,2})[:：]?(\d{2})$/.exec(text.trim());
  const [hours, minutes] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || minutes > 59 || hours * 60 + minutes > LATEST) return null;
  return hours * 60 + minutes;
}

/** `07:30`; `26:00` is two o'clock at night of the next day. Empty for what is no number. */
export const clockOf = (minutes: number): string =>
  Number.isInteger(minutes)
    ? `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    : '';
