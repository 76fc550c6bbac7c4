import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { bookingId } from '#shared/kernel/ids';
import { clockText } from '#shared/kernel/time';
import { useAct, useNow, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { BandChoice } from './band-choice';
import type { BandView, GreenDay, GreenTruck } from './green-model';
import { useLaneDialogs } from './lane-dialogs';

type Props = { readonly truck: GreenTruck; readonly green: GreenDay };

/** Lets a dying load through before others. Says beforehand that someone gives way, and asks why. */
export function EmergencyDialog({ truck, green }: Props) {
  const t = useTexts('greenLane');
  const shell = useTexts('shell');
  const act = useAct();
  const now = useNow();
  const { zone } = usePort();
  const close = useLaneDialogs((s) => s.close);
  const open = green.bands.filter((b) => b.fault === null && b.band.slot.end > now);
  const [chosen, choose] = useState<string | null>(open[0]?.band.id ?? null);
  const [reason, setReason] = useState('');
  const view = open.find((b) => b.band.id === chosen);
  const { name, id } = truck.view;
  const room = ({ band, booked }: BandView): number => Math.max(0, band.quota - booked.length);

  async function jump({ band }: BandView): Promise<void> {
    const args = {
      bookingId: bookingId.parse(truck.booking?.id ?? crypto.randomUUID()),
      sessionId: id,
      bandId: band.id,
      reason: reason.trim(),
    };
    const time = clockText(band.slot.start, zone);
    const failed = await act({ name: 'booking.emergency', args }, { label: t('emergency.done', { name, time }) });
    if (!failed) close();
  }

  return (
    <Modal opened onClose={close} size={480} title={t('emergency.title', { name })}>
      <Stack gap="sm">
        <Text size="sm">{t('emergency.text')}</Text>
        <BandChoice
          bands={open}
          truck={truck}
          best={open[0] ?? null}
          chosen={chosen}
          choose={choose}
          placesOf={(b) => Math.max(1, room(b))}
        />
        {view && room(view) === 0 && (
          <Text size="sm" className="green-say" data-tone="warn">
            {t('emergency.displaces')}
          </Text>
        )}
        <Textarea
          label={t('emergency.reason')}
          placeholder={t('emergency.placeholder')}
          maxLength={300}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {shell('cancel')}
          </Button>
          <Button color="red" disabled={!view || reason.trim() === ''} onClick={() => view && void jump(view)}>
            {t('emergency.confirm', { name })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
