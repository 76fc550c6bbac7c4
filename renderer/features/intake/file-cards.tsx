import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconAlertTriangle, IconColumns, IconFileDownload, IconX } from '@tabler/icons-react';
import { columnNamed } from '#shared/interchange/columns';
import type { FileReport } from '../../data/workers/import-messages';
import { usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { AgencyBadge } from '../../ui/agency-badge';
import { useSaveErrorRows } from './error-rows';
import type { Entry } from './import-entries';
import { useImportRun } from './import-run';
import { useFileSentence } from './problem-sentences';
import type { ImportActions } from './use-import';

type Props = {
  readonly chosen: string | null;
  readonly onChoose: (file: string | null) => void;
  /** Opens the explanation of a sheet's columns. */
  readonly onExplain: (file: string) => void;
  readonly actions: ImportActions;
};

/** What each file was recognised as; choosing one shows its rows alone. */
export function FileCards({ chosen, onChoose, onExplain, actions }: Props) {
  const t = useTexts('intake');
  const { reports, entries } = useImportRun();
  return (
    <ul className="file-cards">
      {reports.length > 1 && (
        <li>
          <button type="button" className="all-files" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
            {t('file.all')}
          </button>
        </li>
      )}
      {reports.map((report) => (
        <li key={report.file} className="file-card" data-refused={report.refusal !== null || undefined}>
          <button
            type="button"
            aria-pressed={chosen === report.file}
            disabled={report.refusal !== null}
            title={report.file}
            onClick={() => onChoose(report.file)}
          >
            {report.file}
          </button>
          <ActionIcon
            size="sm"
            aria-label={t('import.remove', { file: report.file })}
            onClick={() => actions.remove(report.file)}
          >
            <IconX size={14} />
          </ActionIcon>
          {report.refusal ? <Refused report={report} /> : <Recognised report={report} entries={entries} />}
          {report.sheets.length > 1 && <SheetChoice report={report} actions={actions} />}
          {report.head && <ExplainButton report={report} onExplain={onExplain} />}
        </li>
      ))}
    </ul>
  );
}

/** A workbook of several sheets: the first is read until an officer says another. */
function SheetChoice({ report, actions }: { readonly report: FileReport } & Pick<Props, 'actions'>) {
  const t = useTexts('intake');
  return (
    <NativeSelect
      size="xs"
      label={t('file.chooseSheet', { count: report.sheets.length })}
      value={report.sheet}
      data={[...report.sheets]}
      onChange={(e) => actions.chooseSheet(report.file, e.currentTarget.value)}
    />
  );
}

/** Where a sheet has columns that nobody knows, an officer may say what they are. */
function ExplainButton({ report, onExplain }: { readonly report: FileReport } & Pick<Props, 'onExplain'>) {
  const t = useTexts('intake');
  if (!report.head?.names.some((name) => name !== '' && !columnNamed(name))) return null;
  return (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={<IconColumns size={14} />}
      onClick={() => onExplain(report.file)}
    >
      {t('match.open')}
    </Button>
  );
}

type Refusal = Extract<FileReport, { readonly refusal: object }>;
type Known = Extract<FileReport, { readonly refusal: null }>;

function Refused({ report }: { readonly report: Refusal }) {
  const t = useTexts('intake');
  const sentence = useFileSentence();
  return (
    <p className="refused" role="alert">
      <IconAlertTriangle size={14} aria-hidden />
      <span>
        <b>{t('file.refused')}</b> {sentence(report.refusal)}
      </span>
    </p>
  );
}

function Recognised({ report, entries }: { readonly report: Known; readonly entries: readonly Entry[] }) {
  const t = useTexts('intake');
  const { agencies } = usePort();
  const save = useSaveErrorRows();
  const own = entries.filter((e) => e.file === report.file);
  const stopped = own.filter((e) => e.of === 'requests' && (e.fate === 'error' || e.fate === 'acceptable')).length;
  const unknown = report.columns.filter((c) => c.key === null).map((c) => c.name);
  const facts = [
    t(`file.kind.${report.kind}`),
    report.encoding && t(`file.encoding.${report.encoding}`),
    report.sheet !== '' &&
      report.sheets.length < 2 &&
      (report.kind === 'xml' ? report.sheet : t('file.sheet', { name: report.sheet })),
  ].filter((fact) => typeof fact === 'string');
  return (
    <>
      <p>{facts.join(' · ')}</p>
      <p className="figures file-counts">
        {t('file.rows', { count: report.rows })}
        {agencies.map(({ code }) => {
          const count = own.filter((e) => e.of === 'requests' && e.draft.value?.agency === code).length;
          return (
            count > 0 && (
              <span key={code}>
                <AgencyBadge code={code} agencies={agencies} /> {count}
              </span>
            )
          );
        })}
      </p>
      {report.matched && <p>{t('match.used')}</p>}
      {report.skipped > 0 && <p>{t('file.skipped', { count: report.skipped })}</p>}
      {unknown.length > 0 && <p>{t('file.unknown', { names: unknown.join('、') })}</p>}
      {stopped > 0 && (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconFileDownload size={14} />}
          onClick={() => void save(report.file)}
        >
          {t('file.saveErrors', { count: stopped })}
        </Button>
      )}
    </>
  );
}
