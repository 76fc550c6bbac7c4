import { Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '#shared/kernel/time';
import { listedCheck, type CheckList, type ListedCheck } from '#shared/domain/check-list';
import { useAct, useDesk, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { agencyIn } from '../../text/local-text';
import { wordOf } from '../../text/sentences';
import { checkDraftOf, checkFaultsOf, checkListOf, type CheckListDraft } from './check-list-draft';
import { DialogFoot } from './dialog-foot';

type Props = { readonly last: CheckList; readonly close: () => void };

/** Writes the next version of a list of required checks; the old ones stay with their dates. */
export function CheckListDialog({ last, close }: Props) {
  const { t: any, i18n } = useTranslation();
  const t = useTexts('rules');
  const words = useTexts('words');
  const act = useAct();
  const { agencies, zone } = usePort();
  const today = dayOf(useDesk().now(), zone);
  const [draft, setDraft] = useState(() => checkDraftOf(last, today));
  const set = (wish: Partial<CheckListDraft>): void => setDraft({ ...draft, ...wish });
  const faults = checkFaultsOf(draft, last, today);
  const version = last.version + 1;
  const name = `${agencyIn(agencies, last.agency, i18n.language)} ${words(`mode.${last.mode}`)}`;

  function toggle(item: ListedCheck, wanted: boolean): void {
    const items = new Set(draft.items);
    if (wanted) items.add(item);
    else items.delete(item);
    set({ items });
  }

  async function save(): Promise<void> {
    const args = { list: checkListOf(draft, last) };
    const no = await act({ name: 'checks.write', args }, { label: t('checks.saved', { name, version }) });
    if (!no) close();
  }

  return (
    <Modal opened onClose={close} size={560} title={t('checks.next', { name, version })}>
      <Stack gap="sm">
        <fieldset className="check-choice" aria-label={t('checks.items')}>
          {listedCheck.options.map((item) => (
            <Checkbox
              key={item}
              label={wordOf(any, 'recordItem', item)}
              checked={draft.items.has(item)}
              onChange={(e) => toggle(item, e.currentTarget.checked)}
            />
          ))}
        </fieldset>
        {faults.has('items') && <p className="check-fault">{t('checks.none')}</p>}
        <Group grow align="flex-start">
          <TextInput
            label={t('checks.from')}
            value={draft.from}
            error={faults.has('from') && t('checks.badFrom', { day: last.from > today ? last.from : today })}
            onChange={(e) => set({ from: e.currentTarget.value })}
          />
          <TextInput
            label={t('source')}
            maxLength={200}
            value={draft.source}
            onChange={(e) => set({ source: e.currentTarget.value })}
          />
        </Group>
        <Checkbox
          label={t('verified')}
          checked={draft.verified}
          onChange={(e) => set({ verified: e.currentTarget.checked })}
        />
        <DialogFoot
          close={close}
          confirm={() => void save()}
          disabled={faults.size > 0}
          label={t('checks.save', { version })}
        />
      </Stack>
    </Modal>
  );
}
