import { resolve } from 'node:path';

/** The project's root folder. */
export const ROOT = resolve(import.meta.dirname, '../../..');

/** Where downloaded runtimes are kept between runs; one folder may serve several checkouts. */
export const CACHE = process.env['LIANJIAN_RUNTIME_DIR'] ?? resolve(ROOT, '.runtime');

/** Where everything that is built goes. */
export const OUT = resolve(ROOT, 'out');
