import { z } from 'zod';

/**
 * zod compiles its parsers with `new Function`, which the page's content policy rightly forbids. It must be told before the first schema
 * runs, so this module is imported first, for this effect alone, by the page and by every worker.
 */
z.config({ jitless: true });
