import type { Random } from '#shared/kernel/random';

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '0': 'O',
  O: '0',
  '1': 'I',
  I: '1',
  '8': 'B',
  B: '8',
  '5': 'S',
  S: '5',
  '2': 'Z',
  Z: '2',
};
/** Neighbours on the number row and on the keypad. */
const KEYS: Readonly<Record<string, string>> = {
  '0': '9',
  '1': '24',
  '2': '135',
  '3': '246',
  '4': '1357',
  '5': '2468',
  '6': '3579',
  '7': '684',
  '8': '795',
  '9': '806',
};

const LATIN = 'ABEKMHOPCTYX';
const CYRILLIC = 'АВЕКМНОРСТУХ';

/** Another sign of the same class: half the time a neighbouring key, half the time any. */
function otherSign(random: Random, sign: string): string {
  const pool = /\d/.test(sign) ? (random.next() < 0.5 ? KEYS[sign]! : '0123456789') : 'ABCDEFGHJKLMNPRSTUVWXYZ';
  for (;;) {
    const other = pool[random.below(pool.length)]!;
    if (other !== sign) return other;
  }
}

/** One slip of the hand somewhere behind the first sign; never returns the text itself. */
export function mistyped(random: Random, text: string): string {
  const signs = Array.from(text);
  for (;;) {
    const place = 1 + random.below(signs.length - 1);
    const sign = signs[place]!;
    const kind = random.next();
    const copy = [...signs];
    if (kind < 0.5) copy[place] = otherSign(random, sign);
    else if (kind < 0.62) copy[place] = LOOK_ALIKES[sign] ?? sign;
    else if (kind < 0.78 && place + 1 < signs.length) copy.splice(place, 2, signs[place + 1]!, sign);
    else if (kind < 0.9) copy.splice(place, 1);
    else copy.splice(place, 0, random.next() < 0.5 ? sign : String(random.below(10)));
    const wrong = copy.join('');
    if (wrong !== text) return wrong;
  }
}

/** The same identifier as another desk writes it: alphabet, width, case, separators, lost leading zeros. */
export function rewritten(random: Random, text: string): string {
  const way = random.next();
  if (way < 0.25)
    return text.replace(/[A-Z]/g, (sign) =>
      /^[A-Z]\d{3}|^[A-Z]{2}\d{4}/.test(text) ? swap(sign, LATIN, CYRILLIC) : sign,
    );
  if (way < 0.5) return text.replace(/[А-Я]/g, (sign) => swap(sign, CYRILLIC, LATIN));
  if (way < 0.56) return text.replace(/[0-9A-Z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
  if (way < 0.62) return text.toLowerCase();
  if (way < 0.7) return `${text.slice(0, 2)}${random.pick(['·', ' ', '-', '•'])}${text.slice(2)}`;
  if (way < 0.74) return text.replace('挂', '');
  if (way < 0.85 && /^0+\d+$/.test(text)) return text.replace(/^0+/, '');
  return text;
}

const swap = (sign: string, from: string, to: string): string => {
  const place = from.indexOf(sign);
  return place < 0 ? sign : to[place]!;
};
