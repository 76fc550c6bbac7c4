import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { safeHeaders, withStyleNonce } from './content-policy';
import { ownAddress } from './page-address';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/**
 * The file that an address names below a folder, or null for one that names none: another host, a path that leads out,
 * a kind of file that the app does not have.
 */
export function fileFor(folder: string, address: string): string | null {
  const url = ownAddress(address);
  if (url === null) return null;
  const path = decoded(url.pathname === '/' ? '/index.html' : url.pathname);
  if (path === null || path.includes('\0') || path.includes('\\')) return null;
  const file = join(folder, path);
  return file.startsWith(folder + sep) && TYPES[extname(file)] !== undefined ? file : null;
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null; // a broken escape names no file
  }
}

type PageRequest = { readonly method: string; readonly url: string };

/** The answer to one request of the page: a built file with every header, the page itself with a nonce of this load alone. */
export async function answer(folder: string, { method, url }: PageRequest): Promise<Response> {
  const nonce = randomBytes(16).toString('base64');
  const refuse = (status: number): Response =>
    new Response(null, { status, headers: safeHeaders(nonce, 'text/plain; charset=utf-8') });
  if (method !== 'GET') return refuse(405);
  const file = fileFor(folder, url);
  if (file === null) return refuse(403);
  const body = await readFile(file).catch(() => null);
  if (body === null) return refuse(404);
  const html = extname(file) === '.html';
  const headers = safeHeaders(nonce, TYPES[extname(file)] ?? '');
  return new Response(html ? withStyleNonce(body.toString('utf8'), nonce) : new Uint8Array(body), { headers });
}
