import { z } from 'zod';

/** zod compiles its parsers with `new Function`, which the page's content policy rightly forbids: it must be told before the first schema runs. */
export const quietZod = (): void => {
  z.config({ jitless: true });
};
