import type { Texts } from './catalogue';

/** The kinds of action that have a word of their own. */
export type DeedRoom = keyof Texts['sync']['deed'];

const ROOMS = new Set<string>([
  'session',
  'plan',
  'import',
  'booking',
  'band',
  'lane',
  'milestone',
  'match',
  'draw',
  'recusal',
  'port',
  'bay',
  'officer',
  'user',
  'duty',
  'equipment',
  'finding',
  'photo',
  'column',
  'release',
  'shift',
  'hours',
  'yard',
  'absence',
  'anomaly',
  'base',
  'checks',
  'complaint',
  'condition',
  'consignment',
  'fee',
  'goods',
  'image',
  'lock',
  'manifest',
  'notice',
  'paper',
  'permits',
  'rate',
  'recheck',
  'standard',
  'trader',
  'twice',
]);

/** The kind of an action, by the noun in its name (`session.place`); `other` for one that has no word of its own. */
export function roomOfDeed(name: string): DeedRoom {
  const noun = name.slice(0, name.indexOf('.'));
  return ROOMS.has(noun) ? (noun as DeedRoom) : 'other';
}
