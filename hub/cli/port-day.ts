import { err, ok, type Result } from '#shared/kernel/result';
import { dayText, type Day } from '#shared/kernel/time';
import { kitOf, knownPorts } from '#shared/ports/known-ports';
import type { PortKit } from '#shared/ports/port-kit';
import type { Arguments } from './arguments';
import { unusable, type Unusable } from './outcome';

/** The port and the day that a command is about. */
export type PortDay = { readonly kit: PortKit; readonly day: Day };

/** Reads `--port` and `--day`. Refuses a port that is not known, naming those that are, and a day that the calendar does not have. */
export function portDayOf({ options }: Arguments): Result<PortDay, Unusable> {
  const code = options.get('port') ?? '';
  const kit = kitOf(code);
  const known = knownPorts.map((k) => k.port.id);
  if (code === '') return err(unusable('port-missing', `--port is needed: one of ${known.join(', ')}`, { known }));
  if (!kit)
    return err(unusable('unknown-port', `no port ${code} is known, only ${known.join(', ')}`, { port: code, known }));
  const day = dayText.safeParse(options.get('day') ?? '');
  if (!day.success) {
    const read = options.get('day') ?? '';
    return err(unusable('day', `--day is needed as a date of the calendar, like 2026-11-23`, { read }));
  }
  return ok({ kit, day: day.data });
}
