/**
 * Scheme and host of the desk's page. Together they are the origin of the desk's database: with another name it would be
 * another, empty one. Never change them.
 */
export const SCHEME = 'board';
const HOST = 'app';

/** The page's address. */
export const PAGE = `${SCHEME}://${HOST}/`;

/** An address of the desk, taken apart; null for any other. Not by `URL.origin`: Node says "null" for our scheme. */
export function ownAddress(address: string): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === `${SCHEME}:` && url.host === HOST ? url : null;
}

/** Whether an address is the desk's page itself, with any query. */
export const isPage = (address: string): boolean => ownAddress(address)?.pathname === '/';

type Frame = { readonly parent: unknown; readonly url: string };

/** Whether a message comes from the top frame of our own page. A frame may be gone (null) by the time its message is read. */
export const isDesk = (frame: Frame | null): boolean => frame !== null && frame.parent === null && isPage(frame.url);
