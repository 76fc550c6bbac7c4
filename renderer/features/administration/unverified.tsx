import { Checkbox, TextInput } from '@mantine/core';
import type { Provenance } from '#shared/domain/words';
import { useTexts } from '../../text/i18n';

type Props = {
  readonly provenance: Provenance;
  readonly disabled: boolean;
  readonly onChange: (provenance: Provenance) => void;
};

/** Where a value comes from and whether the port has checked it; what is unchecked is marked wherever it is shown. */
export function Unverified({ provenance, disabled, onChange }: Props) {
  const t = useTexts('administration');
  const { source, verified } = provenance;
  return (
    <div className="provenance">
      {!verified && <span className="unverified">{t('port.unverified')}</span>}
      <TextInput
        label={t('port.source')}
        title={source}
        maxLength={200}
        disabled={disabled}
        value={source}
        onChange={(e) => onChange({ verified, source: e.currentTarget.value })}
      />
      <Checkbox
        label={t('port.verified')}
        disabled={disabled}
        checked={verified}
        onChange={(e) => onChange({ source, verified: e.currentTarget.checked })}
      />
    </div>
  );
}
