import { foldText } from '../identifiers/fold';
import { readHs } from '../identifiers/hs';
import { readUscc } from '../identifiers/uscc';
import type { MatchItem } from './evidence';
import { sheetOf, type Sheet } from './sheet';

/** A request with its identifiers sorted by what they are, whatever column they stood in. */
export type Profile = Sheet & {
  readonly index: number;
  readonly item: MatchItem;
  /** Letters only, folded; empty when not written. */
  readonly goods: string;
  readonly hs: string;
  /** Without the legal form, which everybody abbreviates his own way. */
  readonly trader: string;
  readonly uscc: string;
};

const COMPANY_FORM = /股份|有限|责任|公司|集团/g;
const words = (text: string): string => foldText(text).replace(/[^\p{L}]/gu, '');

/** Remembers what was read: goods and traders repeat all day. */
function remembered(read: (text: string) => string): (text: string | undefined) => string {
  const known = new Map<string, string>();
  return (text) => {
    if (!text) return '';
    const value = known.get(text) ?? read(text);
    known.set(text, value);
    return value;
  };
}

/** Reads every request once, so that all comparisons afterwards are between keys. */
export function profilesOf(items: readonly MatchItem[]): Profile[] {
  const goodsOf = remembered(words);
  const traderOf = remembered((text) => words(text).replace(COMPANY_FORM, ''));
  const usccOf = remembered((text) => readUscc(text).normal);
  const hsOf = remembered((text) => {
    const reading = readHs(text);
    return reading.valid ? reading.normal : '';
  });
  return items.map((item, index) => ({
    index,
    item,
    ...sheetOf(item),
    goods: goodsOf(item.goods),
    hs: hsOf(item.hs),
    trader: traderOf(item.trader),
    uscc: usccOf(item.uscc),
  }));
}
