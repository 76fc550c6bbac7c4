import { err, ok, type Result } from '#shared/kernel/result';
import { MINUTE } from '#shared/kernel/time';
import { portId } from '#shared/kernel/ids';
import { agencyCode } from '#shared/domain/words';
import { openAccess, type DeskKind } from '../../access';
import { identityIn } from '../../hub-identity';
import type { EnrolledDesk, EnrolmentCode } from '../../store/store';
import { wholeNumber, type Arguments } from '../arguments';
import { withStore } from '../hub-settings';
import { unusable, type Unusable } from '../outcome';
import type { HubCommand } from './hub-command';

/** A week: longer, and a code that was forgotten on a desk lets somebody in. */
const MOST_MINUTES = 10_080;

type Wish = Pick<EnrolmentCode, 'portId' | 'agency' | 'duty' | 'label'> & { readonly kind: DeskKind };

const oneOf = <T extends string>(read: string, ...known: readonly T[]): T | null =>
  known.find((k) => k === read) ?? null;

function wishOf({ options }: Arguments): Result<Wish, Unusable> {
  const refuse = (option: string, expected: string) => {
    const read = options.get(option) ?? '';
    return err(unusable('option-value', `--${option} takes ${expected}`, { option, read }));
  };
  const duty = oneOf(options.get('duty') ?? 'cases', 'cases', 'administration');
  if (!duty) return refuse('duty', 'cases or administration');
  const kind = oneOf(options.get('kind') ?? 'desk', 'desk', 'hub');
  if (!kind) return refuse('kind', 'desk or hub');
  const agency = options.get('agency') ?? null;
  if (agency !== null && !agencyCode.safeParse(agency).success) return refuse('agency', 'a code such as customs');
  const port = portId.safeParse(options.get('port'));
  if (!port.success) return refuse('port', 'the code of a port');
  return ok({ portId: port.data, agency, duty, kind, label: (options.get('label') ?? '').slice(0, 80) });
}

/** `hub code --port CODE [--agency customs] [--duty cases|administration] [--label TEXT] [--minutes N] [--kind desk|hub]`: a one-time code. */
export const codeCommand: HubCommand = {
  words: [],
  options: ['agency', 'duty', 'label', 'minutes', 'kind'],
  needs: ['port'],
  async run({ args, config }) {
    const minutes = wholeNumber(args, 'minutes', { least: 1, most: MOST_MINUTES, otherwise: 60 });
    if (!minutes.ok) return minutes;
    const wish = wishOf(args);
    if (!wish.ok) return wish;
    return withStore(
      config,
      async (store) => {
        const { hubId, fingerprint } = await identityIn(config.dataDir);
        const access = openAccess(store, Date.now);
        const { code, expiresAt } = await access.makeCode({ ...wish.value, validFor: minutes.value * MINUTE });
        const until = new Date(expiresAt).toISOString();
        const json = { code, expiresAt: until, ...wish.value, hubId, fingerprint };
        return ok({ exit: 0, json, summary: `${code}\nuntil ${until}\nfingerprint ${fingerprint}` });
      },
      { made: true },
    );
  },
};

/** A desk without the hash of its token. */
const told = ({ deskId, label, agency, duty, enrolledAt, revokedAt }: EnrolledDesk) => ({
  deskId,
  label,
  agency,
  duty,
  enrolledAt,
  revokedAt,
});

/** `hub desks --port CODE`: the desks and hubs enrolled for a port. */
export const desksCommand: HubCommand = {
  words: [],
  options: [],
  needs: ['port'],
  run: ({ args, config }) =>
    withStore(config, async (store) => {
      const desks = (await store.desks(args.options.get('port')!)).map(told);
      const lines = desks.map(
        (d) => `${d.deskId} ${d.agency ?? 'all'} ${d.duty} ${d.revokedAt === null ? 'enrolled' : 'revoked'} ${d.label}`,
      );
      return ok({ exit: 0, json: { desks }, summary: lines.join('\n') || 'no desks' });
    }),
};

/** `hub revoke DESK --port CODE`: takes a desk's token away. A hub at work stops believing it within seconds. */
export const revokeCommand: HubCommand = {
  words: ['DESK'],
  options: [],
  needs: ['port'],
  run: ({ args, config }) =>
    withStore(config, async (store) => {
      const [desk = ''] = args.words;
      const port = args.options.get('port')!;
      const revoked = await openAccess(store, Date.now).revoke(port, desk);
      if (!revoked) return err(unusable('desk-unknown', `${port} has no desk ${desk}`, { port, desk }));
      return ok({ exit: 0, json: { revoked: desk }, summary: `revoked ${desk}` });
    }),
};
