import { err, ok } from '#shared/kernel/result';
import type { HostTalk, PackageParties } from '#shared/sync/host-talk';
import { identityIn } from '../hub-identity';
import { answerPackage } from '../package/answer-package';
import { sealForHub, unsealFromHub, type DeskParties } from '../package/desk-package';
import { keysFromText } from '../package/keys';
import { unseal } from '../package/sealed';
import type { OwnHub } from './own-hub';

const partiesOf = ({ deskId, keys, hub }: PackageParties): DeskParties => ({
  desk: { id: deskId, keys: keysFromText(keys) },
  hub: { id: hub.hubId, keys: hub.keys },
});

/** The file that a desk without a line gives away for its hub. */
export const packOwed = ({ parties, request, token }: HostTalk['pack']['ask'], at: number): Uint8Array =>
  sealForHub(partiesOf(parties), { request, token }, at);

/** Reads the file that came back from the hub; JSON of a `HubOwes`. */
export function unpackAnswer({ parties, bytes }: HostTalk['unpack']['ask']): HostTalk['unpack']['answer'] {
  const opened = unsealFromHub(partiesOf(parties), bytes);
  return opened.ok ? ok(JSON.stringify(opened.value)) : opened;
}

/** Decides what an enrolled desk sent by file, at the hub whose identity lies in a folder. The same file again is harmless. */
export async function decidePackage(
  { hub, seen }: OwnHub,
  folder: string,
  bytes: Uint8Array,
): Promise<HostTalk['decide']['answer']> {
  const identity = await identityIn(folder);
  // Anyone may write to a hub: whether it is an enrolled desk is told by the token within.
  const opened = unseal(bytes, { self: { id: identity.hubId, keys: identity.keys }, trusts: () => true });
  if (!opened.ok) return opened;
  const answered = await answerPackage({ hub, identity }, opened.value);
  if (!answered.ok) return err(answered.error);
  const { deskId, ...decided } = answered.value;
  seen(deskId);
  return ok(decided);
}
