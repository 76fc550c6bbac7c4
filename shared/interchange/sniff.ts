import { err, ok, type Result } from '../kernel/result';
import { decodings } from './text-encoding';
import { fileRefusal, type FileRefusal } from './problems';
import { zipPaths } from './zip';

/** A file as it comes: its name and its bytes; of a workbook the sheet that is meant, where somebody has said. */
export type SourceFile = { readonly name: string; readonly bytes: Uint8Array; readonly sheet?: string };

/** What a file really is, by its bytes. `other` names what was recognised but is not read here. */
export type FileKind = 'xlsx' | 'xls' | 'html' | 'csv' | 'xml';
type Found = FileKind | 'encrypted' | 'other';

/** Larger files are refused unread. */
export const MOST_BYTES = 64 * 1024 * 1024;

/** What a name may hold. Many Chinese systems save an HTML table as `.xls`; nothing else may be other than it says. */
const BY_EXTENSION: Readonly<Record<string, readonly FileKind[]>> = {
  xlsx: ['xlsx'],
  xls: ['xls', 'html'],
  csv: ['csv'],
  tsv: ['csv'],
  txt: ['csv'],
  htm: ['html'],
  html: ['html'],
  xml: ['xml'],
};

/**
 * Says what a file is. Refuses the whole file when it is empty, too large, of an extension not read here, encrypted, or not what
 * its name says.
 */
export function sniff(file: SourceFile): Result<FileKind, FileRefusal> {
  const { name, bytes } = file;
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const expected = BY_EXTENSION[extension];
  if (!expected)
    return err(fileRefusal('unknown-extension', name, { extension, known: Object.keys(BY_EXTENSION).join(' ') }));
  if (bytes.length > MOST_BYTES) return err(fileRefusal('too-large', name, { bytes: bytes.length, most: MOST_BYTES }));
  const found = kindOf(bytes);
  if (found === 'empty') return err(fileRefusal('empty-file', name));
  if (found === 'encrypted') return err(fileRefusal('encrypted', name));
  if (found === 'damaged') return err(fileRefusal('damaged', name));
  if (found !== 'other' && expected.includes(found)) return ok(found);
  return err(fileRefusal('not-what-its-name-says', name, { extension, found }));
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, i) => bytes[i] === byte);

function kindOf(bytes: Uint8Array): Found | 'empty' | 'damaged' {
  if (bytes.every((byte) => byte === 0 || byte === 9 || byte === 10 || byte === 13 || byte === 32)) return 'empty';
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return zipKind(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return compoundKind(bytes);
  return textKind(bytes);
}

function zipKind(bytes: Uint8Array): Found | 'damaged' {
  const paths = zipPaths(bytes);
  if (!paths) return 'damaged';
  return paths.some((path) => /^\/?xl\/workbook\d*\.xml$/i.test(path)) ? 'xlsx' : 'other';
}

/** An OLE compound file: its directory names the streams in UTF-16. An encrypted `.xlsx` is one too. */
function compoundKind(bytes: Uint8Array): Found {
  const holds = (stream: string): boolean => {
    const name = Array.from(stream).flatMap((sign) => [sign.charCodeAt(0), 0]);
    const last = bytes.length - name.length;
    // Directory entries stand at multiples of 128.
    for (let at = 0; at <= last; at += 128) if (name.every((byte, i) => bytes[at + i] === byte)) return true;
    return false;
  };
  if (holds('EncryptedPackage')) return 'encrypted';
  return holds('Workbook') || holds('Book') ? 'xls' : 'other';
}

const HEAD = 8192;

const HTML_TAGS =
  'html head body table tbody tr td meta style script div p center font form title link span b br'.split(' ');

/** Markup is told apart by its first tag, once comments and instructions are passed over. */
function textKind(bytes: Uint8Array): Found {
  const head = decodings(bytes.subarray(0, evenCut(bytes)));
  const text = (head[0]?.text ?? latin(bytes.subarray(0, HEAD))).trimStart();
  if (!text.startsWith('<')) return looksBinary(text) ? 'other' : 'csv';
  const bare = text.replace(/<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)|<!\[[^>]*>/g, '').trimStart();
  const doctype = /^<!doctype\s+([\w:]+)/i.exec(bare)?.[1];
  const first = (doctype ?? /^<([\w:]+)/.exec(bare)?.[1] ?? '').toLowerCase();
  if (HTML_TAGS.includes(first)) return 'html';
  return first === 'workbook' || first === 'ss:workbook' ? 'other' : 'xml';
}

/** Cutting a text at a byte may split a sign; the last complete line is a safe place, else the whole is taken. */
function evenCut(bytes: Uint8Array): number {
  if (bytes.length <= HEAD) return bytes.length;
  for (let at = HEAD; at > HEAD / 2; at--) if (bytes[at - 1] === 10 && at % 2 === 0) return at;
  return bytes.length;
}

const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

/** No text has control signs but tabs, ends of lines and pages, and the end mark (26) of old DOS files. */
function looksBinary(text: string): boolean {
  const allowed = [9, 10, 12, 13, 26];
  for (let i = 0; i < text.length && i < HEAD; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 && !allowed.includes(code)) return true;
  }
  return false;
}
