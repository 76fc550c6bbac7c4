import { Button, Group, Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { kitOf, knownPorts } from '#shared/ports/known-ports';
import { LONGEST_PIN, SHORTEST_PIN } from '#shared/rules/sign-in';
import { foundPortHere } from '../data/found-port';
import { useTexts } from '../text/i18n';
import { inLanguage } from '../text/local-text';

type Props = { readonly onBack: () => void; readonly onFounded: (code: string) => void };

/** Sets up a port from what is publicly known of it; everything can be changed afterwards. */
export function FoundPort({ onBack, onFounded }: Props) {
  const t = useTexts('shell');
  const sign = useTexts('signIn');
  const { i18n } = useTranslation();
  const [code, setCode] = useState<string | null>(knownPorts[0]?.port.id ?? null);
  const [name, setName] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const kit = code === null ? null : kitOf(code);

  async function create(): Promise<void> {
    if (!kit) return;
    if (pin !== again) return setWrong(sign('differ'));
    setBusy(true);
    const no = await foundPortHere(kit, name.trim(), pin);
    setBusy(false);
    if (no === null) onFounded(kit.port.id);
    else setWrong(no === 'refused' ? null : sign(`fault.${no}`, { least: SHORTEST_PIN, most: LONGEST_PIN }));
  }

  return (
    <section className="found-port" aria-label={t('welcome.found')}>
      <Select
        label={t('welcome.choosePort')}
        data={knownPorts.map(({ port }) => ({
          value: port.id,
          label: `${inLanguage(port.name, i18n.language)} – ${inLanguage(port.oppositeName, i18n.language)} (${port.id})`,
        }))}
        value={code}
        onChange={setCode}
        allowDeselect={false}
      />
      <TextInput label={t('welcome.yourName')} value={name} onChange={(e) => setName(e.currentTarget.value)} />
      <Group grow align="start">
        <TextInput
          type="password"
          autoComplete="off"
          label={sign('found.pin')}
          description={sign('pinHint')}
          error={wrong}
          value={pin}
          onChange={(e) => setPin(e.currentTarget.value)}
        />
        <TextInput
          type="password"
          autoComplete="off"
          label={sign('found.again')}
          description={'\u00a0'}
          value={again}
          onChange={(e) => setAgain(e.currentTarget.value)}
        />
      </Group>
      <Text size="xs" c="dimmed">
        {t('welcome.factsHint')}
      </Text>
      <Group justify="space-between">
        <Button variant="default" onClick={onBack}>
          {t('welcome.back')}
        </Button>
        <Button disabled={!kit || name.trim() === '' || pin === ''} loading={busy} onClick={() => void create()}>
          {t('welcome.create')}
        </Button>
      </Group>
    </section>
  );
}
