import { Modal, Stack, Text } from '@mantine/core';
import { useSecondPerson } from '../state/second-person';
import { useTexts } from '../text/i18n';
import { SignInForm } from './sign-in-form';

/** Somebody else signs for one action, here and now, with the own PIN; whoever works at the desk stays signed in. */
export function SecondPersonDialog() {
  const { asked, settle } = useSecondPerson();
  const t = useTexts('signIn');
  if (!asked) return null;
  return (
    <Modal opened onClose={() => settle(null)} title={asked.title} size={560}>
      <Stack gap="sm">
        <Text size="sm">{asked.text}</Text>
        <Text size="xs" c="dimmed">
          {t('second.self')}
        </Text>
        <SignInForm users={asked.users} first={null} verb={asked.confirm} onSigned={settle} />
      </Stack>
    </Modal>
  );
}
