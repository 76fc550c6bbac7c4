import { z } from 'zod';
import { err, ok, type Result } from '#shared/kernel/result';
import { at } from '#shared/kernel/time';
import { enrolReply } from '#shared/sync/hub-api';
import { sentMutation } from '#shared/sync/pending';
import { SCHEMA } from '#shared/sync/upcast';
import { NotTheAuthority } from '../../authority/port-keeper';
import { identityIn } from '../../hub-identity';
import type { HubConfig } from '../../config';
import { publicKeysOf } from '../../package/keys';
import { signedHandOver, type HubAddress, type SignedHandOver } from '../../relay/forms';
import { stopDeciding, takeOver, type NotHandedOver } from '../../relay/hand-over';
import { passOnAll } from '../../relay/pass-on';
import { openLine } from '../../relay/pinned-call';
import { answersTo, propose } from '../../relay/proposals';
import { handedOverOf, keepHandedOver, keepUpperHub, upperHubOf } from '../../relay/upper-hub';
import type { HubStore } from '../../store/store';
import { withStore } from '../hub-settings';
import { unusable } from '../outcome';
import { jsonBytes, parseJson } from '../store-file';
import type { HubCommand } from './hub-command';

const reason = (cause: unknown): string => (cause instanceof Error ? cause.message : 'unknown');

/** `hub relay-enrol --port P --to URL --fingerprint HEX --code CODE`: from now on the port's history is passed to the hub at that address. */
export const relayEnrolCommand: HubCommand = {
  words: [],
  options: [],
  needs: ['port', 'to', 'fingerprint', 'code'],
  async run({ args: { options }, config }) {
    const said = (name: string): string => options.get(name)!;
    const [port, url, fingerprint] = [said('port'), said('to'), said('fingerprint').toLowerCase()];
    if (!URL.canParse(url))
      return err(unusable('option-value', '--to takes an address like https://host:7443', { read: url }));
    const { keys } = await identityIn(config.dataDir);
    const line = openLine({ url, fingerprint, token: null });
    try {
      const answer = await line.call('/v1/enrol-hub', { code: said('code'), keys: publicKeysOf(keys) });
      const enrolled = enrolReply.safeParse(answer.body);
      if (!enrolled.success) return err(unusable('not-enrolled', `${url} refused the code`, { status: answer.status }));
      const { token, portId, hub } = enrolled.data;
      if (portId !== port) return err(unusable('code-of-another-port', `the code is for ${portId}`, { port: portId }));
      const format = 'lianjian-upper-hub/1';
      await keepUpperHub(config.dataDir, { format, portId, url, fingerprint, token, hubId: hub.hubId, keys: hub.keys });
      const summary = `${port} is passed on to ${hub.name} (${hub.hubId})`;
      return ok({ exit: 0, json: { port, url, hubId: hub.hubId, name: hub.name }, summary });
    } catch (cause) {
      return err(unusable('out-of-reach', `${url} does not answer: ${reason(cause)}`, { url }));
    } finally {
      line.close();
    }
  },
};

/**
 * `hub hand-over --port P [--out FILE]`: this hub stops deciding for the port, passes on what is missing, and gives the hub above the signed
 * paper: over the line, or into FILE for sites without one. Safe to run again after it was interrupted.
 */
export const handOverCommand: HubCommand = {
  words: [],
  options: ['out'],
  needs: ['port'],
  async run({ args: { options }, config, io }) {
    const port = options.get('port')!;
    const above = await upperHubOf(config.dataDir, port);
    if (!above) return err(unusable('no-hub-above', `${port} has no hub above: hub relay-enrol first`, { port }));
    const to = { hubId: above.hubId, url: above.url, fingerprint: above.fingerprint };
    return withStore(config, async (store) => {
      const stopped = await paperFor({ store, config, port, to });
      if (!stopped.ok) return err(unusable(stopped.error, `${port} is not handed over: ${stopped.error}`, { port }));
      const file = options.get('out');
      if (file !== undefined) {
        if (!(await io.writeFile(file, jsonBytes(stopped.value))))
          return err(unusable('file-unwritable', file, { file }));
        return ok({ exit: 0, json: { port, to, file }, summary: `${port} is stopped; the paper is ${file}` });
      }
      const line = openLine(above);
      try {
        await passOnAll({ store, exchange: () => Promise.reject(new NotTheAuthority(port)) }, above, line);
        const { status, body } = await line.call('/v1/hand-over', stopped.value);
        if (status !== 200) return err(unusable('not-taken', `${above.url} did not take ${port}`, { status, body }));
        return ok({ exit: 0, json: { port, to, begun: body }, summary: `${port} is decided by ${above.hubId} now` });
      } catch (cause) {
        const message = `${port} is stopped here, and ${above.url} does not answer (${reason(cause)}): run this again`;
        return err(unusable('out-of-reach', message, { port, url: above.url }));
      } finally {
        line.close();
      }
    });
  },
};

