import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Provenance } from '#shared/domain/words';
import { useTexts } from '../../text/i18n';

type Props = {
  readonly name: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly unit: string;
  readonly provenance: Provenance;
  readonly editable: boolean;
  readonly save: (value: number, from: Provenance) => void;
};

/** One number of the port with its source. A number that nobody has verified stays marked until somebody says so. */
export function RuleRow({ name, value, least, most, unit, provenance, editable, save }: Props) {
  const t = useTexts('rules');
  const [number, setNumber] = useState(value);
  const [source, setSource] = useState(provenance.source);
  const [verified, setVerified] = useState(provenance.verified);
  const changed = number !== value || source !== provenance.source || verified !== provenance.verified;
  const sound = Number.isInteger(number) && number >= least && number <= most;
  return (
    <div className="rule-row">
      <strong>{name}</strong>
      <NumberInput
        aria-label={`${name} ${unit}`}
        suffix={` ${unit}`}
        min={least}
        max={most}
        allowDecimal={false}
        disabled={!editable}
        value={number}
        onChange={(v) => setNumber(Number(v))}
      />
      <TextInput
        aria-label={`${name} ${t('source')}`}
        maxLength={200}
        disabled={!editable}
        value={source}
        onChange={(e) => setSource(e.currentTarget.value)}
      />
      <Checkbox
        label={t('verified')}
        disabled={!editable}
        checked={verified}
        onChange={(e) => setVerified(e.currentTarget.checked)}
      />
      <Button
        size="compact-xs"
        disabled={!editable || !changed || !sound}
        aria-label={`${t('save')} ${name}`}
        onClick={() => save(number, { source: source.trim(), verified })}
      >
        {t('save')}
      </Button>
    </div>
  );
}
