import { commitment } from '#shared/draw/draw-seed';
import { certificateOf } from '#shared/draw/certificate';
import type { DrawRecord } from '#shared/domain/double-random';
import { forgetSecret, freshSecret, keepSecret, secretOf } from '../../data/draw-secrets';
import { saveFile } from '../../data/files';
import { useAct, useActor, useDeskState, usePort } from '../../services';
import { useSecondPerson } from '../../state/second-person';
import { useToasts } from '../../state/toasts';
import { useTexts } from '../../text/i18n';
import { drawNumber, personOf, witnessesOf, type Subject } from './draw-model';

/** What can be done with draws at this desk; each says how it went. */
export type DrawActs = {
  readonly begin: (
    subject: Subject,
    again?: { readonly draw: DrawRecord; readonly reason: string },
  ) => Promise<boolean>;
  readonly witness: (draw: DrawRecord) => Promise<void>;
  readonly run: (draw: DrawRecord, name: string) => Promise<void>;
  readonly abandon: (draw: DrawRecord, reason: string) => Promise<boolean>;
  readonly save: (draw: DrawRecord) => Promise<void>;
};

/** The steps of a draw, each an action of whoever takes it. */
export function useDraw(): DrawActs {
  const t = useTexts('draw');
  const act = useAct();
  const actor = useActor();
  const { id: portId } = usePort();
  const world = useDeskState((s) => s.world);
  const ask = useSecondPerson((s) => s.ask);
  const say = useToasts((s) => s.say);
  const told = (text: string): void => say({ tone: 'done', text, undoable: false });
  const warned = (text: string): void => say({ tone: 'refused', text, undoable: false });

  return {
    async begin({ day, session }, again) {
      const drawId = crypto.randomUUID();
      const secret = freshSecret();
      const published = commitment(secret);
      if (!published.ok) return false;
      await keepSecret(drawId, secret);
      const sessionId = session?.id ?? null;
      const args = { drawId, portId, day, sessionId, replaces: again?.draw.id ?? null, commitment: published.value };
      const failed = await act(
        { name: 'draw.commit', args: { ...args, reason: again?.reason ?? '' } },
        { quiet: true },
      );
      if (failed) await forgetSecret(drawId);
      return failed === null;
    },
    async witness(draw) {
      const users = witnessesOf(world, draw);
      if (users.length === 0) return warned(t('witness.nobody'));
      const free = draw.pool.filter((m) => m.excluded === null).length;
      const user = await ask({
        title: t('witness.title'),
        text: t('witness.text', { free, hash: draw.poolHash.slice(0, 16) }),
        confirm: t('witness.confirm'),
        users,
      });
      if (!user) return;
      const args = { drawId: draw.id, poolHash: draw.poolHash, salt: freshSecret() };
      const failed = await act({ name: 'draw.witness', args }, { quiet: true, as: user });
      if (!failed) told(t('witness.done', { name: user.name }));
    },
    async run(draw, name) {
      const secret = await secretOf(draw.id);
      if (secret === null || draw.operator !== actor.id)
        return warned(t('steps.elsewhere', { name: personOf(world, draw.operator) }));
      const failed = await act({ name: 'draw.run', args: { drawId: draw.id, secret, reason: null } }, { quiet: true });
      if (failed) return; // the plan may still ask for the reason of a slip: the secret is wanted then
      told(draw.kind === 'objects' ? t('result.objects', { count: draw.ask.pick }) : t('result.team', { name }));
    },
    async abandon(draw, reason) {
      const failed = await act({ name: 'draw.abandon', args: { drawId: draw.id, reason } }, { quiet: true });
      if (!failed) await forgetSecret(draw.id);
      return failed === null;
    },
    async save(draw) {
      const certificate = certificateOf(draw, (id) => personOf(world, id));
      if (!certificate) return;
      const name = t('result.fileName', { day: draw.day, number: drawNumber(draw.id) });
      const data = new TextEncoder().encode(`${JSON.stringify(certificate, null, 2)}\n`);
      const saved = await saveFile({ suggestedName: name, kind: 'json', data });
      if (saved.ok) told(t('result.exported', { path: saved.value }));
      else if (saved.error !== 'cancelled') warned(t('result.exportFailed'));
    },
  };
}
