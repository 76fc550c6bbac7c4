import type { LocalText } from '#shared/domain/words';

/** A proper name in the language of the desk. */
export function inLanguage(name: LocalText, language: string): string {
  const [tag] = language.split('-');
  return tag === 'en' || tag === 'ru' || tag === 'ko' ? name[tag] : name.zh;
}
