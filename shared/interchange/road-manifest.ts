import { err, ok, type Result } from '../kernel/result';
import type { Consignment } from '../domain/consignment';
import { consignmentDrafts } from './manifest-consignment';
import { functionCodes, manifestElements, manifestMessages } from './manifest-elements';
import { paced, type Pace } from './pace';
import { fileRefusal, problem, type FileRefusal } from './problems';
import type { Draft, ImportFrame } from './request-row';
import { sniff, type SourceFile } from './sniff';
import type { Encoding } from './text-encoding';
import { readXml, type XmlElement } from './xml-document';
import { elementsAt } from './xml-reader';

/** A road-manifest file as read: every consignment of its messages. */
export type ManifestReading = {
  readonly file: string;
  readonly kind: 'xml';
  readonly encoding: Encoding;
  /** The messages of the file, e.g. `MT1401`, in order. */
  readonly messages: readonly string[];
  readonly drafts: readonly Draft<Consignment>[];
};

/**
 * Reads road-manifest messages (MT1401, MT2401, MT3402, MT4401 to MT4406): one consignment a bill, or one for a message without
 * bills. Refuses the file whole when it is not well formed, brings a DTD, or holds no message that is known with a function code
 * that is.
 */
export async function readRoadManifest(
  file: SourceFile,
  frame: ImportFrame,
  pace: Pace = {},
): Promise<Result<ManifestReading, FileRefusal>> {
  const kind = sniff(file);
  if (!kind.ok) return kind;
  if (kind.value !== 'xml') return err(fileRefusal('not-a-manifest', file.name));
  const xml = readXml(file);
  if (!xml.ok) return xml;
  const messages = messagesIn(xml.value.root);
  if (messages.length === 0) return err(fileRefusal('not-a-manifest', file.name));
  const heads = messages.map(headOf);
  const strange = heads.find(({ type }) => !Object.hasOwn(manifestMessages, type));
  if (strange) return err(fileRefusal('unknown-message', file.name, { type: strange.type }));
  const odd = heads.find(({ functionCode }) => !Object.hasOwn(functionCodes, functionCode));
  if (odd) return err(fileRefusal('function-code', file.name, { code: odd.functionCode }));
  const drafts: Draft<Consignment>[] = [];
  for (const [i, message] of messages.entries()) {
    const of = { ...frame, file: file.name, ...heads[i]!, rowsBefore: drafts.length };
    drafts.push(...(await paced(consignmentDrafts(message, of), pace, (draft) => draft)));
  }
  const types = heads.map(({ type }) => type);
  return ok({
    file: file.name,
    kind: 'xml',
    encoding: xml.value.encoding,
    messages: types,
    drafts: withoutRepeats(file.name, drafts),
  });
}

/** The elements, however deep in envelopes, that have a Head and a Declaration. */
function messagesIn(element: XmlElement): readonly XmlElement[] {
  const isMessage = ['Head', 'Declaration'].every((name) => elementsAt(element, name).length > 0);
  return isMessage ? [element] : element.children.flatMap(messagesIn);
}

function headOf(message: XmlElement): { readonly type: string; readonly functionCode: string } {
  const textAt = (paths: readonly string[]) => paths.flatMap((path) => elementsAt(message, path))[0]?.text ?? '';
  const { type, functionCode } = manifestElements.message;
  return { type: textAt(type).toUpperCase(), functionCode: textAt(functionCode) };
}

/** A bill that stands twice in one file is an error at the later place, except that a later message may change or delete it. */
function withoutRepeats(file: string, drafts: readonly Draft<Consignment>[]): readonly Draft<Consignment>[] {
  const first = new Map<string, number>();
  return drafts.map((draft) => {
    if (draft.key === null) return draft;
    const earlier = first.get(draft.key);
    if (earlier === undefined) first.set(draft.key, draft.row);
    if (earlier === undefined) return draft;
    const read = draft.texts[0] ?? '';
    const where = { file, row: draft.row, column: draft.texts[1] ?? '', read, expected: `≠ ${String(earlier)}` };
    return { ...draft, value: null, problems: [...draft.problems, problem('duplicate-bill', where)] };
  });
}
