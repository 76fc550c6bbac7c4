import type { InspectionRequest } from '../domain/request';
import { problem } from './problems';
import type { Draft } from './request-row';

/** The drafts of one file of an import. */
export type FileDrafts<T> = { readonly file: string; readonly drafts: readonly Draft<T>[] };

/**
 * Sets the files of one import against each other. A row that two files have word for word comes in once, with a warning at the
 * later one; one that they tell differently is an error there, since nobody can say which of them holds.
 */
export function withoutRepeatsAcross(
  files: readonly FileDrafts<InspectionRequest>[],
): readonly FileDrafts<InspectionRequest>[] {
  const first = new Map<string, { readonly file: string; readonly row: number; readonly text: string }>();
  return files.map(({ file, drafts }) => {
    const mended = drafts.map((draft) => {
      if (draft.value === null) return draft;
      const text = JSON.stringify({ ...draft.value, batchId: '' });
      const earlier = first.get(draft.value.id);
      if (!earlier) first.set(draft.value.id, { file, row: draft.row, text });
      return earlier ? repeated(draft, draft.value, { ...earlier, here: file, same: earlier.text === text }) : draft;
    });
    return { file, drafts: mended };
  });
}

function repeated(
  draft: Draft<InspectionRequest>,
  { requestNo }: InspectionRequest,
  of: { readonly here: string; readonly file: string; readonly row: number; readonly same: boolean },
): Draft<InspectionRequest> {
  const where = { file: of.here, row: draft.row, column: '申请号', read: requestNo };
  const expected = `${of.same ? '=' : '≠'} ${of.file}: ${String(of.row)}`;
  const said = problem(of.same ? 'repeated-row' : 'duplicate-request', { ...where, expected });
  return { ...draft, value: null, problems: [...draft.problems, said] };
}
