import { digitise, fold, foldWidth, letterise } from './fold';
import { nothingRead, type Reading, type WarningCode } from './reading';

/** A plate as understood: whose it is and what it hangs on, as far as its form tells. */
export type PlateReading = Reading & {
  readonly country: 'CN' | 'RU' | 'KP' | 'unknown';
  readonly kind: 'truck' | 'trailer' | 'unknown';
};

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const CN_PLAIN = new RegExp(`^[${PROVINCES}][A-HJ-NP-Z][A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]$`);
/** New-energy plates are one longer: a kind letter before or after five signs (GA 36-2018). */
const CN_NEW_ENERGY = new RegExp(`^[${PROVINCES}][A-HJ-NP-Z](?:[A-HJK][A-HJ-NP-Z0-9]\\d{4}|\\d{5}[A-HJK])$`);
const CN_CLAIM = new RegExp(`^[${PROVINCES}][A-Z][A-Z0-9]*[挂学警港澳]?$`);
const CN_COLOUR = new RegExp(`^([${PROVINCES}][A-Z][A-Z0-9]{4,6}挂?)(?:渐变绿|黄绿|[黄蓝绿白黑])[牌色]?$`);

const RU = '[ABEKMHOPCTYX]';
/** GOST R 50577: the twelve letters that both alphabets have, canonically in Latin. */
const RU_TRUCK = new RegExp(`^${RU}\\d{3}${RU}{2}\\d{2,3}$`);
const RU_TRAILER = new RegExp(`^${RU}{2}\\d{4}\\d{2,3}$`);
const RU_CUT = new RegExp(`^${RU}\\d{3}${RU}{2}\\d?$`);

/** Korean provinces and cities as Chinese officers write them; the Korean spellings fold to these. */
const KP_PLACES: readonly (readonly [string, RegExp])[] = [
  ['平壤', /^(?:평양|平壤)/],
  ['平北', /^(?:평안북도|평안북|평북|平安北道|平北)/],
  ['平南', /^(?:평안남도|평안남|평남|平安南道|平南)/],
  ['咸北', /^(?:함경북도|함경북|함북|咸镜北道|咸鏡北道|咸北)/],
  ['咸南', /^(?:함경남도|함경남|함남|咸镜南道|咸鏡南道|咸南)/],
  ['罗先', /^(?:라선|나선|罗先|羅先|RASON)/],
  ['黄北', /^(?:황해북도|황북|黄北|黃北)/],
  ['黄南', /^(?:황해남도|황남|黄南|黃南)/],
  ['江原', /^(?:강원|江原)/],
  ['慈江', /^(?:자강|慈江)/],
  ['两江', /^(?:량강|양강|两江|兩江)/],
  ['南浦', /^(?:남포|南浦)/],
  ['开城', /^(?:개성|开城|開城)/],
];

const as = (
  country: PlateReading['country'],
  kind: PlateReading['kind'],
  normal: string,
): Omit<PlateReading, 'warnings'> => ({ valid: true, normal, country, kind });

function chinese(text: string): Omit<PlateReading, 'warnings'> | null {
  if (!CN_PLAIN.test(text) && !CN_NEW_ENERGY.test(text)) return null;
  return as('CN', text.endsWith('挂') ? 'trailer' : 'truck', text);
}

function russian(text: string): Omit<PlateReading, 'warnings'> | null {
  if (RU_TRUCK.test(text)) return as('RU', 'truck', text);
  return RU_TRAILER.test(text) ? as('RU', 'trailer', text) : null;
}

function korean(text: string): Omit<PlateReading, 'warnings'> | null {
  if (!/^[^A-QS-Z0-9]/.test(text)) return null;
  const place = KP_PLACES.find(([, spelling]) => spelling.test(text));
  if (!place) return null;
  const rest = text.replace(place[1], '');
  return /^\d{2,7}$/.test(rest) ? as('KP', 'unknown', place[0] + rest) : null;
}

/** The same signs with digits and letters put where the form wants them; null when that gives no known form. */
function repaired(text: string): Omit<PlateReading, 'warnings'> | null {
  const cn = chinese(text.slice(0, 2) + text.slice(2).replaceAll('O', '0').replaceAll('I', '1'));
  if (cn) return cn;
  const truck = letterise(text[0] ?? '') + digitise(text.slice(1, 4)) + letterise(text.slice(4, 6));
  const trailer = letterise(text.slice(0, 2)) + digitise(text.slice(2));
  return russian(truck + digitise(text.slice(6))) ?? russian(trailer);
}

