import type { zhCN } from './zh-CN/catalogue';

/** Replaces every literal text by `string`, so that a translation must have every key and no other. */
type Translated<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]> };

/** The shape that every language must fill; a missing sentence does not compile. */
export type Texts = Translated<typeof zhCN>;

/** The languages of the desk, the first being the one it is written in. */
export const languages = ['zh-CN', 'en', 'ru', 'ko'] as const;
export type Language = (typeof languages)[number];

/** Each language in its own words. */
export const languageNames: Readonly<Record<Language, string>> = {
  'zh-CN': '中文',
  en: 'English',
  ru: 'Русский',
  ko: '한국어',
};
