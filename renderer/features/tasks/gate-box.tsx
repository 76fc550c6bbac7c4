import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useMemo, useState, type KeyboardEvent } from 'react';
import type { SessionId } from '#shared/kernel/ids';
import { clockText } from '#shared/kernel/time';
import { may } from '#shared/domain/user';
import { atGate, type GateHit } from '#shared/rules/gate';
import { useAct, useActor, useDay, useDesk, useDeskState, usePort } from '../../services';
import { useToasts } from '../../state/toasts';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { LackOfPlace } from './lack-of-place';

type Props = {
  /** Who came last: told apart from all others until the next truck comes. */
  readonly came: readonly SessionId[];
  readonly setCame: (ids: readonly SessionId[]) => void;
};

/** The gate: a plate typed once, tractor's or trailer's, and every agency sees the truck as arrived; one without a place is offered some. */
export function GateBox({ came, setCame }: Props) {
  const t = useTexts('tasks');
  const { portId, now } = useDesk();
  const { zone } = usePort();
  const world = useDeskState((s) => s.world);
  const day = useView((v) => v.day);
  const actor = useActor();
  const act = useAct();
  const say = useToasts((s) => s.say);
  const [text, setText] = useState('');
  /** What was ticked by hand, over what is expected. */
  const [ticks, setTicks] = useState<ReadonlyMap<string, boolean>>(new Map());
  const answer = useMemo(() => atGate(world, text, { portId, day }), [world, text, portId, day]);
  const hits = answer.kind === 'found' ? answer.hits : [];
  const chosen = hits.filter((h) => h.arrived === null && (ticks.get(h.session.id) ?? h.expected));
  const records = may(actor, 'record');

  async function arrive(): Promise<void> {
    const at = now();
    for (const { session } of chosen) {
      const args = { sessionId: session.id, kind: 'arrived', at };
      // eslint-disable-next-line no-await-in-loop -- facts in their order; there are one or two
      if (await act({ name: 'milestone.record', args }, { quiet: true })) return;
    }
    const plate = hits[0]?.plate ?? text;
    say({ tone: 'done', text: t('gate.done', { plate, time: clockText(at, zone) }), undoable: false });
    setCame(chosen.map((h) => h.session.id));
    setText('');
    setTicks(new Map());
  }
  function onKeyDown(e: KeyboardEvent): void {
    if (e.nativeEvent.isComposing || e.key !== 'Enter') return;
    if (records && chosen.length > 0) void arrive();
  }

  return (
    <section className="gate" aria-label={t('gate.title')}>
      <div className="gate-line">
        <TextInput
          size="md"
          className="gate-plate"
          aria-label={t('gate.plate')}
          placeholder={t('gate.plate')}
          maxLength={30}
          value={text}
          disabled={!records}
          onChange={(e) => {
            setText(e.currentTarget.value);
            setTicks(new Map());
          }}
          onKeyDown={onKeyDown}
        />
        <Button size="md" disabled={!records || chosen.length === 0} onClick={() => void arrive()}>
          {t('gate.arrive')}
        </Button>
      </div>
      {!records && <p className="gate-quiet">{t('gate.notYours')}</p>}
      {answer.kind === 'found' && (
        <ul>
          {hits.map((hit) => (
            <Hit
              key={hit.session.id}
              hit={hit}
              ticked={chosen.includes(hit)}
              tick={(on) => setTicks(new Map([...ticks, [hit.session.id, on]]))}
            />
          ))}
        </ul>
      )}
      {answer.kind === 'nothing' && came.map((id) => <Placeless key={id} id={id} />)}
      {answer.kind === 'unknown' && text.trim().length > 4 && (
        <Unknown plate={answer.plate} near={answer.near} take={setText} />
      )}
    </section>
  );
}

/** A truck that has just come, where it has no place. */
function Placeless({ id }: { readonly id: SessionId }) {
  const session = useDeskState((s) => s.world.sessions.get(id));
  return session && <LackOfPlace session={session} />;
}

type HitProps = { readonly hit: GateHit; readonly ticked: boolean; readonly tick: (on: boolean) => void };

function Hit({ hit, ticked, tick }: HitProps) {
  const t = useTexts('tasks');
  const { zone } = usePort();
  const { byId } = useDay();
  const view = byId.get(hit.session.id);
  const label = (
    <span className="gate-hit">
      <b className="plate">{view?.name ?? hit.plate}</b>
      <span>{view?.goods}</span>
      <small className="figures">
        {hit.arrived
          ? t('gate.arrivedAt', { time: clockText(hit.arrived.at, zone) })
          : t('gate.eta', { time: clockText(hit.eta, zone) })}
      </small>
    </span>
  );
  return (
    <li>
      {hit.arrived ? (
        <span className="gate-there">
          <IconCircleCheck size={18} aria-hidden />
          {label}
        </span>
      ) : (
        <Checkbox label={label} checked={ticked} onChange={(e) => tick(e.currentTarget.checked)} />
      )}
      {hit.arrived && <LackOfPlace session={hit.session} />}
    </li>
  );
}

type UnknownProps = {
  readonly plate: string;
  readonly near: readonly GateHit[];
  readonly take: (plate: string) => void;
};

function Unknown({ plate, near, take }: UnknownProps) {
  const t = useTexts('tasks');
  return (
    <div className="gate-unknown">
      <p>{t('gate.unknown', { plate })}</p>
      {near.length > 0 && <p>{t('gate.near')}</p>}
      <div className="gate-near">
        {near.slice(0, 4).map((hit) => (
          <Button key={hit.session.id} size="sm" variant="default" className="plate" onClick={() => take(hit.plate)}>
            {hit.plate}
          </Button>
        ))}
        <Button size="sm" variant="default" onClick={() => useView.getState().show('intake')}>
          {t('gate.register')}
        </Button>
      </div>
    </div>
  );
}
