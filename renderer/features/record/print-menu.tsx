import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { teamVisibleTo } from '#shared/rules/sight';
import { useNow } from '../../services';
import { useTexts } from '../../text/i18n';
import { FormOutlet, type FormOrder } from './form-outlet';
import type { Sheet } from './use-record';

/** Prints the record, or the slips that send the teams to it, on paper or as a PDF. */
export function PrintMenu({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts('record');
  const now = useNow();
  const [order, setOrder] = useState<FormOrder | null>(null);
  // A slip names the team, which officers learn no earlier than the inspection begins (SPEC X10).
  const slips = teamVisibleTo(sheet.actor, sheet.view.session, now);
  const forms = slips ? (['record', 'slip'] as const) : (['record'] as const);
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Tooltip label={t('print.menu')}>
            <ActionIcon size="lg" aria-label={t('print.menu')}>
              <IconPrinter size={18} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {forms.flatMap((form) =>
            (['paper', 'dialog'] as const).map((to) => (
              <Menu.Item key={`${form}${to}`} onClick={() => setOrder({ form, to })}>
                {t(to === 'paper' ? 'print.paper' : 'print.pdf', { form: t(`print.${form}`) })}
              </Menu.Item>
            )),
          )}
        </Menu.Dropdown>
      </Menu>
      {order && <FormOutlet order={order} sheet={sheet} done={() => setOrder(null)} />}
    </>
  );
}
