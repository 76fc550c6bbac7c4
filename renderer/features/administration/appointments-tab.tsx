import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { traderIdOf, type LaneTerms, type ListedTrader } from '#shared/domain/appointment';
import { firmCodeState, termsOf } from '#shared/rules/lane-law';
import { useAct, useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { Unverified } from './unverified';

/** Appointments: the port's terms for them, and the firms that customs rates out of the ordinary. */
export function AppointmentsTab({ editable }: { readonly editable: boolean }) {
  const port = usePort();
  const terms = useDeskState((s) => s.world.laneTerms.get(port.id));
  return (
    <div className="admin-list appointments-tab">
      <Terms key={JSON.stringify(terms)} editable={editable} />
      <Traders editable={editable} />
    </div>
  );
}

function Terms({ editable }: { readonly editable: boolean }) {
  const t = useTexts('goods');
  const act = useAct();
  const port = usePort();
  const world = useDeskState((s) => s.world);
  const [terms, setTerms] = useState<LaneTerms>(() => termsOf(world, port));
  const set = (wish: Partial<LaneTerms>): void => setTerms({ ...terms, ...wish });
  const hours = (key: 'aheadMinutes' | 'aheadAeoMinutes') => ({
    min: 0,
    max: 336,
    disabled: !editable,
    value: terms[key] / 60,
    onChange: (value: string | number) => set({ [key]: Math.round(Number(value) * 60) || 0 }),
  });
  return (
    <fieldset className="port-group settings-group" disabled={!editable}>
      <legend>{t('terms.title')}</legend>
      <NumberInput label={t('terms.ahead')} {...hours('aheadMinutes')} />
      <NumberInput label={t('terms.aheadAeo')} {...hours('aheadAeoMinutes')} />
      <NumberInput
        label={t('terms.noteDays')}
        min={1}
        max={60}
        allowDecimal={false}
        disabled={!editable}
        value={terms.noteDays}
        onChange={(value) => set({ noteDays: Number(value) || 1 })}
      />
      <Unverified provenance={terms.provenance} disabled={!editable} onChange={(provenance) => set({ provenance })} />
      <Button
        disabled={!editable}
        onClick={() => void act({ name: 'lane.terms', args: { terms } }, { label: t('terms.saved') })}
      >
        {t('terms.save')}
      </Button>
    </fieldset>
  );
}

const STANDINGS = ['ordinary', 'aeo', 'distrusted'] as const satisfies readonly ListedTrader['standing'][];

function Traders({ editable }: { readonly editable: boolean }) {
  const t = useTexts('goods');
  const port = usePort();
  const table = useDeskState((s) => s.world.traders);
  const rows = [...table.values()].filter((r) => r.portId === port.id).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return (
    <section aria-label={t('traders.title')}>
      <div className="admin-tools">
        <h2>{t('traders.title')}</h2>
        <span className="read-only">{t('traders.hint')}</span>
      </div>
      <table className="admin-table">
        <thead>
          <tr>
            {(['code', 'name', 'standing', 'source'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`traders.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Trader key={row.id} row={row} editable={editable} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="admin-empty">{t('traders.empty')}</p>}
      <NewTrader editable={editable} />
    </section>
  );
}

/** Puts a firm on the list, or rates it anew. */
function usePutTrader(): (row: Omit<ListedTrader, 'id' | 'portId'>) => Promise<boolean> {
  const t = useTexts('goods');
  const act = useAct();
  const port = usePort();
  return async (row) => {
    const trader = { ...row, id: traderIdOf(port.id, row.code), portId: port.id };
    const label = t('traders.saved', { name: row.name });
    return (await act({ name: 'trader.put', args: { trader } }, { label })) === null;
  };
}

function Trader({ row, editable }: { readonly row: ListedTrader; readonly editable: boolean }) {
  const t = useTexts('goods');
  const save = usePutTrader();
  const { id: _id, portId: _port, ...said } = row;
  return (
    <tr data-standing={row.standing}>
      <td className="plate">{row.code}</td>
      <th scope="row">{row.name}</th>
      <td>
        <Select
          size="xs"
          aria-label={`${t('traders.standing')} ${row.name}`}
          allowDeselect={false}
          disabled={!editable}
          data={STANDINGS.map((value) => ({ value, label: t(`traders.${value}`) }))}
          value={row.standing}
          onChange={(standing) => standing && void save({ ...said, standing })}
        />
      </td>
      <td>
        {!row.provenance.verified && <em className="unverified">{t('unverified')}</em>} {row.provenance.source}
      </td>
    </tr>
  );
}

const NOBODY = { code: '', name: '', source: '' };

function NewTrader({ editable }: { readonly editable: boolean }) {
  const t = useTexts('goods');
  const save = usePutTrader();
  const [draft, setDraft] = useState(NOBODY);
  const [standing, setStanding] = useState<ListedTrader['standing']>('distrusted');
  const set = (wish: Partial<typeof NOBODY>): void => setDraft({ ...draft, ...wish });
  const code = draft.code.trim().toUpperCase();
  const ready =
    editable && firmCodeState(code) !== 'malformed' && draft.name.trim() !== '' && draft.source.trim() !== '';
  async function add(): Promise<void> {
    const provenance = { source: draft.source.trim(), verified: false };
    if (await save({ code, name: draft.name.trim(), standing, provenance })) setDraft(NOBODY);
  }
  return (
    <div className="trader-new">
      {(['code', 'name', 'source'] as const).map((key) => (
        <TextInput
          key={key}
          label={t(`traders.${key}`)}
          disabled={!editable}
          value={draft[key]}
          onChange={(e) => set({ [key]: e.currentTarget.value })}
        />
      ))}
      <Select
        label={t('traders.standing')}
        allowDeselect={false}
        disabled={!editable}
        data={STANDINGS.map((value) => ({ value, label: t(`traders.${value}`) }))}
        value={standing}
        onChange={(value) => value && setStanding(value)}
      />
      <Button disabled={!ready} onClick={() => void add()}>
        {t('traders.add')}
      </Button>
    </div>
  );
}
