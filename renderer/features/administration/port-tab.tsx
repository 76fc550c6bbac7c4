import { Button } from '@mantine/core';
import { useState } from 'react';
import { same } from '#shared/kernel/same';
import type { Port } from '#shared/domain/port';
import { useAct, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { CalendarEditor } from './calendar-editor';
import { CommonHours } from './common-hours';
import { faultsOf, tidied } from './port-draft';
import { PortNames } from './port-names';
import { PortSettingsFields } from './port-settings-fields';

/** Names, codes, both sides' calendars and the figures of the rules; saved together as one step. */
export function PortTab({ editable }: { readonly editable: boolean }) {
  const t = useTexts('administration');
  const port = usePort();
  const act = useAct();
  const [written, write] = useState<Port | null>(null);
  const draft = written ?? port;
  const faults = faultsOf(draft);
  const changed = written !== null && !same(written, port);
  const fields = { draft, write, faults, disabled: !editable };

  async function save(): Promise<void> {
    const failed = await act({ name: 'port.amend', args: { port: tidied(draft) } }, { label: t('port.saved') });
    if (!failed) write(null);
  }

  return (
    <div className="port-tab">
      <div className="port-columns">
        <div className="port-column">
          <PortNames {...fields} />
          <PortSettingsFields {...fields} />
        </div>
        <div className="port-column">
          <CommonHours port={draft} faulty={faults.size > 0} />
          <CalendarEditor side="calendar" {...fields} />
          <CalendarEditor side="oppositeCalendar" {...fields} />
        </div>
      </div>
      {changed && (
        <footer className="save-bar">
          <span>{faults.size > 0 ? t('invalid', { count: faults.size }) : t('unsaved')}</span>
          <Button variant="default" onClick={() => write(null)}>
            {t('discard')}
          </Button>
          <Button disabled={faults.size > 0} onClick={() => void save()}>
            {t('save')}
          </Button>
        </footer>
      )}
    </div>
  );
}
