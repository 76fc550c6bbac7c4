import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FindingValue } from '#shared/domain/record';
import { valueOf } from '#shared/rules/record';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { EntryTrace } from './entry-trace';
import { SavedText } from './saved-text';
import { useNameOf } from './use-name';
import type { Sheet } from './use-record';
import { valueText } from './value-text';

type Party = Extract<FindingValue, { kind: 'party' }>;
const NOBODY: Party = { kind: 'party', present: false, name: '', signature: null };

/** What all agencies share: who of the trader was there and signed or refused; who saw it where nobody came (径行开验). */
export function SharedPart({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useTranslation();
  const { shared } = sheet.record;
  const party = valueOf(shared, 'party', 'party');
  return (
    <>
      <fieldset className="record-row record-shared" aria-label={wordOf(t, 'recordItem', 'party')}>
        <h4>{wordOf(t, 'recordItem', 'party')}</h4>
        <div className="record-cell" data-own={sheet.sharedOpen || undefined} data-owed={partyOwed(sheet) || undefined}>
          {sheet.sharedOpen ? <PartyFields sheet={sheet} party={party} /> : <Read sheet={sheet} item="party" />}
          <EntryTrace entry={shared.get('party')} />
        </div>
      </fieldset>
      {party?.present === false && (
        <fieldset className="record-row record-shared" aria-label={wordOf(t, 'recordItem', 'witness')}>
          <h4>{wordOf(t, 'recordItem', 'witness')}</h4>
          <div className="record-cell" data-own={sheet.sharedOpen || undefined}>
            {sheet.sharedOpen ? <WitnessFields sheet={sheet} /> : <Read sheet={sheet} item="witness" />}
            <EntryTrace entry={shared.get('witness')} />
          </div>
        </fieldset>
      )}
    </>
  );
}

/** Whether nothing, or not enough, has been said of the accompanying person. */
function partyOwed({ record: { shared } }: Sheet): boolean {
  const party = valueOf(shared, 'party', 'party');
  return party === null || (party.present && party.signature === null);
}

function Read({ sheet, item }: { readonly sheet: Sheet; readonly item: 'party' | 'witness' }) {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const now = sheet.record.shared.get(item)?.now;
  if (!now) return <span className="record-blank">—</span>;
  return (
    <>
      <span className="record-said">{valueText(t, now.value, nameOf)}</span>
      {now.note !== '' && <span className="record-note">{now.note}</span>}
    </>
  );
}

function PartyFields({ sheet, party }: { readonly sheet: Sheet; readonly party: Party | null }) {
  const { t: any } = useTranslation();
  const t = useTexts('record');
  const note = sheet.record.shared.get('party')?.now.note ?? '';
  const save = (part: Partial<Party>, text = note): void =>
    void sheet.write('party', { ...(party ?? NOBODY), ...part }, text);
  return (
    <div className="record-line">
      <SegmentedControl
        size="sm"
        aria-label={wordOf(any, 'recordItem', 'party')}
        data={(['present', 'absent'] as const).map((value) => ({ value, label: wordOf(any, 'party', value) }))}
        value={party === null ? '' : party.present ? 'present' : 'absent'}
        onChange={(value) => save(value === 'present' ? { present: true } : NOBODY)}
      />
      {party?.present === true && (
        <>
          <SavedText
            label={t('partyName')}
            placeholder={t('partyName')}
            longest={60}
            value={party.name}
            save={(name) => save({ name })}
          />
          <SegmentedControl
            size="sm"
            aria-label={t('partySignature')}
            data={(['signed', 'refused'] as const).map((value) => ({ value, label: wordOf(any, 'party', value) }))}
            value={party.signature ?? ''}
            onChange={(value) => save({ signature: value as 'signed' | 'refused' })}
          />
          {party.signature === 'refused' && (
            <SavedText
              label={t('refusalNote')}
              placeholder={t('refusalNote')}
              longest={500}
              owed={note === ''}
              value={note}
              save={(text) => save({}, text)}
            />
          )}
        </>
      )}
    </div>
  );
}

function WitnessFields({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts('record');
  const witness = valueOf(sheet.record.shared, 'witness', 'witness') ?? { name: '', capacity: '' };
  const save = (part: Partial<typeof witness>): void =>
    void sheet.write('witness', { ...witness, ...part, kind: 'witness' }, '');
  return (
    <div className="record-line">
      <SavedText
        label={t('witnessName')}
        placeholder={t('witnessName')}
        longest={60}
        owed={witness.name === ''}
        value={witness.name}
        save={(name) => save({ name })}
      />
      <SavedText
        label={t('witnessCapacity')}
        placeholder={t('witnessCapacity')}
        longest={60}
        value={witness.capacity}
        save={(capacity) => save({ capacity })}
      />
      <small>{t('openedAlone')}</small>
    </div>
  );
}
