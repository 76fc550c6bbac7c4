import type { FastifyServerOptions } from 'fastify';

/** Where log lines go, one JSON object a line. */
export type LogTarget = { readonly write: (line: string) => void };
export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

type Fault = { readonly type: string; readonly message: ''; readonly stack: string; readonly code?: string };

/**
 * A fault as it is logged: its name, its code and where it happened, without its message, since a message may quote a row. Neither
 * requests nor replies are logged: what a line says of them are ids of desk and port, counts and times.
 */
export function faultOf(cause: unknown): Fault {
  if (!(cause instanceof Error)) return { type: typeof cause, message: '', stack: '' };
  const code = 'code' in cause && typeof cause.code === 'string' ? { code: cause.code } : {};
  const where = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const stack = where
    .slice(0, 8)
    .map((line) => line.trim())
    .join('; ');
  return { type: cause.name, message: '', stack, ...code };
}

/** Fastify's log settings: no address, no header, no body. */
export const logOptions = (level: LogLevel, target: LogTarget): FastifyServerOptions['logger'] => ({
  level,
  stream: target,
  base: null,
  serializers: { req: ({ id }: { id: string }) => ({ id }), res: () => ({}), err: faultOf },
});
