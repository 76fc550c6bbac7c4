import { createHash } from 'node:crypto';

/** Documents of about 300 bytes of JSON that no compression shrinks: what a desk's change weighs. */
export function documents(/** @type {number} */ count, /** @type {string} */ salt = 'd') {
  return Array.from({ length: count }, (_, i) => {
    const noise = createHash('sha512')
      .update(`${salt}${String(i)}`)
      .digest('base64');
    const more = createHash('sha512')
      .update(`${salt}+${String(i)}`)
      .digest('base64');
    return {
      id: `${salt}${String(i).padStart(6, '0')}`,
      plate: `吉H${String(10_000 + i)}`,
      minutes: i % 480,
      note: noise + more,
      seal: noise.slice(0, 60),
    };
  });
}

/** Runs of so many items. */
export function batches(/** @type {readonly unknown[]} */ items, /** @type {number} */ size) {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}

/** Milliseconds that a piece of work takes. */
export async function timed(/** @type {() => Promise<unknown>} */ work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
