/**
 * The page's content security policy. There is no `connect-src`: the page reaches no network at all. Styles that a script makes
 * carry the nonce of this one page load. The only Trusted Types policy is the planner's, which names its worker.
 */
export const contentPolicy = (styleNonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${styleNonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types planner',
  ].join('; ');

/** Headers of every answer; one that is not the page gets a policy whose nonce nobody knows. */
export const safeHeaders = (styleNonce: string, type: string): Record<string, string> => ({
  'Content-Security-Policy': contentPolicy(styleNonce),
  'Content-Type': type,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
});

/** Tells the page its nonce: scripts read the meta element to mark the styles that they make. */
export const withStyleNonce = (html: string, styleNonce: string): string =>
  html.replace('<head>', `<head><meta name="style-nonce" content="${styleNonce}">`);