/** Mixed alphabets are a slip of the keyboard; a Russian plate all in Cyrillic, or all in Latin, is not. */
function alphabetWarnings(text: string, country: PlateReading['country'], warnings: readonly WarningCode[]) {
  const letters = foldWidth(text).toUpperCase();
  const mixed = /[A-Z]/.test(letters.replace(/RUS$/, '')) && /\p{Script=Cyrillic}/u.test(letters);
  return country === 'RU' && !mixed ? warnings.filter((code) => code !== 'look-alike-folded') : warnings;
}

/**
 * Reads one plate: Chinese, Russian, North Korean or free text.
 *
 * `normal` is upper case without separators: `吉H12345`, `吉H1234挂`; Russian ones in Latin letters (`A123BC125`) whatever the
 * keyboard was; North Korean ones with the place in Chinese (`咸北123456`). A text that claims a Chinese or Russian form and
 * breaks it is invalid (`length`, `character`, `digit-letter-folded`); anything else that has a digit and 3 to 16 signs is
 * valid free text with `unknown-form`.
 */
export function readPlate(text: string): PlateReading {
  // Most plates are written as they stand on the truck: nothing to fold.
  if (CN_PLAIN.test(text)) return Object.assign(chinese(text)!, { warnings: [] });
  const folded = fold(text);
  const bare = folded.text
    .replaceAll('掛', '挂')
    .replace(CN_COLOUR, '$1')
    .replace(/^(.*\d)RUS$/, '$1');
  if (bare === '') return { ...nothingRead, country: 'unknown', kind: 'unknown' };
  const known = chinese(bare) ?? russian(bare) ?? korean(bare);
  if (known) return { ...known, warnings: alphabetWarnings(text, known.country, folded.warnings) };
  const mended = repaired(bare);
  if (mended) return { ...mended, valid: false, warnings: [...folded.warnings, 'digit-letter-folded'] };
  const { country } = formless(bare, []);
  return { ...formless(bare, alphabetWarnings(text, country, folded.warnings)), normal: bare };
}

function formless(bare: string, warnings: readonly WarningCode[]): Omit<PlateReading, 'normal'> {
  const kind = bare.endsWith('挂') ? 'trailer' : 'unknown';
  const fault = (code: WarningCode, country: PlateReading['country']) =>
    ({
      valid: false,
      country,
      kind,
      warnings: [...warnings, code],
    }) as const;
  if (CN_CLAIM.test(bare)) return fault(bare.length === 7 ? 'character' : 'length', 'CN');
  if (RU_CUT.test(bare)) return fault('length', 'RU');
  if (!/\d/.test(bare)) return fault('character', 'unknown');
  if (bare.length < 3 || bare.length > 16) return fault('length', 'unknown');
  return { valid: true, country: 'unknown', kind, warnings: [...warnings, 'unknown-form'] };
}

const BETWEEN = /[/\\、,;|+&\n\r\t]|和|及/;
const ANY_PLATE = new RegExp(
  `[${PROVINCES}][A-HJ-NP-Z](?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳])|${RU}\\d{3}${RU}{2}\\d{2,3}|${RU}{2}\\d{6,7}`,
  'g',
);

/** A plate with the text it was read from. */
export type WrittenPlate = PlateReading & { readonly written: string };

const written = (text: string): WrittenPlate => Object.assign(readPlate(text), { written: text });

/**
 * The plates that one cell holds: `吉H12345/А123ВС125`, `吉H12345 吉H1234挂`, even with nothing between them. A cell that is one
 * plate, with whatever spaces, stays one; words around a plate (`车牌吉H12345`) fall away; what cannot be taken apart is
 * returned whole.
 */
export function readPlates(cell: string): WrittenPlate[] {
  if (CN_PLAIN.test(cell)) return [written(cell)];
  return foldWidth(cell)
    .split(BETWEEN)
    .flatMap((part) => {
      const text = part.trim();
      if (text === '') return [];
      const whole = written(text);
      if (whole.valid && whole.country !== 'unknown') return [whole];
      const words = text.split(/\s+/);
      const plausible = (word: string) => word.length > 4 && /\d/.test(word) && readPlate(word).valid;
      if (words.length > 1 && words.every(plausible)) return words.map(written);
      const found = whole.normal.match(ANY_PLATE) ?? [];
      const nothingElse = !/[A-Z0-9]/.test(whole.normal.replace(ANY_PLATE, ''));
      return found.length > 1 || (found.length === 1 && nothingElse) ? found.map(written) : [whole];
    });
}

/** The plates of one cell as texts, as `readPlates` takes them apart. */
export const splitPlates = (cell: string): string[] => readPlates(cell).map((plate) => plate.written);
