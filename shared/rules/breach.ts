import type { Refusal } from '../domain/refusal';

/** What stands against a place: `refuse` makes it impossible, `warn` is said but left to the officer. */
export type Breach = { readonly severity: 'refuse' | 'warn'; readonly refusal: Refusal };
