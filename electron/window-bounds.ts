import { readFileSync } from 'node:fs';
import type { Rectangle } from 'electron';
import { z } from 'zod';
import { writeWhole } from './files';

export const SMALLEST = { width: 1180, height: 700 };
export const USUAL = { width: 1366, height: 768 };

const pixels = z.int().min(-32_000).max(32_000);
const stored = z.strictObject({
  x: pixels,
  y: pixels,
  width: z.int().min(SMALLEST.width).max(16_000),
  height: z.int().min(SMALLEST.height).max(16_000),
  maximized: z.boolean(),
});
export type StoredBounds = z.output<typeof stored>;

/** Whether enough of a window's top edge lies on some screen for a hand to take hold of it. */
function withinReach({ x, y, width }: StoredBounds, screens: readonly Rectangle[]): boolean {
  return screens.some((screen) => {
    const shown = Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x);
    return shown >= 200 && y >= screen.y && y <= screen.y + screen.height - 100;
  });
}

/** Where the window was when it was last closed; null when that is not known, not sane, or on a screen that is gone. */
export function readBounds(file: string, screens: readonly Rectangle[]): StoredBounds | null {
  try {
    const bounds = stored.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return bounds.success && withinReach(bounds.data, screens) ? bounds.data : null;
  } catch {
    return null; // never stored, or not even JSON: the usual place will do
  }
}

/** Remembers where the window is. Losing it costs a drag, so a refusal is ignored. */
export async function storeBounds(file: string, bounds: StoredBounds): Promise<void> {
  await writeWhole(file, Buffer.from(JSON.stringify(bounds)));
}
