import type { BrowserWindow } from 'electron';
import type { IpcFailure } from '#shared/ipc/contract';
import { err, ok, type Result } from '#shared/kernel/result';
import type { HostFailure, PackageParties } from '#shared/sync/host-talk';

import type { Credentials } from './credentials';
import { askForOne, askWhereToSave } from './dialogs';
import { readWhole, writeWhole } from './files';
import type { Homes } from './homes';
import type { HubHost } from './hub-host';
import { handle } from './ipc';

type Parts = {
  readonly window: BrowserWindow;
  readonly host: HubHost;
  readonly homes: Promise<Homes>;
  readonly credentials: Credentials;
};

/** What goes by file where there is no line: between a desk and its hub, at either of them. */
export function answerPackages(parts: Parts): void {
  answerDesk(parts);
  answerHub(parts);
}

/** A name that tells the two files of one way apart, in signs that every system writes. */
const nameOf = (what: string): string => `lianjian-${what}-${new Date().toISOString().slice(0, 16).replace(/\D/g, '')}`;

/** What this desk was given when it was enrolled elsewhere; null where it was not, or where its keys are gone. */
async function enrolmentOf(
  { homes, credentials }: Parts,
  portId: string,
): Promise<{ readonly parties: PackageParties; readonly token: string } | null> {
  const home = (await homes).of(portId);
  const secret = await credentials.of(portId);
  if (!home?.remote || !secret) return null;
  const { token, ...keys } = secret;
  const { hubId, keys: known } = home.remote;
  return { parties: { deskId: home.deskId, keys, hub: { hubId, keys: known } }, token };
}

async function saved(window: BrowserWindow, name: string, file: Uint8Array) {
  const path = await askWhereToSave(window, name, 'lianjian');
  return path === null ? err<IpcFailure>({ code: 'cancelled' }) : writeWhole(path, file);
}

/** The bytes of the package that the officer chooses. */
async function chosen(window: BrowserWindow): Promise<Result<Uint8Array, IpcFailure>> {
  const path = await askForOne(window, 'lianjian');
  if (path === null) return err({ code: 'cancelled' });
  const read = await readWhole([path]);
  return read.ok ? ok(read.value.files[0]!.data) : read;
}

const troubled = (failure: { readonly error: HostFailure }) => ok({ trouble: failure.error });

function answerDesk(parts: Parts): void {
  const { window, host } = parts;
  handle('package.out', async ({ request }) => {
    const enrolment = await enrolmentOf(parts, request.portId);
    if (!enrolment) return ok({ lost: true as const });
    const packed = await host.ask('own', 'pack', { ...enrolment, request });
    return packed.ok ? saved(window, nameOf(`${request.portId}-to-hub`), packed.value) : troubled(packed);
  });
  handle('package.in', async ({ portId }) => {
    const enrolment = await enrolmentOf(parts, portId);
    if (!enrolment) return ok({ lost: true as const });
    const bytes = await chosen(window);
    if (!bytes.ok) return bytes;
    const opened = await host.ask('own', 'unpack', { parties: enrolment.parties, bytes: bytes.value });
    if (!opened.ok) return troubled(opened);
    return ok(opened.value.ok ? { text: opened.value.value } : { reason: opened.value.error });
  });
}

function answerHub({ window, host }: Parts): void {
  let answer: Uint8Array | null = null;
  handle('package.take', async () => {
    const bytes = await chosen(window);
    if (!bytes.ok) return bytes;
    const decided = await host.ask('own', 'decide', { bytes: bytes.value });
    if (!decided.ok) return troubled(decided);
    if (!decided.value.ok) return ok({ reason: decided.value.error });
    const { file, ...told } = decided.value.value;
    answer = file;
    return ok(told);
  });
  handle('package.answer', async () =>
    answer === null ? err({ code: 'not-asked' }) : saved(window, nameOf('from-hub'), answer),
  );
}
