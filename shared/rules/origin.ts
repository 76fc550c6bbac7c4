import type { InspectionRequest } from '../domain/request';

/** Columns of sheets in which the country of origin stands, as sheets head them. */
const COLUMNS = ['原产国', '原产地', '原产国(地区)', '原产国（地区）', 'origin', 'страна происхождения', '원산지'];

/** Countries that the ports meet daily, as people write them. */
const NAMES: Readonly<Record<string, string>> = {
  中国: 'CN',
  CHN: 'CN',
  CHINA: 'CN',
  КИТАЙ: 'CN',
  중국: 'CN',
  俄罗斯: 'RU',
  俄罗斯联邦: 'RU',
  RUS: 'RU',
  RUSSIA: 'RU',
  РОССИЯ: 'RU',
  러시아: 'RU',
  朝鲜: 'KP',
  PRK: 'KP',
  DPRK: 'KP',
  КНДР: 'KP',
  조선: 'KP',
  북한: 'KP',
  韩国: 'KR',
  KOR: 'KR',
  日本: 'JP',
  JPN: 'JP',
};

/** The country of origin of the goods as a sheet says it, by its ISO code; null when none is said or it cannot be read. */
export function originOf({ extra }: Pick<InspectionRequest, 'extra'>): string | null {
  for (const [column, value] of Object.entries(extra)) {
    if (!COLUMNS.includes(column.trim().toLowerCase())) continue;
    const name = value.trim().toUpperCase();
    const code = NAMES[name] ?? (/^[A-Z]{2}$/.test(name) ? name : null);
    if (code !== null) return code;
  }
  return null;
}
