import { Button, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import type { FeeItem } from '#shared/domain/ledger';
import { may } from '#shared/domain/user';
import { printUpright } from '../../data/print';
import { FeePapers } from '../../print/fees/fee-papers';
import { useAct, useActor, useDesk, useDeskState, useNow, usePort } from '../../services';
import { useToasts } from '../../state/toasts';
import { useTexts } from '../../text/i18n';

const EMPTY = { name: '', payee: '', unit: '', basis: '' } as const;
type Draft = Readonly<Record<keyof typeof EMPTY, string>>;

/** The fees that the port has published: kept by whoever keeps the rules, printed for the wall. */
export function FeeList() {
  const t = useTexts('ledgers');
  const port = usePort();
  const actor = useActor();
  const { demo } = useDesk();
  const at = useNow();
  const say = useToasts((s) => s.say);
  const all = useDeskState((s) => s.world.feeItems);
  const items = [...all.values()]
    .filter((i) => i.portId === port.id && i.listed)
    .toSorted((a, b) => a.name.localeCompare(b.name));
  async function print(): Promise<void> {
    const printed = await printUpright({ to: 'dialog', name: t('fees.formTitle', { port: port.name.zh }) });
    if (printed.ok) say({ tone: 'done', text: t('saved', { path: printed.value ?? '' }), undoable: false });
    else if (printed.error !== 'cancelled') say({ tone: 'weather', text: t('notSaved'), undoable: false });
  }
  return (
    <aside className="fee-list">
      <h2>
        {t('fees.list')}
        <Button size="compact-xs" variant="default" disabled={items.length === 0} onClick={() => void print()}>
          {t('fees.print')}
        </Button>
      </h2>
      {items.length === 0 && <p className="ledgers-none">{t('fees.listNone')}</p>}
      <ul>
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
      {may(actor, 'rules') && <ItemForm />}
      {createPortal(
        <div className="print-outlet" aria-hidden>
          <FeePapers port={port} items={items} printing={{ at, by: actor.name, demo }} />
        </div>,
        document.body,
      )}
    </aside>
  );
}

function Item({ item }: { readonly item: FeeItem }) {
  const t = useTexts('ledgers');
  const act = useAct();
  const actor = useActor();
  const { name } = item;
  return (
    <li>
      <span>
        {name} <b className="figures">{item.fen === null ? t('fees.agreed') : (item.fen / 100).toFixed(2)}</b>
        {item.unit !== '' && ` / ${item.unit}`}
        <small>{[item.payee, item.basis].filter(Boolean).join(' · ')}</small>
      </span>
      {may(actor, 'rules') && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() =>
            void act(
              { name: 'fee.list', args: { item: { ...item, listed: false } } },
              { label: t('fees.removed', { name }), quiet: true },
            )
          }
        >
          {t('fees.remove')}
        </Button>
      )}
    </li>
  );
}

function ItemForm() {
  const t = useTexts('ledgers');
  const act = useAct();
  const port = usePort();
  const desk = useDesk();
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [yuan, setYuan] = useState<number | ''>('');
  async function add(): Promise<void> {
    const key = String(desk.now());
    const name = draft.name.trim();
    const item: FeeItem = {
      ...draft,
      name,
      id: `${port.id}/${key}`,
      portId: port.id,
      key,
      fen: yuan === '' ? null : Math.round(yuan * 100),
      provenance: { source: draft.basis, verified: draft.basis.trim() !== '' },
      listed: true,
    };
    const done = await act({ name: 'fee.list', args: { item } }, { label: t('fees.added', { name }), quiet: true });
    if (done !== null) return;
    setDraft(EMPTY);
    setYuan('');
  }
  return (
    <div className="fee-form">
      {(['name', 'payee', 'unit', 'basis'] as const).map((field) => (
        <TextInput
          key={field}
          size="xs"
          aria-label={t(`fees.${field}`)}
          placeholder={t(`fees.${field}`)}
          maxLength={field === 'unit' ? 40 : 80}
          value={draft[field]}
          onChange={(e) => {
            const { value } = e.currentTarget;
            setDraft((old) => ({ ...old, [field]: value }));
          }}
        />
      ))}
      <NumberInput
        size="xs"
        aria-label={t('fees.price')}
        placeholder={t('fees.price')}
        min={0}
        max={1_000_000}
        decimalScale={2}
        value={yuan}
        onChange={(value) => setYuan(typeof value === 'number' ? value : '')}
      />
      <Button size="xs" disabled={draft.name.trim() === ''} onClick={() => void add()}>
        {t('fees.add')}
      </Button>
    </div>
  );
}
