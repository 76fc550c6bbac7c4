import { Button, Menu } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import i18next from 'i18next';
import {
  noticeOutbox,
  outboxTable,
  outboxXml,
  resultOutbox,
  stampOf,
  type OutboxWords,
} from '#shared/interchange/outbox';
import { writeCsv, writeXlsx } from '#shared/interchange/sheet-writer';
import { saveFile } from '../../data/files';
import { useDay, useDesk, useDeskState } from '../../services';
import { useToasts } from '../../state/toasts';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';

const KINDS = ['notices', 'results'] as const;
const FORMS = ['xlsx', 'csv', 'xml'] as const;

/** Writes the day's notices or results as a file for the Single Window, where the officer wants it. */
export function OutboxMenu() {
  const t = useTexts('notices');
  const { port, day } = useDay();
  const world = useDeskState((s) => s.world);
  const desk = useDesk();
  const say = useToasts((s) => s.say);

  async function save(kind: (typeof KINDS)[number], form: (typeof FORMS)[number]): Promise<void> {
    const frame = { portId: port.id, day, words: chineseWords() };
    const outbox = kind === 'notices' ? noticeOutbox(world, frame) : resultOutbox(world, frame);
    const what = t(`outbox.${kind}`);
    if (outbox.rows.length === 0) return say({ tone: 'weather', text: t('outbox.empty', { what }), undoable: false });
    const at = stampOf(desk.now(), port.zone);
    const data =
      form === 'xml'
        ? outboxXml(outbox, { customsCode: port.customsCode.value, at })
        : form === 'csv'
          ? writeCsv(outboxTable(outbox))
          : await writeXlsx(outboxTable(outbox), what);
    const suggestedName = `${t('outbox.name', { what, day })}.${form}`;
    const saved = await saveFile({ suggestedName, data: new Uint8Array(data), kind: form });
    if (saved.ok) {
      const text = t('outbox.saved', { path: saved.value, count: outbox.rows.length });
      say({ tone: 'done', text, undoable: false });
    } else if (saved.error !== 'cancelled') say({ tone: 'weather', text: t('outbox.notSaved'), undoable: false });
  }

  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" leftSection={<IconFileExport size={15} />}>
          {t('outbox.menu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {KINDS.flatMap((kind) =>
          FORMS.map((form) => (
            <Menu.Item key={`${kind}${form}`} onClick={() => void save(kind, form)}>
              {t(`outbox.${kind}`)} {form}
            </Menu.Item>
          )),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** A file for the Single Window is Chinese, whatever language the desk speaks. */
function chineseWords(): OutboxWords {
  const trade = i18next.getFixedT('zh-CN');
  const own = i18next.getFixedT('zh-CN', 'notices') as unknown as (key: string) => string;
  return (room, code) => {
    if (room === 'notice') return own(`state.${code}`);
    return room === 'result' ? own(`outbox.result.${code}`) : wordOf(trade, room, code);
  };
}
