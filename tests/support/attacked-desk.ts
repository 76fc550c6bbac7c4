import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { RawBridge } from '#shared/ipc/bridge';
import { openDesk, type OpenDesk } from './app-window';

declare global {
  interface Window {
    readonly lianjian: RawBridge;
    /** Set by an attack's test: gone when the page has been replaced. */
    marker?: string;
    /** Set by an injected script that should never run. */
    stolen?: boolean;
  }
}

export const ROOT = resolve(import.meta.dirname, '../..');
export const PRELOAD = join(ROOT, 'out/preload/preload.cjs');

export type AttackedDesk = {
  readonly desk: OpenDesk;
  /** A server outside, which the desk must never reach. */
  readonly outside: string;
  /** Paths of the requests that did reach it in this test. */
  readonly reached: readonly string[];
};

async function serveOutside(reached: string[]): Promise<{ server: Server; address: string }> {
  const server = createServer((request, response) => {
    reached.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*').end('outside');
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** One desk for the tests of a file, with a server outside that counts what reaches it. Read the answer inside tests. */
export function attackedDesk(): () => AttackedDesk {
  const reached: string[] = [];
  let current: AttackedDesk | undefined;
  let server: Server | undefined;
  beforeAll(async () => {
    const outside = await serveOutside(reached);
    server = outside.server;
    current = { desk: await openDesk(), outside: outside.address, reached };
  });
  afterAll(async () => {
    await current?.desk.close();
    server?.close();
  });
  beforeEach(async () => {
    reached.length = 0;
    await current?.desk.page.evaluate(() => (window.marker = 'still here'));
  });
  return () => {
    if (current === undefined) throw new Error('the desk is not open yet');
    return current;
  };
}

/** Gives an attack time to work, then sees that page and window are the same and nothing was reached or run. */
export async function expectUnmoved({ desk, reached }: AttackedDesk): Promise<void> {
  await desk.page.waitForTimeout(300);
  const found = await desk.page.evaluate(() => [window.marker, window.stolen, location.href]);
  expect(found).toEqual(['still here', undefined, 'board://app/']);
  expect(desk.app.windows()).toHaveLength(1);
  expect(reached).toEqual([]);
}
