import { Button, Group, Loader, Tabs } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTexts } from '../../text/i18n';
import { ColumnMatcher } from './column-match';
import { EntryDetail } from './entry-detail';
import { EntryList } from './entry-list';
import { FileCards } from './file-cards';
import { countEntries, entriesIn, previewTabs, rowsToImport, type Entry, type PreviewTab } from './import-entries';
import { useImportRun } from './import-run';
import type { ImportActions } from './use-import';

type Props = { readonly actions: ImportActions; readonly busy: boolean };

/** What an import would do, before it does anything: files on the left, rows by what becomes of them on the right. */
export function PreviewStep({ actions, busy }: Props) {
  const t = useTexts('intake');
  const all = useImportRun((s) => s.entries);
  const stop = useImportRun((s) => s.stop);
  const [file, setFile] = useState<string | null>(null);
  const entries = useMemo(() => (file === null ? all : all.filter((e) => e.file === file)), [all, file]);
  const [explaining, setExplaining] = useState<string | null>(null);
  const reports = useImportRun((s) => s.reports);
  const head = reports.find((r) => r.file === explaining)?.head ?? null;
  function explained(again: boolean): void {
    setExplaining(null);
    if (again) actions.retry();
  }
  const several = reports.filter((r) => r.refusal === null).length > 1;
  const coming = useMemo(() => rowsToImport(all), [all]);
  const count = coming.requests.length + coming.consignments.length;

  return (
    <div className="preview-step">
      <FileCards chosen={file} onChoose={setFile} onExplain={setExplaining} actions={actions} />
      {head ? (
        <ColumnMatcher key={explaining} file={explaining ?? ''} head={head} onDone={explained} />
      ) : (
        <PreviewRows entries={entries} withFile={file === null && several} actions={actions} />
      )}
      <Group className="import-foot" justify="space-between">
        <Group gap="xs">
          <Button variant="default" disabled={busy} onClick={stop}>
            {t('import.other')}
          </Button>
          <Button variant="default" disabled={busy} onClick={() => void actions.pick()}>
            {t('import.more')}
          </Button>
        </Group>
        <Button
          size="sm"
          disabled={count === 0 || busy}
          leftSection={busy ? <Loader size={14} color="white" /> : undefined}
          onClick={() => void actions.commit()}
          data-autofocus
        >
          {busy ? t('import.committing') : count === 0 ? t('import.nothing') : t('import.commit', { count })}
        </Button>
      </Group>
    </div>
  );
}

type RowsProps = { readonly entries: readonly Entry[]; readonly withFile: boolean; readonly actions: ImportActions };

/** The rows by what becomes of them, and the chosen one at full length. */
function PreviewRows({ entries, withFile, actions }: RowsProps) {
  const t = useTexts('intake');
  const counts = useMemo(() => countEntries(entries), [entries]);
  const [asked, setAsked] = useState<PreviewTab | null>(null);
  const tab = asked ?? previewTabs.find((name) => counts[name] > 0) ?? 'added';
  const rows = useMemo(() => entriesIn(entries, tab), [entries, tab]);
  const [chosen, setChosen] = useState<string | null>(null);
  const entry = rows.find((e) => e.key === chosen) ?? rows[0];
  return (
    <section className="preview-rows">
      <Tabs value={tab} onChange={(name) => setAsked(previewTabs.find((n) => n === name) ?? null)}>
        <Tabs.List>
          {previewTabs.map((name) => (
            <Tabs.Tab key={name} value={name} data-fate={name} disabled={counts[name] === 0 && name !== tab}>
              {t(`preview.tab.${name}`)} <b className="figures">{counts[name]}</b>
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <p className="tab-hint">{t(`preview.hint.${tab}`)}</p>
      <div className="preview-list">
        <EntryList entries={rows} tab={tab} withFile={withFile} chosen={entry?.key ?? null} onChoose={setChosen} />
      </div>
      <EntryDetail entry={entry ?? null} waiting={rows} actions={actions} />
    </section>
  );
}
