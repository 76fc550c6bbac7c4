import { invariant } from '#shared/kernel/invariant';

/** A script address that the page's content policy has let through. */
type TrustedUrl = URL;

type Policy = { readonly createScriptURL: (url: string) => TrustedUrl };
type Policies = {
  readonly createPolicy: (name: string, rules: { readonly createScriptURL: (url: string) => string }) => Policy;
};

/** The name that the content policy allows (`trusted-types planner`); it allows one policy of that name. */
const NAME = 'planner';
let policy: Policy | null = null;

/** Lets through what was built with the page, and nothing else. */
function ownScript(url: string): string {
  const own = new URL(url, window.location.href).origin === window.location.origin;
  invariant(own, 'a worker comes from the page it works for');
  return url;
}

function trusted(url: string): string | URL {
  const policies = (globalThis as unknown as { readonly trustedTypes?: Policies }).trustedTypes;
  if (!policies) return ownScript(url); // a browser without Trusted Types takes the address as it is
  policy ??= policies.createPolicy(NAME, { createScriptURL: ownScript });
  return policy.createScriptURL(url);
}

/**
 * Starts a module worker from its built address: `import url from './x-worker?worker&url'`. The one place where the page makes a
 * worker, since its content policy wants every script address to come from one named policy. Throws for another origin.
 */
export const trustedWorker = (url: string): Worker => new Worker(trusted(url), { type: 'module' });
