import { Popover, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time';
import type { Finding } from '#shared/domain/record';
import type { Entry } from '#shared/rules/record';
import { usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { valueText } from './value-text';
import { useNameOf } from './use-name';

/** Who said it and when; behind it, where something was corrected, all that was said before. */
export function EntryTrace({ entry }: { readonly entry: Entry | undefined }) {
  const t = useTexts('record');
  const { zone } = usePort();
  const nameOf = useNameOf();
  if (!entry) return null;
  const { now, earlier } = entry;
  const line = (f: Finding): string => `${nameOf(f.by)} ${clockText(f.at, zone)}`;
  if (earlier.length === 0) return <span className="record-trace figures">{line(now)}</span>;
  return (
    <Popover position="bottom-start" shadow="md" transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <UnstyledButton className="record-trace figures" data-corrected>
          {line(now)} · {t('corrected', { count: earlier.length })}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <ol className="record-earlier figures" aria-label={t('earlier')}>
          {[now, ...earlier].map((f) => (
            <li key={f.id}>
              <time>{clockText(f.at, zone)}</time> <b>{nameOf(f.by)}</b> <Said finding={f} />
            </li>
          ))}
        </ol>
      </Popover.Dropdown>
    </Popover>
  );
}

function Said({ finding: { value, note } }: { readonly finding: Finding }) {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  return <span>{[valueText(t, value, nameOf), note].filter((part) => part !== '').join(' · ')}</span>;
}
