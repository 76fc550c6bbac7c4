import type { FileRefusal, FileRefusalCode, Problem } from '#shared/interchange/problems';

const REFUSALS: Readonly<Record<FileRefusalCode, string>> = {
  'empty-file': 'the file is empty',
  'too-large': 'the file is larger than can be read',
  'too-many-rows': 'the sheet has more rows than can be read',
  'too-many-columns': 'the sheet has more columns than can be read',
  'unknown-extension': 'files of this extension are not read',
  'not-what-its-name-says': 'the file is not what its name says',
  damaged: 'the file is damaged',
  encrypted: 'the file is encrypted',
  undecodable: 'the text is in no encoding that is read (UTF-8, GB18030, UTF-16)',
  'unclosed-quote': 'a quotation mark is never closed',
  'no-header': 'the sheet has no header that can be recognised',
  'missing-columns': 'the sheet lacks required columns',
  'not-well-formed': 'the XML is not well formed',
  'dtd-refused': 'the XML brings a document type declaration, which is refused',
  'too-deep': 'the XML is nested too deep',
  'not-a-manifest': 'the XML is no road manifest: it has no Head and Declaration',
  'unknown-message': 'the message type is not one that is read',
  'function-code': 'the function code is none of 2, 3, 5, 9',
};

/** A refusal of a whole file in words, with what it says of it. */
export function refusalSentence({ code, file, facts }: FileRefusal): string {
  const said = Object.entries(facts).filter(([, fact]) => fact !== '');
  const told = said.map(([name, fact]) => `${name} ${String(fact)}`).join(', ');
  return `${file}: ${REFUSALS[code]}${told === '' ? '' : ` (${told})`}`;
}

/** A problem in one line, as compilers write them: file, row, column, what was read, what was expected. */
function problemLine(p: Problem): string {
  const expected = p.expected === '' ? '' : `, expected ${p.expected}`;
  const line = `${p.file}:${String(p.row)}: ${p.column}: ${p.code}: ${JSON.stringify(p.read)}${expected}`;
  return p.severity === 'error' ? line : `${line} (${p.severity})`;
}

/** The first problems in lines, and how many more there are. */
export function problemLines(problems: readonly Problem[], most = 20): string {
  const lines = problems.slice(0, most).map(problemLine);
  return [...lines, ...(problems.length > most ? [`… and ${String(problems.length - most)} more`] : [])].join('\n');
}
