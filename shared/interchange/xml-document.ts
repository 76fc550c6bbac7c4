import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { err, ok, type Result } from '../kernel/result';
import { fileRefusal, type FileRefusal } from './problems';
import { MOST_BYTES, type SourceFile } from './sniff';
import { decode } from './platform';
import { decodings, namedEncoding, type Decoded, type Encoding } from './text-encoding';

/** An element with its path from the root (`Declaration/Consignment[2]/ID`); its text without that of its children. */
export type XmlElement = {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The children by name in small letters: a message may have tens of thousands. */
  readonly byName: ReadonlyMap<string, readonly XmlElement[]>;
};

/** Deeper or larger documents are refused. */
const MOST_DEPTH = 64;
const MOST_ELEMENTS = 2_000_000;

/**
 * Reads an XML file. Refused: more than 64 MiB, deeper than 64, a document type declaration of any kind (with it every entity that
 * is not one of XML's five), bytes that are not of the encoding they claim, and anything that is not well formed.
 */
export function readXml(
  file: SourceFile,
): Result<{ readonly root: XmlElement; readonly encoding: Encoding }, FileRefusal> {
  const refuse = (code: FileRefusal['code'], facts: FileRefusal['facts'] = {}) =>
    err(fileRefusal(code, file.name, facts));
  if (file.bytes.length > MOST_BYTES) return refuse('too-large', { bytes: file.bytes.length, most: MOST_BYTES });
  const decoded = decodeXml(file.bytes);
  if (!decoded) return refuse('undecodable');
  const fault = shapeFault(decoded.text);
  if (fault) return refuse(fault, { most: fault === 'too-deep' ? MOST_DEPTH : MOST_ELEMENTS });
  const valid = XMLValidator.validate(decoded.text);
  if (valid !== true) return refuse('not-well-formed', { line: valid.err.line, detail: valid.err.msg });
  const roots = parse(decoded.text);
  const [root] = roots ?? [];
  if (!root || roots?.length !== 1) return refuse('not-well-formed', { line: 1, detail: 'root' });
  return ok({ root, encoding: decoded.encoding });
}

function decodeXml(bytes: Uint8Array): Decoded | null {
  const head = Array.from(bytes.subarray(0, 200), (byte) => String.fromCharCode(byte)).join('');
  const claim = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)/.exec(head)?.[1];
  const named = claim === undefined ? null : namedEncoding(claim);
  if (claim !== undefined && named === null) return null;
  if (named === 'gb18030') {
    const text = decode(bytes, named);
    return text === null ? null : { text, encoding: named };
  }
  return decodings(bytes)[0] ?? null;
}

/** What the text's tags alone tell, in one pass and without building anything. */
function shapeFault(text: string): 'dtd-refused' | 'too-deep' | 'too-large' | 'not-well-formed' | null {
  let depth = 0;
  let elements = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const skipped = skipOver(text, at);
    if (skipped === 'dtd') return 'dtd-refused';
    if (skipped !== null) {
      at = skipped;
      continue;
    }
    const end = endOfTag(text, at);
    if (end < 0) return 'not-well-formed';
    const opens = text[at + 1] !== '/';
    if (opens) elements += 1;
    if (!opens) depth -= 1;
    else if (text[end - 1] !== '/') depth += 1;
    if (depth > MOST_DEPTH) return 'too-deep';
    if (elements > MOST_ELEMENTS) return 'too-large';
    at = end;
  }
  return null;
}

/** Where a tag ends; a `>` between quotes does not end it. */
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let at = from + 1; at < text.length; at++) {
    const sign = text[at]!;
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at;
  }
  return -1;
}

/** Where a comment, a literal section or an instruction ends; null at a tag. */
function skipOver(text: string, at: number): number | 'dtd' | null {
  const past = (mark: string, from: number): number => {
    const found = text.indexOf(mark, from);
    return found < 0 ? text.length : found + mark.length;
  };
  if (text.startsWith('<!--', at)) return past('-->', at + 4);
  if (text.startsWith('<![CDATA[', at)) return past(']]>', at + 9);
  if (text[at + 1] === '?') return past('?>', at + 2);
  return text[at + 1] === '!' ? 'dtd' : null;
}

type Node = Readonly<Record<string, unknown>>;

function parse(text: string): readonly XmlElement[] | null {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    removeNSPrefix: true,
    ignoreDeclaration: true,
    ignorePiTags: true,
    cdataPropName: '#cdata',
    maxNestedTags: MOST_DEPTH + 1,
  });
  try {
    return childrenOf(parser.parse(text) as readonly Node[], '');
  } catch {
    return null; // what the validator let pass and the parser cannot take
  }
}

function childrenOf(nodes: readonly Node[], path: string): readonly XmlElement[] {
  const named = nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@');
    return name === undefined || name.startsWith('#') ? [] : [{ name, node }];
  });
  const counts = new Map<string, number>();
  for (const { name } of named) counts.set(name, (counts.get(name) ?? 0) + 1);
  const seen = new Map<string, number>();
  return named.map(({ name, node }) => {
    const place = (seen.get(name) ?? 0) + 1;
    seen.set(name, place);
    const step = counts.get(name) === 1 ? name : `${name}[${String(place)}]`;
    return elementOf(name, node, path === '' ? step : `${path}/${step}`);
  });
}

function elementOf(name: string, node: Node, path: string): XmlElement {
  const inner = node[name] as readonly Node[];
  const attributes = (node[':@'] ?? {}) as Readonly<Record<string, string>>;
  const children = childrenOf(inner, path);
  return {
    name,
    path,
    text: inner.map(textOf).join('').trim(),
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, unescapeXml(value)])),
    children,
    byName: children.length === 0 ? NO_CHILDREN : named(children),
  };
}

const NO_CHILDREN: XmlElement['byName'] = new Map();

function named(children: readonly XmlElement[]): XmlElement['byName'] {
  const groups = new Map<string, XmlElement[]>();
  for (const child of children) {
    const name = child.name.toLowerCase();
    const group = groups.get(name);
    if (group) group.push(child);
    else groups.set(name, [child]);
  }
  return groups;
}

function textOf(node: Node): string {
  if (typeof node['#text'] === 'string') return unescapeXml(node['#text']);
  const literal = node['#cdata'];
  return Array.isArray(literal) ? (literal as readonly Node[]).map(plainText).join('') : '';
}

const plainText = (node: Node): string => (typeof node['#text'] === 'string' ? node['#text'] : '');

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return NAMED[name] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
