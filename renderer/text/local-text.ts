import type { Port } from '#shared/domain/port';
import type { LocalText } from '#shared/domain/words';

/** A proper name in the language of the desk. */
export function inLanguage(name: LocalText, language: string): string {
  const [tag] = language.split('-');
  return tag === 'en' || tag === 'ru' || tag === 'ko' ? name[tag] : name.zh;
}

/** The name of an agency of a port in the language of the desk; its code where the port has no such agency. */
export function agencyIn(agencies: Port['agencies'], code: string, language: string): string {
  const agency = agencies.find((a) => a.code === code);
  return agency ? inLanguage(agency.name, language) : code;
}
