/** The sign of a certificate as people compare it: the first half of its fingerprint, in groups of four. */
export const spoken = (fingerprint: string): string =>
  (fingerprint.slice(0, 32).toUpperCase().match(/.{4}/g) ?? []).join(' ');
