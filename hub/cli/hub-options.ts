import { configOptions } from '../config';

/** Options of the hub's commands besides its settings. */
const OWN = ['port', 'agency', 'duty', 'label', 'minutes', 'kind', 'data', 'days', 'to', 'fingerprint', 'code', 'out'];

/** Every option that a command of the hub may have; each command refuses those that it has no use for. */
export const hubOptions: readonly string[] = [...configOptions, ...OWN];

/** How the hub's commands are called. */
export const hubUsage =
  'serve|code|desks|revoke|backup|restore|check|prune|relay-enrol|hand-over|take-over|propose|proposals|package-out|package-in … [--data-dir DIR | --database-url URL]';
