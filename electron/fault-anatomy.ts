/** Codes, numbers and claims only: never a name, a plate, or what an officer typed. */
export type Detail = Readonly<Record<string, string | number | boolean>>;

const PLACES = 6;

/** A line of a stack as function and file, without the folders: they hold the name of the officer's account. */
function placeOf(line: string): string {
  const [, name, file] = /^\s+at (?:(.*) \()?.*?([^\\/]+:\d+:\d+)\)?$/.exec(line) ?? [];
  return [name, file].filter((part) => part !== undefined).join(' ');
}

/** What may be told of an error: its kind, its code, and where it arose. Never its message: messages quote data. */
export function anatomyOf(cause: unknown): Detail {
  if (!(cause instanceof Error)) return { kind: typeof cause };
  const places = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in cause && typeof cause.code === 'string' ? { code: cause.code } : {};
  return { kind: cause.name, ...code, where: places.slice(0, PLACES).map(placeOf).join(' < ') };
}
