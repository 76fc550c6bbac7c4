import { portId as portIdOf } from '#shared/kernel/ids';
import { err, ok, type Result } from '#shared/kernel/result';
import type { CallName } from '#shared/ipc/channels';
import type { Input, Output, Reply } from '#shared/ipc/contract';
import type { HubTrouble } from '#shared/ipc/hub-contract';
import type { AnswerRefusal, HubOwes } from '#shared/sync/usb-package';
import { bridge } from './bridge';
import type { Desk } from './desk';
import type { PackageTaken } from './exchange-loop';

/** Why a package was not written, read or decided. */
export type PackageFailure =
  | AnswerRefusal
  | HubTrouble
  /** The officer closed the dialog. */
  | 'cancelled'
  /** This desk's own keys are gone. */
  | 'lost'
  /** The file or folder, or our own program. */
  | 'disk-full'
  | 'not-writable'
  | 'file-unreadable'
  | 'too-large'
  | 'fault';

const FILES = { 'disk-full': 'disk-full', 'not-writable': 'not-writable', unreadable: 'file-unreadable' } as const;

type Said<C extends CallName> = Exclude<
  Output<C>,
  { readonly trouble: unknown } | { readonly reason: string } | { readonly lost: true }
>;

/** One call about a package: what came of it, or the one reason why nothing did. */
async function ask<C extends CallName>(channel: C, input: Input<C>): Promise<Result<Said<C>, PackageFailure>> {
  const reply: Reply<C> | undefined = await bridge()?.call(channel, input);
  if (!reply?.ok) return err(failureOf(reply?.error.code));
  const said = reply.value as { trouble?: HubTrouble; reason?: AnswerRefusal; lost?: true };
  if (said.lost) return err('lost');
  const why = said.trouble ?? said.reason;
  return why ? err(why) : ok(reply.value as Said<C>);
}

function failureOf(code: string | undefined): PackageFailure {
  if (code === 'cancelled' || code === 'too-large') return code;
  return FILES[code as keyof typeof FILES] ?? 'fault';
}

/** Writes all that this desk owes its hub into a file that the hub alone can read. Gives how many actions are in it. */
export async function packageOut(desk: Desk): Promise<Result<{ path: string; actions: number }, PackageFailure>> {
  const request = desk.owed();
  const done = await ask('package.out', { request });
  return done.ok ? ok({ path: done.value.path, actions: request.pending.length }) : done;
}

/** Reads the file that came back from the hub and takes what is in it. */
export async function packageIn(desk: Desk): Promise<Result<PackageTaken, PackageFailure>> {
  const read = await ask('package.in', { portId: portIdOf.parse(desk.portId) });
  if (!read.ok) return read;
  return ok(await desk.takePackage(JSON.parse(read.value.text) as HubOwes)); // held against its schema by the hub process
}

/** Lets the hub of this workstation decide the file of a desk. */
export const takePackage = () => ask('package.take', {});

/** Writes the hub's answer to the file that was last decided. */
export const saveAnswer = () => ask('package.answer', {});
