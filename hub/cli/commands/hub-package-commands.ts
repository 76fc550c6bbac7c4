import { err, ok, type Result } from '#shared/kernel/result';
import { openHub } from '../../hub';
import { identityIn } from '../../hub-identity';
import { answerPackage } from '../../package/answer-package';
import { unseal, type SealedPackage } from '../../package/sealed';
import { keepPackage, packForAbove, takeReceipt } from '../../relay/relay-package';
import { upperHubOf, upperHubs } from '../../relay/upper-hub';
import type { HubStore } from '../../store/store';
import { withStore } from '../hub-settings';
import type { CliIo } from '../io';
import { unusable, type Outcome, type Unusable } from '../outcome';
import type { HubCommand } from './hub-command';

const SENTENCES: Readonly<Record<string, string>> = {
  'not-a-package': 'this is no package',
  'newer-version': 'the package was written by a newer program',
  damaged: 'the package was damaged or changed on its way',
  'for-another': 'the package is sealed for another hub',
  'sender-unknown': 'the package is from somebody who is not enrolled here',
  'another-kind': 'the package is of another kind',
  unreadable: 'the package does not hold what its kind says',
  'token-unknown': 'the desk of the package is not enrolled here, or was revoked',
  protocol: 'the package speaks another protocol than this hub',
  'does-not-follow': 'an earlier package is missing',
  'chain-broken': 'the history in the package does not follow its chain',
  'rows-unreadable': 'the package holds rows that this hub cannot read',
  'authority-here': 'this hub decides for the port itself',
  'another-history': 'the hub above keeps another history of the port: its copy must be begun anew',
  'port-unknown': 'there is no such port here',
};
const refuse = (code: string, file: string): Result<never, Unusable> =>
  err(unusable(code, `${file}: ${SENTENCES[code] ?? code}`, { file }));

async function write(io: CliIo, file: string, bytes: Uint8Array): Promise<Result<null, Unusable>> {
  return (await io.writeFile(file, bytes))
    ? ok(null)
    : err(unusable('file-unwritable', `${file} cannot be written`, { file }));
}

/** `hub package-out FILE --port P`: all that the port's copy at the hub above is owed, sealed for it. */
export const packageOutCommand: HubCommand = {
  words: ['FILE'],
  options: [],
  needs: ['port'],
  async run({ args, config, io }) {
    const [file = ''] = args.words;
    const port = args.options.get('port')!;
    const above = await upperHubOf(config.dataDir, port);
    if (!above) return err(unusable('no-hub-above', `${port} has no hub above: hub relay-enrol first`, { port }));
    return withStore(config, async (store) => {
      const packed = await packForAbove({ store, identity: await identityIn(config.dataDir), now: Date.now() }, above);
      if (!packed.ok) return refuse(packed.error, port);
      const { entries, version } = packed.value;
      const written = await write(io, file, packed.value.file);
      if (!written.ok) return written;
      return ok({
        exit: 0,
        json: { file, port, entries, version },
        summary: `${file}: ${String(entries)} entries of ${port}`,
      });
    });
  },
};

/**
 * `hub package-in FILE [--out REPLY]`: takes a package in: decides what a desk sent, keeps what a port's hub sent, or takes the receipt of the
 * hub above. REPLY is what is to be carried back.
 */
export const packageInCommand: HubCommand = {
  words: ['FILE'],
  options: ['out'],
  async run({ args, config, io }) {
    const [file = ''] = args.words;
    const bytes = await io.readFile(file);
    if (!bytes) return err(unusable('file-missing', `${file}: there is no such file`, { file }));
    const identity = await identityIn(config.dataDir);
    const above = await upperHubs(config.dataDir);
    const opened = unseal(bytes, {
      self: { id: identity.hubId, keys: identity.keys },
      trusts: (from, kind) =>
        kind !== 'relay-receipt' || above.some((a) => a.hubId === from.id && a.keys.signing === from.keys.signing),
    });
    if (!opened.ok) return refuse(opened.error, file);
    return withStore(config, (store) =>
      takeIn(store, { opened: opened.value, file, out: args.options.get('out'), config, io }),
    );
  },
};

type Incoming = Pick<Parameters<HubCommand['run']>[0], 'config' | 'io'> & {
  readonly opened: SealedPackage;
  readonly file: string;
  readonly out: string | undefined;
};

async function takeIn(
  store: HubStore,
  { opened, file, out, config, io }: Incoming,
): Promise<Result<Outcome, Unusable>> {
  const identity = await identityIn(config.dataDir);
  const hub = openHub({ store: { ...store, close: () => Promise.resolve() }, now: Date.now }); // the store is closed by its opener
  const reply = async (bytes: Uint8Array, json: object, summary: string): Promise<Result<Outcome, Unusable>> => {
    if (out === undefined) return ok({ exit: 0, json: { kind: opened.kind, ...json }, summary });
    const written = await write(io, out, bytes);
    return written.ok
      ? ok({ exit: 0, json: { kind: opened.kind, ...json, out }, summary: `${summary}; carry back ${out}` })
      : written;
  };
  try {
    if (opened.kind === 'exchange-request') {
      const answered = await answerPackage({ hub, identity }, opened);
      if (!answered.ok) return refuse(answered.error, file);
      const { file: bytes, ...told } = answered.value;
      return await reply(bytes, told, `${String(told.actions)} actions, ${String(told.refused)} refused`);
    }
    if (opened.kind === 'relay') {
      const kept = await keepPackage({ store, identity, now: Date.now() }, opened);
      if (!kept.ok) return refuse(kept.error, file);
      const { receipt, ...told } = kept.value;
      return await reply(receipt, told, `${told.portId} stands at version ${String(told.version)}`);
    }
    if (opened.kind !== 'relay-receipt') return refuse('another-kind', file);
    const from = (await upperHubs(config.dataDir)).filter((a) => a.hubId === opened.from.id);
    for (const above of from) {
      const taken = await takeReceipt({ hub, identity }, above, opened);
      if (taken.ok)
        return ok({
          exit: 0,
          json: { kind: opened.kind, ...taken.value },
          summary: `receipt up to version ${String(taken.value.version)}`,
        });
    }
    return refuse('unreadable', file);
  } finally {
    await hub.close();
  }
}
