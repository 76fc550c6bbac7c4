import { officerId } from '#shared/kernel/ids';
import type { Officer } from '#shared/domain/officer';
import type { Port } from '#shared/domain/port';
import type { AgencyCode, Skill } from '#shared/domain/words';

/** What is wrong with one pasted row; `text` is the cell as it was written. */
export type RowProblem = { readonly code: 'number' | 'name' | 'agency' | 'skill' | 'twice'; readonly text: string };

/** One pasted row: the officer it makes, or why it makes none. */
export type PastedRow = {
  /** From 1, as the list is read. */
  readonly row: number;
  readonly name: string;
  readonly number: string;
  readonly result: { readonly officer: Officer; readonly isNew: boolean } | { readonly problem: RowProblem };
};

export type RosterWords = {
  /** The words by which each skill may be written. */
  readonly skills: ReadonlyMap<string, Skill>;
};

const HEADS = /^(工号|警号|编号|number|no\.?|姓名)/i;

/** A skill's name may be of several words, so a space parts nothing. */
const BETWEEN_SKILLS = /[、，,；;/\r\n]+/;

/** Lines of the clipboard. A cell of several lines comes in quotes, as a spreadsheet copies it. */
const linesOf = (text: string): readonly string[] => text.match(/(?:(?<=^|\t|\n)"(?:[^"]|"")*"|[^\r\n])+/g) ?? [];

/** The cells of a line: number, name, agency, skills. A line that was typed parts them by commas, and all from the fourth on are skills. */
function cellsOf(line: string): readonly string[] {
  if (line.includes('\t')) return line.split('\t').map(unquoted);
  const [number = '', name = '', agency = '', ...skills] = line.split(/[,，;；]/).map((cell) => cell.trim());
  return [number, name, agency, skills.join('、')];
}

const unquoted = (cell: string): string =>
  cell.trim().replace(/^"((?:[^"]|"")*)"$/, (_, inner: string) => inner.replaceAll('""', '"'));

/** Reads officers from cells copied out of a spreadsheet: number, name, agency, skills. Known numbers are changed, others added. */
export function readOfficers(
  text: string,
  { port, known, words }: { readonly port: Port; readonly known: readonly Officer[]; readonly words: RosterWords },
): readonly PastedRow[] {
  const cells = linesOf(text).flatMap((line) => (line.trim() === '' ? [] : [cellsOf(line)]));
  const rows = cells[0] && HEADS.test(cells[0][0] ?? '') ? cells.slice(1) : cells;
  const seen = new Set<string>();
  return rows.map(([number = '', name = '', agency = '', skills = ''], i) => {
    const twice = seen.has(number);
    seen.add(number);
    const problem = (code: RowProblem['code'], text = ''): PastedRow => ({
      row: i + 1,
      name,
      number,
      result: { problem: { code, text } },
    });
    if (number === '') return problem('number');
    if (name === '') return problem('name');
    if (twice) return problem('twice', number);
    const code = agencyOf(port, agency);
    if (code === null) return problem('agency', agency);
    const read = skills.split(BETWEEN_SKILLS).flatMap((s) => s.trim() || []);
    const stranger = read.find((s) => !words.skills.has(s.toLowerCase()));
    if (stranger !== undefined) return problem('skill', stranger);
    const before = known.find((o) => o.number === number);
    const officer: Officer = {
      id: before?.id ?? officerId.parse(number),
      portId: port.id,
      agency: code,
      name: name.slice(0, 60),
      number: number.slice(0, 20),
      skills: read.flatMap((s) => words.skills.get(s.toLowerCase()) ?? []),
      active: true,
    };
    return { row: i + 1, name, number, result: { officer, isNew: before === undefined } };
  });
}

/** The agency that a cell names: by code, by any of its names, or by a name that holds one of them (`珲春海关`). */
function agencyOf({ agencies }: Port, text: string): AgencyCode | null {
  const folded = text.toLowerCase();
  const found = agencies.find(({ code, name }) =>
    [code, ...Object.values(name)].some((n) => n !== '' && folded.includes(n.toLowerCase())),
  );
  return found?.code ?? null;
}
