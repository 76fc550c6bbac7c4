import i18next, { type TFunction } from 'i18next';
import { clockText, type UtcMs, type Zone } from '#shared/kernel/time';
import type { Refusal } from '#shared/domain/refusal';
import { inLanguage } from './local-text';

/** Facts of a refusal that are moments, and those that are words of the catalogue. */
const MOMENTS = new Set(['start', 'end']);
const WORDS: Readonly<Record<string, string>> = {
  kind: 'bayKind',
  wanted: 'bayKind',
  skill: 'skill',
  reason: 'closureReason',
  agency: 'agency',
  item: 'recordItem',
  condition: 'condition',
  conditionState: 'conditionState',
  why: 'drawWhy',
  mark: 'commonMark',
};

/** The whole sentence of a refusal, in the language of the desk, with times of the given zone. */
export function refusalSentence(t: TFunction, refusal: Refusal, zone: Zone): string {
  const facts = Object.entries(refusal.facts).map(([key, value]): [string, string | number] => {
    if (MOMENTS.has(key) && typeof value === 'number') return [key, clockText(value as UtcMs, zone)];
    const word = WORDS[key];
    return [key, word ? wordOf(t, word, String(value)) : value];
  });
  return anyText(t)(`refusal:${refusal.code}`, { ...Object.fromEntries(facts), ...ownName(refusal.facts) });
}

/** A rule of the port brings its name in the four languages: the sentence says the one of the desk. */
function ownName({ zh, en, ru, ko }: Refusal['facts']): { readonly rule?: string } {
  if (zh === undefined) return {};
  const name = { zh: String(zh), en: String(en), ru: String(ru), ko: String(ko) };
  return { rule: inLanguage(name, i18next.resolvedLanguage ?? 'zh-CN') };
}

/** A word of the trade by its code; a code the catalogue does not know (a third agency) stands for itself. */
export function wordOf(t: TFunction, room: string, code: string): string {
  return anyText(t)(`words:${room}.${code}`, { defaultValue: code });
}

/** The catalogue by a key that is only known at run time; the typed keys cannot say those. */
const anyText = (t: TFunction) => t as unknown as (key: string, facts: Readonly<Record<string, unknown>>) => string;
