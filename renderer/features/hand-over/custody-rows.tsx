import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { CustodyLine } from '#shared/domain/hand-over';
import { useTexts } from '../../text/i18n';

const KINDS = ['seal', 'key', 'device'] as const;
const MOST = 60;

type Props = {
  readonly lines: readonly CustodyLine[];
  /** Null where they are only read. */
  readonly change: ((lines: readonly CustodyLine[]) => void) | null;
};

/** Seals, keys and devices that pass from hand to hand. */
export function CustodyRows({ lines, change }: Props) {
  const t = useTexts('handOver');
  const set = (at: number, part: Partial<CustodyLine>): void =>
    change?.(lines.map((line, i) => (i === at ? { ...line, ...part } : line)));
  return (
    <fieldset className="hand-over-custody">
      <legend>{t('custody.title')}</legend>
      {lines.length === 0 && <p className="hand-over-hint">{t('custody.none')}</p>}
      {lines.map((line, i) => (
        <div key={i}>
          <Select
            aria-label={t('custody.title')}
            allowDeselect={false}
            disabled={!change}
            data={KINDS.map((value) => ({ value, label: t(`custody.${value}`) }))}
            value={line.kind}
            onChange={(kind) => kind && set(i, { kind })}
          />
          <TextInput
            aria-label={t('custody.what')}
            placeholder={t('custody.what')}
            maxLength={80}
            disabled={!change}
            value={line.what}
            onChange={(e) => set(i, { what: e.currentTarget.value })}
          />
          <TextInput
            aria-label={t('custody.state')}
            placeholder={t('custody.state')}
            maxLength={120}
            disabled={!change}
            value={line.state}
            onChange={(e) => set(i, { state: e.currentTarget.value })}
          />
          <ActionIcon
            aria-label={t('custody.remove')}
            disabled={!change}
            onClick={() => change?.(lines.filter((_, k) => k !== i))}
          >
            <IconX size={14} />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconPlus size={13} />}
        disabled={!change || lines.length >= MOST}
        onClick={() => change?.([...lines, { kind: lines.at(-1)?.kind ?? 'seal', what: '', state: '' }])}
      >
        {t('custody.add')}
      </Button>
    </fieldset>
  );
}
