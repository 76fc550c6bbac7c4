import type { HubProblem } from '#shared/sync/hub-api';
import { NotTheAuthority } from './authority/port-keeper';
import { Closed } from './hub';
import { StoreUnavailable } from './store/unavailable';

type Code = HubProblem['code'];
type Told = Partial<Omit<HubProblem, 'code'>>;

const STATUS: Readonly<Record<Code, number>> = {
  malformed: 400,
  'token-unknown': 401,
  'code-unknown': 401,
  'not-granted': 403,
  'unknown-route': 404,
  'not-the-authority': 409,
  'port-unknown': 409,
  'does-not-follow': 409,
  'too-large': 413,
  protocol: 426,
  'too-many': 429,
  fault: 500,
  store: 503,
  stopping: 503,
  'disk-full': 507,
};

/** A request that the hub does not carry out: thrown inside a route, told as status and body at its edge. */
export class HubRefusal extends Error {
  override readonly name = 'HubRefusal';
  readonly problem: HubProblem;
  readonly status: number;

  constructor(code: Code, { about = null, facts = {}, wait = null }: Told = {}) {
    super(code);
    this.problem = { code, about, facts, wait };
    this.status = STATUS[code];
  }
}

/** What Fastify itself refuses before a route sees it, by its code. */
const EARLY: ReadonlyMap<string, Code> = new Map<string, Code>([
  ['FST_ERR_CTP_BODY_TOO_LARGE', 'too-large'],
  ['FST_ERR_VALIDATION', 'malformed'],
  ['FST_ERR_NOT_FOUND', 'unknown-route'],
]);

/** Any failure as what the other side is told. What is nobody's fault is weather and says when to try again; the rest is a fault of the hub. */
export function refusalOf(cause: unknown): HubRefusal {
  if (cause instanceof HubRefusal) return cause;
  if (cause instanceof NotTheAuthority) return new HubRefusal('not-the-authority');
  if (cause instanceof Closed) return new HubRefusal('stopping', { wait: 5 });
  if (cause instanceof StoreUnavailable)
    return cause.code === 'disk-full'
      ? new HubRefusal('disk-full', { wait: 30 })
      : new HubRefusal('store', { wait: 5, facts: { trouble: cause.code } });
  const { code = '', statusCode = 500 } = (cause ?? {}) as { readonly code?: string; readonly statusCode?: number };
  const early = EARLY.get(code);
  if (early) return new HubRefusal(early);
  return new HubRefusal(statusCode >= 400 && statusCode < 500 ? 'malformed' : 'fault');
}
