import { connect } from 'node:tls';
import { enrolReply, hubHello, type HubHello } from '#shared/sync/hub-api';
import type { HostTalk } from '#shared/sync/host-talk';
import { tokenHashOf } from '../access';
import { keysAsText, newKeys, publicKeysOf } from '../package/keys';
import { openLine, type Answered } from '../relay/pinned-call';
import { NotAnswered } from './failure';
import { brokenLine, troubleOf } from './remote-hub';

const PATIENCE = 10_000;

/** Hex SHA-256 of the certificate that an address shows. Nothing is said to it. */
function fingerprintAt(url: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port || 443), rejectUnauthorized: false, timeout: PATIENCE });
    const fail = (): void => {
      socket.destroy();
      reject(new NotAnswered('out-of-reach'));
    };
    socket.once('error', fail).once('timeout', fail);
    socket.once('secureConnect', () => {
      const { fingerprint256 } = socket.getPeerCertificate();
      socket.destroy();
      resolve(fingerprint256.replaceAll(':', '').toLowerCase());
    });
  });
}

async function ask(reached: { url: string; fingerprint: string }, path: string, body?: unknown): Promise<Answered> {
  const line = openLine({ ...reached, token: null }, PATIENCE);
  try {
    return await line.call(path, body);
  } catch (cause) {
    throw brokenLine(cause);
  } finally {
    line.close();
  }
}

/** Who answers at an address: what it says, and the certificate by which it is known from then on. */
export async function helloAt(url: string): Promise<HubHello> {
  const fingerprint = await fingerprintAt(url);
  const { status, body } = await ask({ url, fingerprint }, '/v1/hello');
  const hello = hubHello.safeParse(body);
  if (status !== 200 || !hello.success || hello.data.fingerprint !== fingerprint) throw new NotAnswered('hub-fault');
  return hello.data;
}

/** Shows a one-time code to the hub with that certificate. Null where the code is wrong, used or too old. */
export async function enrolAt(asked: HostTalk['enrol']['ask']): Promise<HostTalk['enrol']['answer']> {
  const keys = newKeys();
  const answered = await ask(asked, '/v1/enrol', {
    code: asked.code,
    keys: publicKeysOf(keys),
    // Its hash alone: a hub that does not know the token learns nothing that it could use.
    former: asked.former && tokenHashOf(asked.former),
  });
  if (answered.status === 401) return null;
  if (answered.status !== 200) throw troubleOf(answered);
  const reply = enrolReply.safeParse(answered.body);
  if (!reply.success) throw new NotAnswered('hub-fault');
  return { reply: reply.data, keys: keysAsText(keys) };
}
