import { DatabaseError } from 'pg';
import { StoreUnavailable, type StoreTrouble } from '../unavailable';

/** SQLSTATEs that are weather, the whole code or its class; any other one is a bug of ours. */
const TROUBLES: Readonly<Record<string, StoreTrouble>> = {
  '08': 'unreachable',
  '28': 'unreachable',
  '3D': 'unreachable',
  '40': 'locked',
  '53': 'unreachable',
  '53100': 'disk-full',
  '55P03': 'locked',
  '57': 'unreachable',
  '25P03': 'unreachable',
  '58': 'disk-failed',
  XX001: 'corrupt',
  XX002: 'corrupt',
};

/**
 * What a call to the server failed with, as weather where it is weather. Whatever has no SQLSTATE never came from the server: the way there
 * is broken.
 */
export function asWeather(cause: unknown): unknown {
  if (!(cause instanceof Error) || cause instanceof StoreUnavailable) return cause;
  if (!(cause instanceof DatabaseError)) return new StoreUnavailable('unreachable', cause.message, { cause });
  const state = cause.code ?? '';
  const trouble = TROUBLES[state] ?? TROUBLES[state.slice(0, 2)];
  return trouble ? new StoreUnavailable(trouble, cause.message, { cause }) : cause;
}
