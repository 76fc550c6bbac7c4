/** Either the value asked for, or the reason it cannot be had. Nothing in shared/ throws for an expected no. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** Wraps a success. */
export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });

/** Wraps a refusal or failure. */
export const err = <E>(error: E): Result<never, E> => ({ ok: false, error });
