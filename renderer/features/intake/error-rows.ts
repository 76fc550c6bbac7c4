import { errorTable } from '#shared/interchange/error-sheet';
import { templateTable } from '#shared/interchange/template';
import type { TextTable } from '#shared/interchange/sheet-writer';
import { saveWorkbook } from '../../data/files';
import { useTexts } from '../../text/i18n';
import { useImportRun } from './import-run';
import { useProblemSentence } from './problem-sentences';

/** Writes a table as a workbook where the officer wants it, and says where it went or why not. */
export function useSaveTable(): (table: TextTable, suggestedName: string, sheet: string) => Promise<void> {
  const t = useTexts('intake');
  return (table, name, sheet) =>
    saveWorkbook({
      table,
      sheet,
      name,
      saved: (path) => t('file.saved', { path }),
      notSaved: (why) => t('file.notSaved', { why: t(`file.why.${why}`) }),
    });
}

/** Characters that no file name may hold on some system of the port. */
// eslint-disable-next-line no-control-regex -- control characters are exactly what a name must not hold
const UNFIT = /[\\/:*?"<>|\u0000-\u001f]/g;

/** A name that every system can store. */
export const fitName = (name: string): string =>
  name
    .replace(UNFIT, ' ')
    .replace(/^\.+|\.+$/g, '')
    .slice(0, 110) || 'sheet';

/** Saves the rows of one file that did not come in, with what is wrong in each: mended, they can be imported again as they are. */
export function useSaveErrorRows(): (file: string) => Promise<void> {
  const t = useTexts('intake');
  const sentence = useProblemSentence();
  const save = useSaveTable();
  return async (file) => {
    const { reports, entries } = useImportRun.getState();
    const report = reports.find((r) => r.file === file);
    if (!report || report.refusal) return;
    const drafts = entries.flatMap((e) => (e.file === file ? [e.draft] : []));
    const table = errorTable({ columns: report.columns, drafts }, (p) => `${p.column}: ${sentence(p)}`);
    const name = fitName(t('file.errorsName', { file: file.replace(/\.[^.]+$/, '') }));
    await save(table, `${name}.xlsx`, t('file.errorsSheet'));
  };
}

/** Saves an empty sheet with all columns. */
export function useSaveTemplate(): () => Promise<void> {
  const t = useTexts('intake');
  const save = useSaveTable();
  return () => save(templateTable(t('template.comment')), `${t('template.name')}.xlsx`, t('template.sheet'));
}
