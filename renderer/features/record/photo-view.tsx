import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { clockText, dayOf } from '#shared/kernel/time';
import type { Photo } from '#shared/domain/record';
import { dataUrl, type StoredPhoto } from '../../data/photo-store';
import { useAct, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import type { Sheet } from './use-record';
import { useNameOf } from './use-name';

type Props = {
  readonly photo: Photo;
  readonly stored: StoredPhoto | undefined;
  readonly sheet: Sheet;
  readonly close: () => void;
};

/** One photo large, with what is known of it; on a desk without its bytes, that is said. The own one can be said not to count. */
export function PhotoView({ photo, stored, sheet, close }: Props) {
  const t = useTexts('record');
  const { zone } = usePort();
  const nameOf = useNameOf();
  const act = useAct();
  const [reason, setReason] = useState('');
  const source = useWhole(stored);
  const mine = sheet.open && photo.column === sheet.actor.agency;
  async function withdraw(): Promise<void> {
    const failed = await act({ name: 'photo.withdraw', args: { photoId: photo.id, reason } }, { quiet: true });
    if (!failed) close();
  }
  return (
    <Stack gap="xs" className="record-photo">
      {source === null ? (
        <p className="record-photo-missing">{t('photo.missing', { name: nameOf(photo.by) })}</p>
      ) : (
        <img src={source} alt={t('photo.title')} />
      )}
      <Text size="xs" className="figures">
        {t('photo.facts', {
          name: nameOf(photo.by),
          time: `${dayOf(photo.at, zone)} ${clockText(photo.at, zone)}`,
          size: Math.ceil(photo.bytes / 1024),
          hash: photo.hash.slice(0, 16),
        })}
      </Text>
      {mine && (
        <Group gap="xs">
          <TextInput
            aria-label={t('photo.why')}
            placeholder={t('photo.why')}
            maxLength={200}
            value={reason}
            onChange={(e) => setReason(e.currentTarget.value)}
          />
          <Button variant="default" disabled={reason.trim() === ''} onClick={() => void withdraw()}>
            {t('photo.withdraw')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** The whole picture as an address of the page. */
function useWhole(stored: StoredPhoto | undefined): string | null {
  const [source, setSource] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    if (stored) void read(stored);
    async function read({ bytes, type }: StoredPhoto): Promise<void> {
      const url = await dataUrl(new Blob([bytes.slice()], { type }));
      if (!left) setSource(url);
    }
    return () => {
      left = true;
    };
  }, [stored]);
  return source;
}
