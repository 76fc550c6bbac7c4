import { Agent as PlainAgent, request as plainRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent, request as secureRequest } from 'node:https';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

/** A hub as somebody reaches it: its address, the certificate pinned at enrolment (null for plain HTTP on this machine), the token. */
export type Reached = {
  /** `https://10.1.2.3:7443` */
  readonly url: string;
  readonly fingerprint: string | null;
  readonly token: string | null;
};

/** An answer: what the status says is the caller's to judge. */
export type Answered = { readonly status: number; readonly body: unknown };

/** A way to a hub that keeps its connections. */
export type Line = {
  /** Sends JSON (a GET where there is no body) and reads JSON. Rejects where no answer comes: weather. */
  readonly call: (path: string, body?: unknown) => Promise<Answered>;
  /** Opens a stream of the answer's bytes as they come; the caller reads and destroys it. */
  readonly stream: (path: string) => Promise<IncomingMessage>;
  readonly close: () => void;
};

const WORTH_PACKING = 1_024;
const packed = promisify(gzip);
const unpacked = promisify(gunzip);

/** A hub showed another certificate than the one pinned: somebody else answers at its address. */
export class WrongCertificate extends Error {
  override readonly name = 'WrongCertificate';
}

/** Nothing is said on a connection before the certificate has proved to be the pinned one. */
function pinnedAgent(fingerprint: string): Agent {
  const agent = new Agent({ keepAlive: true });
  const open = (options: ConnectionOptions, ready: (cause: Error | null, socket?: TLSSocket) => void): void => {
    const socket = connect({ ...options, rejectUnauthorized: false, servername: 'lianjian-hub' });
    socket.once('error', ready);
    socket.once('secureConnect', () => {
      socket.off('error', ready);
      const shown = socket.getPeerCertificate().fingerprint256.replaceAll(':', '').toLowerCase();
      if (shown === fingerprint) return ready(null, socket);
      socket.destroy();
      ready(new WrongCertificate('the hub shows another certificate than the one pinned'));
    });
  };
  return Object.assign(agent, { createConnection: open });
}

/** Opens a way to a hub; nothing is sent yet. `within`: milliseconds of silence after which a call is given up. */
export function openLine({ url, fingerprint, token }: Reached, within = 30_000): Line {
  const agent = fingerprint === null ? new PlainAgent({ keepAlive: true }) : pinnedAgent(fingerprint);
  const authorized = token === null ? {} : { authorization: `Bearer ${token}` };

  function ask(path: string, options: { method: string; headers: Record<string, string | number> }): ClientRequest {
    const at = new URL(path, url);
    const send = at.protocol === 'https:' ? secureRequest : plainRequest;
    if (at.protocol === 'https:' && fingerprint === null) throw new WrongCertificate('no certificate is pinned');
    return send(at, { ...options, agent, timeout: within, headers: { ...authorized, ...options.headers } });
  }

  function answerTo(request: ClientRequest): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      request.once('response', resolve).once('error', reject);
      request.once('timeout', () => request.destroy(new Error('the hub does not answer')));
    });
  }

  return {
    async call(path, body) {
      const bytes = body === undefined ? null : Buffer.from(JSON.stringify(body));
      const large = bytes !== null && bytes.length > WORTH_PACKING;
      const sent = large ? await packed(bytes, { level: 1 }) : bytes;
      const headers = {
        'accept-encoding': 'gzip',
        ...(sent && { 'content-type': 'application/json', 'content-length': sent.length }),
        ...(large && { 'content-encoding': 'gzip' }),
      };
      const request = ask(path, { method: sent ? 'POST' : 'GET', headers });
      const answer = answerTo(request);
      request.end(sent ?? undefined);
      const response = await answer;
      const raw = Buffer.concat(await response.toArray());
      const plain = response.headers['content-encoding'] === 'gzip' ? await unpacked(raw) : raw;
      return { status: response.statusCode ?? 0, body: JSON.parse(plain.toString()) as unknown };
    },
    async stream(path) {
      const request = ask(path, { method: 'GET', headers: {} });
      const answer = answerTo(request);
      request.end();
      return answer;
    },
    close: () => agent.destroy(),
  };
}
