import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A private key and its self-signed certificate, both PEM. */
export type Certificate = { readonly key: string; readonly cert: string };

/** One value in the distinguished encoding (X.690): tag, length, content. */
function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const long = body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...(body.length < 128 ? [body.length] : long)]), body]);
}

const sequence = (...content: readonly Uint8Array[]): Buffer => der(0x30, ...content);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const bits = (content: Uint8Array): Buffer => der(0x03, Buffer.from([0]), content);
const time = (text: string): Buffer => der(0x18, Buffer.from(text));

const ECDSA_WITH_SHA256 = sequence(oid('2a8648ce3d040302'));
const commonName = (name: string): Buffer => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(name)))));
/** From 2000 to "no well-defined expiration" (RFC 5280, 4.1.2.5): a desk trusts the pinned fingerprint, and its clock may be wrong. */
const VALIDITY = sequence(der(0x17, Buffer.from('000101000000Z')), time('99991231235959Z'));
/** Subject alternative names: `localhost`, `lianjian-hub`, 127.0.0.1. */
const NAMES = sequence(
  oid('551d11'),
  der(
    0x04,
    sequence(
      der(0x82, Buffer.from('localhost')),
      der(0x82, Buffer.from('lianjian-hub')),
      der(0x87, Buffer.from([127, 0, 0, 1])),
    ),
  ),
);

/** A new P-256 key and a certificate (X.509 v3) that it signs itself. Desks pin its fingerprint when they enrol. */
export function selfSigned(name: string): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const serial = Buffer.concat([Buffer.from([1]), randomBytes(15)]);
  const told = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    ECDSA_WITH_SHA256,
    commonName(name),
    VALIDITY,
    commonName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(NAMES)),
  );
  const cert = sequence(told, ECDSA_WITH_SHA256, bits(sign('sha256', told, privateKey)));
  const lines = cert
    .toString('base64')
    .match(/.{1,64}/g)!
    .join('\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}

/** Hex SHA-256 of a PEM certificate: what a desk pins. */
export const fingerprintOfCertificate = (pem: string): string =>
  createHash('sha256')
    .update(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'))
    .digest('hex');