type Handing = {
  readonly store: HubStore;
  readonly config: HubConfig;
  readonly port: string;
  readonly to: HubAddress;
};

/**
 * Stops the port and gives the paper. To whom it goes is on the disk before, the paper after: a run that was interrupted is finished by the
 * next. A paper that was written is never written anew, since others may have decided since.
 */
async function paperFor({ store, config, port, to }: Handing): Promise<Result<SignedHandOver, NotHandedOver>> {
  const decides = (await store.head(port))?.role === 'authority';
  const handed = await handedOverOf(config.dataDir, port);
  const resumed = !decides && handed?.to.hubId === to.hubId;
  if (resumed && handed.paper) return ok(handed.paper);
  if (decides) await keepHandedOver(config.dataDir, port, { to, paper: null });
  const identity = await identityIn(config.dataDir);
  const stopped = await stopDeciding({ store, identity, now: Date.now() }, { portId: port, to, resumed });
  if (stopped.ok) await keepHandedOver(config.dataDir, port, { to, paper: stopped.value });
  return stopped;
}

/** `hub take-over FILE`: begins to decide for the port of a hand-over paper. */
export const takeOverCommand: HubCommand = {
  words: ['FILE'],
  options: [],
  run: ({ args, config, io }) =>
    withStore(config, async (store) => {
      const [file = ''] = args.words;
      const bytes = await io.readFile(file);
      const paper = signedHandOver.safeParse(bytes && parseJson(bytes));
      if (!paper.success) return err(unusable('no-paper', `${file}: this is no hand-over`, { file }));
      const begun = await takeOver({ store, identity: await identityIn(config.dataDir) }, paper.data);
      if (!begun.ok) return err(unusable(begun.error, `${file}: not taken over: ${begun.error}`, { file }));
      const { portId, epoch, version } = begun.value;
      return ok({
        exit: 0,
        json: { portId, epoch, version },
        summary: `${portId} is decided here from version ${String(version)}`,
      });
    }),
};

const wishes = z.array(z.strictObject({ name: sentMutation.shape.name, args: z.unknown(), by: sentMutation.shape.by }));

/** `hub propose FILE --port P`: puts the actions of a JSON file (`[{name, args, by}]`) to the hub that decides for the port. */
export const proposeCommand: HubCommand = {
  words: ['FILE'],
  options: [],
  needs: ['port'],
  async run({ args, config, io }) {
    const [file = ''] = args.words;
    const port = args.options.get('port')!;
    const bytes = await io.readFile(file);
    const read = wishes.safeParse(bytes && parseJson(bytes));
    if (!read.success) return err(unusable('no-proposals', `${file}: these are no proposals`, { file }));
    const actions = read.data.map(({ name, args = null, by }) => ({ name, args, by, v: SCHEMA, at: at(Date.now()) }));
    const numbers = await propose(config.dataDir, port, actions);
    return ok({ exit: 0, json: { port, numbers }, summary: `${String(numbers.length)} proposed to ${port}` });
  },
};

/** `hub proposals --port P`: how far proposals were answered, and what was refused. Exit code 1 where something was. */
export const proposalsCommand: HubCommand = {
  words: [],
  options: [],
  needs: ['port'],
  async run({ args, config }) {
    const answers = await answersTo(config.dataDir, args.options.get('port')!);
    const lines = answers.refused.map((r) => `${String(r.seq)} ${r.name}: ${r.refusal.code}`);
    const summary = [`answered up to ${String(answers.lastSeq)}`, ...lines].join('\n');
    return ok({ exit: answers.refused.length > 0 ? 1 : 0, json: answers, summary });
  },
};
