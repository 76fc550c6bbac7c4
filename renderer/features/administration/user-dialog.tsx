import { Checkbox, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { officerId } from '#shared/kernel/ids';
import { role, type User } from '#shared/domain/user';
import { useAct, usePort } from '../../services';
import { useToasts } from '../../state/toasts';
import { useTexts } from '../../text/i18n';
import { inLanguage } from '../../text/local-text';
import { wordOf } from '../../text/sentences';
import { DialogFoot } from './dialog-foot';
import { useRoster } from './use-roster';

type Props = { readonly user: User; readonly users: readonly User[]; readonly close: () => void };

/** Adds a user or changes one. A user taken from the roster keeps the officer's key, so that own tasks can be found. */
export function UserDialog({ user, users, close }: Props) {
  const t = useTexts('administration');
  const { t: any, i18n } = useTranslation();
  const { agencies } = usePort();
  const roster = useRoster();
  const act = useAct();
  const say = useToasts((s) => s.say);
  const isNew = users.every((u) => u.id !== user.id);
  const [draft, write] = useState(user);
  const [officer, setOfficer] = useState<string | null>(null);
  const set = (part: Partial<User>): void => write({ ...draft, ...part });
  const name = draft.name.trim();
  const administers = (u: User): boolean => u.active && u.role === 'administrator';
  const last = administers(user) && !administers(draft) && !users.some((u) => u.id !== user.id && administers(u));

  function choose(id: string | null): void {
    setOfficer(id);
    const found = roster.find((o) => o.id === id);
    if (found) set({ name: found.name, agency: found.agency });
  }
  async function save(): Promise<void> {
    const id = isNew ? officerId.parse(officer ?? crypto.randomUUID()) : user.id;
    const failed = await act({ name: 'user.put', args: { user: { ...draft, id, name } } }, { quiet: true });
    if (failed) return;
    close();
    say({ tone: 'done', text: t('users.saved', { name }), undoable: false });
  }

  return (
    <Modal opened onClose={close} title={isNew ? t('users.addTitle') : t('users.editTitle', { name: user.name })}>
      <Stack gap="sm">
        {isNew && roster.length > 0 && (
          <Select
            label={t('users.fromOfficer')}
            searchable
            clearable
            data={roster
              .filter((o) => users.every((u) => u.id !== o.id))
              .map((o) => ({ value: o.id, label: `${o.number} ${o.name}` }))}
            value={officer}
            onChange={choose}
          />
        )}
        <TextInput
          data-autofocus
          label={t('users.name')}
          maxLength={60}
          value={draft.name}
          onChange={(e) => set({ name: e.currentTarget.value })}
        />
        <div className="two-fields">
          <Select
            label={t('users.agency')}
            allowDeselect={false}
            data={agencies.map((a) => ({ value: a.code, label: inLanguage(a.name, i18n.language) }))}
            value={draft.agency}
            onChange={(agency) => agency && set({ agency })}
          />
          <Select
            label={t('users.role')}
            allowDeselect={false}
            data={role.options.map((r) => ({ value: r, label: wordOf(any, 'role', r) }))}
            value={draft.role}
            onChange={(next) => next && set({ role: next })}
          />
        </div>
        <Text size="xs" c="dimmed">
          {t(`users.may.${draft.role}`)}
        </Text>
        <Checkbox
          label={t('users.isActive')}
          checked={draft.active}
          onChange={(e) => set({ active: e.currentTarget.checked })}
        />
        {last && <Text className="field-error">{t('users.lastAdministrator')}</Text>}
        <DialogFoot close={close} confirm={() => void save()} disabled={name === '' || last} />
      </Stack>
    </Modal>
  );
}
