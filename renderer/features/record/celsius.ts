/** A temperature as it is typed: `-18`, `3,5`, `+4 ℃`; null for anything else. */
export function readCelsius(text: string): number | null {
  const plain = text
    .trim()
    .replace(/\s*(?:℃|°C|°|C)$/iu, '')
    .replace(',', '.')
    .replace(/^\+|^＋/, '')
    .replace('−', '-');
  const value = plain === '' ? Number.NaN : Number(plain);
  return Number.isFinite(value) && Math.abs(value) <= 80 ? Math.round(value * 10) / 10 : null;
}
