import i18next, { type TFunction } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { languages, type Language, type Texts } from './catalogue';
import { zhCN } from './zh-CN/catalogue';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: Texts;
  }
}

/** The other catalogues arrive when they are chosen: the first picture needs one language. */
const loaders: Readonly<Record<Exclude<Language, 'zh-CN'>, () => Promise<Texts>>> = {
  en: async () => (await import('./en/catalogue')).en,
  ru: async () => (await import('./ru/catalogue')).ru,
  ko: async () => (await import('./ko/catalogue')).ko,
};

/** Starts the catalogue in the language of the desk; unknown languages fall back to Chinese. */
export async function startTexts(wanted: string): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': zhCN },
    ns: Object.keys(zhCN),
    defaultNS: 'shell',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await speak(languageOf(wanted));
}

/**
 * The language a new desk begins with, by the tag of the operating system. English is never guessed: a machine whose language nobody
 * set says `en-US` too, and officers of the port read Chinese. It is one click away.
 */
export const firstLanguage = (tag: string): Language => (languageOf(tag) === 'en' ? 'zh-CN' : languageOf(tag));

/** The language of the desk that fits a tag of the operating system, e.g. `ko-KR`. */
export const languageOf = (tag: string): Language =>
  languages.find((l) => tag === l || tag.split('-')[0] === l.split('-')[0]) ?? 'zh-CN';

/** Has the texts of a language at hand, for a paper that is written in another one than the desk's. */
export async function haveTexts(language: Language): Promise<void> {
  if (language === 'zh-CN' || i18next.hasResourceBundle(language, 'shell')) return;
  const texts = await loaders[language]();
  for (const [ns, bundle] of Object.entries(texts)) i18next.addResourceBundle(language, ns, bundle);
}

/** Changes the language at once, on every screen. */
export async function speak(language: Language): Promise<void> {
  await haveTexts(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** The texts of one room of the catalogue, typed by key. */
export const useTexts = <N extends keyof Texts>(room: N): TFunction<N> =>
  useTranslation(room).t as unknown as TFunction<N>;
