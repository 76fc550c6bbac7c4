import { describe, expect, it } from 'vitest';
import { languageNames, languages, type Language, type Texts } from '#renderer/text/catalogue';
import { en } from '#renderer/text/en/catalogue';
import { ko } from '#renderer/text/ko/catalogue';
import { ru } from '#renderer/text/ru/catalogue';
import { zhCN } from '#renderer/text/zh-CN/catalogue';
import { refusalCodes } from '#shared/domain/refusal';

const catalogues: Readonly<Record<Language, Texts>> = { 'zh-CN': zhCN, en, ru, ko };

/** Every sentence of a catalogue by its full key, e.g. `board.tray.title`. */
function sentences(room: object, path = '', into = new Map<string, string>()): ReadonlyMap<string, string> {
  for (const [key, said] of Object.entries(room) as [string, unknown][]) {
    if (typeof said === 'string') into.set(path + key, said);
    else if (typeof said === 'object' && said !== null) sentences(said, `${path}${key}.`, into);
    else throw new Error(`${path}${key} is neither a sentence nor a room`);
  }
  return into;
}

/** The placeholders of a sentence in alphabetical order, in one string. */
const placeholders = (text: string): string => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted().join(' ');

/** What the program itself says: without placeholders. */
const ownWords = (text: string): string => text.replaceAll(/\{\{\w+\}\}/g, ' ');
/** A Chinese proper name may stand in quotes in another language. */
const unquoted = (text: string): string => text.replaceAll(/«[^»]*»|“[^”]*”/g, ' ');

/** The keys of the sentences of which something holds, with the sentence, so that a failure can be read. */
const those = (texts: Texts, holds: (text: string, key: string) => boolean): readonly string[] =>
  [...sentences(texts)].filter(([key, text]) => holds(text, key)).map(([key, text]) => `${key}: ${text}`);

const source = sentences(zhCN);

describe.each(languages)('the catalogue in %s', (language) => {
  const texts = catalogues[language];

  it('has every key of the first language and no other', () => {
    expect([...sentences(texts).keys()].toSorted()).toEqual([...source.keys()].toSorted());
  });

  it('has the same placeholders in every sentence', () => {
    const differing = those(texts, (text, key) => placeholders(text) !== placeholders(source.get(key) ?? ''));
    expect(differing).toEqual([]);
  });

  it('writes every brace as part of a placeholder', () => {
    expect(those(texts, (text) => /[{}]/.test(ownWords(text)))).toEqual([]);
  });

  it('leaves no text empty', () => {
    expect(those(texts, (text) => text.trim() === '')).toEqual([]);
  });

  it('says every refusal', () => {
    expect(Object.keys(texts.refusal).toSorted()).toEqual([...refusalCodes].toSorted());
  });

  it('has a name in the menu of languages', () => {
    expect(languageNames[language].trim()).not.toBe('');
  });
});

describe('a translated catalogue', () => {
  it('mixes no Latin look-alikes into Cyrillic words', () => {
    const mixed = (word: string): boolean => /\p{Script=Cyrillic}/u.test(word) && /\p{Script=Latin}/u.test(word);
    expect(those(ru, (text) => (ownWords(text).match(/\p{L}+/gu) ?? []).some(mixed))).toEqual([]);
  });

  it.each([
    ['ru', ru],
    ['ko', ko],
  ] as const)('in %s has no Chinese left outside quoted names', (_, texts) => {
    expect(those(texts, (text) => /\p{Script=Han}/u.test(unquoted(text)))).toEqual([]);
  });
});
