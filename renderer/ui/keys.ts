/**
 * Every key of the desk, by where it works: the key sheet shows this list, and `chordOf` knows no other key, so that a key which is not
 * listed here can be bound nowhere.
 */
export const KEYS = {
  everywhere: [
    ['Ctrl K', 'palette', ['Ctrl+k']],
    ['Alt 1 … 9', 'screens', ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+5', 'Alt+6', 'Alt+7', 'Alt+8', 'Alt+9']],
    ['Ctrl I', 'import', ['Ctrl+i']],
    ['Ctrl Z · Ctrl Y', 'undo', ['Ctrl+z', 'Ctrl+y', 'Ctrl+Shift+z']],
    ['Ctrl /', 'sheet', ['Ctrl+/']],
    ['Ctrl L', 'lockDesk', ['Ctrl+l']],
    ['F5', 'sync', ['F5']],
  ],
  tasks: [
    ['F9', 'advance', ['F9']],
    ['Enter', 'openRecord', ['Enter']],
    ['F7 → 1 · 2 · 3', 'places', ['F7', '1', '2', '3']],
  ],
  record: [
    ['1 · 2 · 3', 'answer', ['1', '2', '3']],
    ['Ctrl ↑ · Ctrl ↓', 'walkSteps', ['Ctrl+ArrowUp', 'Ctrl+ArrowDown']],
    ['F9', 'advance', ['F9']],
    ['Ctrl Enter', 'sign', ['Ctrl+Enter']],
  ],
  intake: [
    ['Ctrl N', 'form', ['Ctrl+n']],
    ['Ctrl F', 'find', ['Ctrl+f']],
  ],
  matching: [
    ['↑ ↓', 'walkList', ['ArrowUp', 'ArrowDown']],
    ['Enter', 'join', ['Enter']],
    ['D', 'decline', ['d']],
    ['S', 'nextList', ['s']],
  ],
  board: [
    ['← → ↑ ↓', 'walk', ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']],
    ['Alt ← → ↑ ↓', 'move', ['Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+ArrowUp', 'Alt+ArrowDown']],
    ['Alt = · Alt -', 'longer', ['Alt+=', 'Alt++', 'Alt+-']],
    ['Ctrl X · Ctrl V', 'tray', ['Ctrl+x', 'Ctrl+v']],
    ['Space · Ctrl A', 'choose', [' ', 'Ctrl+a']],
    ['Enter', 'details', ['Enter']],
    ['L', 'lock', ['l']],
    ['F9', 'advance', ['F9']],
    ['F8 · Shift F8', 'conflict', ['F8', 'Shift+F8']],
    ['F6', 'panel', ['F6']],
    ['F7 → 1 · 2 · 3', 'places', ['F7', '1', '2', '3']],
    ['Ctrl = · Ctrl - · Ctrl 0', 'zoom', ['Ctrl+=', 'Ctrl++', 'Ctrl+-', 'Ctrl+0']],
    ['Home', 'now', ['Home']],
    ['Ctrl G', 'goto', ['Ctrl+g']],
    ['Shift', 'freshTeam', ['Shift']],
    ['Esc', 'cancel', ['Escape']],
  ],
  conflicts: [['F8 · Shift F8', 'conflict', ['F8', 'Shift+F8']]],
  notices: [['Ctrl P', 'print', ['Ctrl+p']]],
  review: [
    ['Ctrl Enter', 'submit', ['Ctrl+Enter']],
    ['Ctrl ⌫', 'sendBack', ['Ctrl+Backspace']],
    ['Ctrl P', 'print', ['Ctrl+p']],
  ],
} as const;

type Listed = (typeof KEYS)[keyof typeof KEYS][number];

/** A key with its modifiers, e.g. `Ctrl+Shift+z`; one that the key sheet lists. */
export type Chord = Listed[2][number];

const listed: ReadonlySet<string> = new Set(
  Object.values(KEYS).flatMap((keys) => keys.flatMap(([, , chords]) => chords)),
);

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'keyCode'
>;

/**
 * The listed chord that was pressed, or null: for a key that means nothing here, and for one that belongs to an input method which is
 * still composing. Letters and digits count by their place on the keyboard where the layout writes other ones.
 */
export function chordOf(e: Pressed): Chord | null {
  if (e.isComposing || e.keyCode === 229) return null;
  const key = latin(e);
  // A sign says already that it was reached with Shift.
  const shifted = e.shiftKey && key !== 'Shift' && (key.length > 1 || /[a-z ]/.test(key));
  const chord = `${e.ctrlKey || e.metaKey ? 'Ctrl+' : ''}${e.altKey ? 'Alt+' : ''}${shifted ? 'Shift+' : ''}${key}`;
  return listed.has(chord) ? (chord as Chord) : null;
}

function latin({ key, code, altKey }: Pressed): string {
  if (altKey && code.startsWith('Digit')) return code.slice('Digit'.length);
  if (key.length > 1 || key.charCodeAt(0) < 128) return key.length > 1 ? key : key.toLowerCase();
  return code.startsWith('Key') ? code.slice('Key'.length).toLowerCase() : key;
}

/** Inputs without a text of their own: switches, choices, buttons. */
const TEXTLESS = /^(button|checkbox|color|file|image|radio|range|reset|submit)$/;

/** Whether the key was pressed in a text that can be written in, where Ctrl+Z and letters belong to the text. */
export function inText({ target }: Pick<Event, 'target'>): boolean {
  if (target instanceof HTMLInputElement) return !TEXTLESS.test(target.type) && !target.readOnly;
  return target instanceof Element && target.closest('textarea, [contenteditable]') !== null;
}

/** Whether the key was pressed inside one of the places that a selector names. */
export const within = ({ target }: Pick<Event, 'target'>, places: string): boolean =>
  target instanceof Element && target.closest(places) !== null;
