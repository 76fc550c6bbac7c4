import type { UtcMs } from '../kernel/time';
import { textCell } from './cells';
import { bounded, type ReadMark } from './mark-readers';
import { problem, type Problem, type ProblemCode } from './problems';
import type { ImportFrame } from './request-row';
import { readSheetTime } from './sheet-time';
import type { XmlElement } from './xml-document';
import { elementsAt, type XmlReader } from './xml-reader';

type Paths = readonly string[];

/** The facts of one consignment as its message tells them, and the list into which its problems go. */
export type ManifestTexts = {
  readonly reader: XmlReader;
  readonly problems: readonly Problem[];
  /** Says that something is wrong below an element, at a name that it should have. */
  readonly complain: (code: ProblemCode, at: XmlElement, name: string) => void;
  /** Says that an element itself is wrong. */
  readonly complainOf: (code: ProblemCode, element: XmlElement, expected: string) => void;
  /** A text of at most so many signs; a longer one is an error. */
  readonly text: (from: XmlElement, paths: Paths, most: number) => string | null;
  readonly number: (
    from: XmlElement,
    paths: Paths,
    bounds?: { readonly least: number; readonly most: number },
  ) => number | null;
  readonly mark: (from: XmlElement, paths: Paths, read: ReadMark) => string | null;
  readonly marks: (from: XmlElement, paths: Paths, read: ReadMark) => readonly string[];
  readonly markOf: (element: XmlElement, read: ReadMark) => string | null;
  /** The first time that any of the scopes tells; a day without a time is none. */
  readonly time: (scopes: readonly XmlElement[], paths: Paths, frame: ImportFrame) => UtcMs | null;
  /** A text cut to a length, with a warning when it was longer. */
  readonly shortened: (path: string, text: string, most: number) => string;
};

/** Makes the reading of one consignment. */
export function manifestTexts(reader: XmlReader, at: { readonly file: string; readonly row: number }): ManifestTexts {
  const problems: Problem[] = [];
  const say = (code: ProblemCode, column: string, said: { readonly read: string; readonly expected: string }): void =>
    void problems.push(problem(code, { ...at, column, ...said }));
  const complainOf: ManifestTexts['complainOf'] = (code, element, expected) =>
    say(code, element.path, { read: element.text, expected });
  const markOf: ManifestTexts['markOf'] = (element, read) => {
    const complain = (code: ProblemCode, expected: string) => complainOf(code, element, expected);
    return bounded(read(element.text, complain), complain);
  };
  return {
    reader,
    problems,
    complain: (code, element, name) => say(code, `${element.path}/${name}`, { read: '', expected: '' }),
    complainOf,
    markOf,
    mark: (from, paths, read) => {
      const element = reader.first(from, paths);
      return element && markOf(element, read);
    },
    marks: (from, paths, read) => [
      ...new Set(reader.all(from, paths).flatMap((element) => markOf(element, read) ?? [])),
    ],
    text: (from, paths, most) => {
      const element = reader.first(from, paths);
      if (!element || element.text.length <= most) return element?.text.replace(/\s+/g, ' ') ?? null;
      complainOf('too-long', element, `≤ ${String(most)}`);
      return null;
    },
    number: (from, paths, { least, most } = { least: 0, most: 1e9 }) => {
      const element = reader.first(from, paths);
      if (!element) return null;
      const value = /^[+-]?\d+(?:\.\d+)?$/.test(element.text) ? Number(element.text) : Number.NaN;
      const expected = `${String(least)}–${String(most)}`;
      if (Number.isNaN(value)) complainOf('not-a-number', element, expected);
      else if (value < least || value > most) complainOf('out-of-range', element, expected);
      else return value;
      return null;
    },
    time: (scopes, paths, frame) => {
      for (const path of paths) {
        const scope = scopes.find((s) => elementsAt(s, path).some((e) => e.text !== ''));
        const element = scope && reader.first(scope, [path]);
        if (!element) continue;
        const moment = momentOf(element.text, frame);
        if (moment !== null) return moment;
        reader.leave(element);
        if (!/^\d{8}$|^\d{4}-\d\d-\d\d$/.test(element.text)) complainOf('bad-time', element, 'yyyyMMddHHmmss');
      }
      return null;
    },
    shortened: (path, text, most) => {
      if (text.length > most) say('shortened', path, { read: text.slice(0, 60), expected: `≤ ${String(most)}` });
      return text.slice(0, most);
    },
  };
}

/** `yyyyMMddHHmmss` in port time; milliseconds behind it, which some systems write, fall away. */
function momentOf(text: string, { day, port }: ImportFrame): UtcMs | null {
  const plain = /^\d{15,17}$/.test(text) ? text.slice(0, 14) : text;
  return readSheetTime(textCell(plain), { day, zone: port.zone, from1904: false });
}
