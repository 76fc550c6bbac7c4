import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KEYS, chordOf } from '#renderer/ui/keys';

const RENDERER = resolve(import.meta.dirname, '../../../renderer');
const sources = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && file !== 'ui/keys.ts')
  .map((file) => ({ file, text: readFileSync(join(RENDERER, file), 'utf8') }));

describe('the key sheet', () => {
  // What compiles binds listed keys alone, since `chordOf` knows no other; so no listener may read the event by itself.
  test('lists every key that the window listens to', () => {
    const listeners = sources.filter(({ text }) => text.includes("addEventListener('keydown'"));
    expect(listeners.length).toBeGreaterThan(4);
    const byThemselves = listeners.filter(({ text }) =>
      /\b(e|event|nativeEvent)\.(key|code|keyCode|which)\b/.test(text),
    );
    expect(byThemselves.map((s) => s.file)).toEqual([]);
  });

  test('lists no key that nothing is bound to', () => {
    const bindings = sources.filter(({ text }) => text.includes("ui/keys'")).map(({ text }) => text);
    const chords = Object.values(KEYS).flatMap((keys) => keys.flatMap(([, , chords]) => [...chords] as string[]));
    const bound = (chord: string): boolean => {
      const escaped = chord.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
      const written = new RegExp(`'${escaped}'|^\\s*${escaped}:`, 'm');
      return bindings.some((text) => written.test(text) || (/^Alt\+\d$/.test(chord) && text.includes("'Alt+'")));
    };
    expect(chords.filter((chord) => !bound(chord))).toEqual([]);
  });
});

describe('a chord', () => {
  const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false, keyCode: 0 };
  const pressed = (key: string, code: string, more: Partial<typeof plain> = {}) =>
    chordOf({ ...plain, key, code, ...more });

  test('is a key with its modifiers; Command counts as Ctrl', () => {
    expect(pressed('z', 'KeyZ', { ctrlKey: true })).toBe('Ctrl+z');
    expect(pressed('Z', 'KeyZ', { metaKey: true, shiftKey: true })).toBe('Ctrl+Shift+z');
    expect(pressed('F8', 'F8', { shiftKey: true })).toBe('Shift+F8');
    expect(pressed('L', 'KeyL')).toBe('l');
    expect(pressed('Shift', 'ShiftLeft', { shiftKey: true })).toBe('Shift');
  });

  test('is found by its place where the layout writes other letters, and by its sign however that is reached', () => {
    expect(pressed('я', 'KeyZ', { ctrlKey: true })).toBe('Ctrl+z');
    expect(pressed('¡', 'Digit1', { altKey: true })).toBe('Alt+1');
    expect(pressed('/', 'Digit7', { ctrlKey: true, shiftKey: true })).toBe('Ctrl+/');
  });

  test('is none while an input method composes, and none where the key sheet lists none', () => {
    expect(pressed('Enter', 'Enter', { isComposing: true })).toBeNull();
    expect(pressed('d', 'KeyD', { keyCode: 229 })).toBeNull();
    expect(pressed('q', 'KeyQ', { ctrlKey: true })).toBeNull();
    expect(pressed('l', 'KeyL', { shiftKey: true })).toBeNull();
  });
});
