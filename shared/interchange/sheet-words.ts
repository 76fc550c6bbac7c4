import { foldWidth } from '../identifiers/fold';
import type { Port } from '../domain/port';
import type { AgencyCode, Direction, InspectionMode, Priority } from '../domain/words';

/** The words of a column: what each means, and which are written. */
export type Words<T extends string> = {
  readonly meanings: ReadonlyMap<string, T>;
  readonly written: readonly string[];
};

const bare = (text: string): string => foldWidth(text).toLowerCase().replace(/\s+/g, '');

/** Makes the words of a column from a table; the first word of a line is the one that is written. */
const wordsOf = <T extends string>(
  table: readonly (readonly [meaning: T, written: string, ...others: string[]])[],
): Words<T> => ({
  meanings: new Map(table.flatMap(([meaning, ...words]) => words.map((word) => [bare(word), meaning] as const))),
  written: table.map(([, word]) => word),
});

/** 查验方式 */
export const modeWords: Words<InspectionMode> = wordsOf([
  ['scan', '机检', '机检查验', 'H986', 'scan'],
  ['outer', '外形', '外形查验', '外观', 'outer'],
  ['sample', '抽查', '开箱抽查', 'sample'],
  ['full', '彻底', '彻底查验', '开箱彻底', 'full'],
  ['quarantine', '检疫', '检疫查验', 'quarantine'],
  ['vehicle', '车体', '车体查验', '车体检查', 'vehicle'],
]);

/** 进出境 */
export const directionWords: Words<Direction> = wordsOf([
  ['in', '进境', '入境', '进口', '进', 'in', 'import', 'inbound', 'I'],
  ['out', '出境', '出口', '出', 'out', 'export', 'outbound', 'E'],
]);

/** 优先 */
export const priorityWords: Words<Priority> = wordsOf([
  ['normal', '普通', '一般', '正常', '否', 'normal'],
  ['aeo', 'AEO', 'AEO优先', '高级认证'],
  ['priority', '优先', '是', 'priority'],
  ['emergency', '应急', '紧急', 'emergency'],
]);

const AGENCY_ALIASES: Readonly<Record<string, readonly string[]>> = {
  customs: ['海关', '关', 'customs', 'таможня', '세관'],
  border: ['边检', '边防', '边防检查', '移民', '出入境边防检查', 'border', '변방검사'],
};

/** 查验单位: the agencies of a port by code, name in any language or badge. */
export const agencyWords = (agencies: Port['agencies']): Words<AgencyCode> =>
  wordsOf(
    agencies.map(({ code, name, badge }) => {
      const words = [name.en, name.ru, name.ko, badge.zh, code, ...(AGENCY_ALIASES[code] ?? [])];
      return [code, name.zh, ...words.filter((word) => word !== '')] as const;
    }),
  );

/** The meaning of a word; null when the column does not know it. */
export const meaningOf = <T extends string>(words: Words<T>, text: string): T | null =>
  words.meanings.get(text) ?? words.meanings.get(bare(text)) ?? null;

/** The words that are written, for saying what was expected. */
export const writtenWords = <T extends string>(words: Words<T>): string => words.written.join(' / ');
