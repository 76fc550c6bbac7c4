/*
 * The two things that a worker, a window and Node have alike but the language does not: decoding of bytes and inflating of
 * them. Both are pure functions of their bytes; declared here, as narrowly as they are used, because `shared` compiles without
 * the types of any of the three.
 */

type Decoder = { readonly decode: (bytes: Uint8Array) => string };
type Chunk = { readonly done: boolean; readonly value?: Uint8Array };
type Inflater = {
  readonly readable: { readonly getReader: () => { read: () => Promise<Chunk>; cancel: () => Promise<void> } };
  readonly writable: {
    readonly getWriter: () => { write: (bytes: Uint8Array) => Promise<void>; close: () => Promise<void> };
  };
};

declare const TextDecoder: new (label: string, options: { fatal: boolean; ignoreBOM: boolean }) => Decoder;
declare const TextEncoder: new () => { readonly encode: (text: string) => Uint8Array<ArrayBuffer> };
declare const DecompressionStream: new (format: 'deflate-raw') => Inflater;

/** The text of bytes in an encoding, without its byte order mark; null where a byte has no meaning in it. */
export function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return null; // a byte sequence that the encoding does not have
  }
}

/** The bytes of a text in UTF-8. */
export const encodeUtf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Inflates raw deflate data. Null when it is damaged or gives more than `limit` bytes; never holds more than that. */
export async function inflate(packed: Uint8Array, limit: number): Promise<Uint8Array | null> {
  const stream = new DecompressionStream('deflate-raw');
  const writer = stream.writable.getWriter();
  // Damage is told to both ends of the stream; the reading end below decides, this one only must not go unheard.
  void writer
    .write(packed)
    .then(() => writer.close())
    .catch(() => undefined);
  const reader = stream.readable.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      if (!next.value) continue;
      size += next.value.length;
      if (size > limit) {
        await reader.cancel();
        return null;
      }
      chunks.push(next.value);
    }
  } catch {
    return null; // the data is damaged
  }
  return joined(chunks, size);
}

/** Byte pieces as one. */
export function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let place = 0;
  for (const piece of pieces) {
    whole.set(piece, place);
    place += piece.length;
  }
  return whole;
}
