import type { Draft } from './request-row';
import { acceptedColumn, errorsColumn } from './columns';
import type { HeaderColumn } from './header';
import type { Problem } from './problems';

/**
 * The rows that did not come in, as a table of the same columns with every cell as it was read, and 错误 behind: mended, it can be
 * imported again as it is. Rows that an officer could accept have 接受理由 to write the reason in. `sentence` says one problem.
 */
export function errorTable(
  sheet: { readonly columns: readonly HeaderColumn[]; readonly drafts: readonly Draft<unknown>[] },
  sentence: (problem: Problem) => string,
): readonly (readonly string[])[] {
  const kept = sheet.columns.filter((c) => c.key !== 'errors' && c.key !== 'accepted');
  const stopped = sheet.drafts.filter((draft) => stopping(draft).length > 0);
  const rows = stopped.map((draft) => {
    const texts = kept.map((c) => draft.texts[c.index] ?? '');
    texts.push(reasonIn(sheet.columns, draft), stopping(draft).map(sentence).join('\n'));
    return texts;
  });
  return [[...kept.map((c) => c.name), acceptedColumn.name, errorsColumn.name], ...rows];
}

const stopping = (draft: Draft<unknown>): readonly Problem[] => draft.problems.filter((p) => p.severity !== 'warning');

const reasonIn = (columns: readonly HeaderColumn[], draft: Draft<unknown>): string =>
  draft.texts[columns.find((c) => c.key === 'accepted')?.index ?? -1] ?? '';
