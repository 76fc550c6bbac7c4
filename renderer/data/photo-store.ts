import Dexie, { type EntityTable } from 'dexie';
import { err, ok, type Result } from '#shared/kernel/result';
import { hexOf, sha256 } from '#shared/kernel/sha256';

/** A photo as this desk keeps it: the bytes that its hash was taken of, and a small picture to show in a list. */
export type StoredPhoto = {
  readonly hash: string;
  readonly type: 'image/jpeg';
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** A `data:` address, since the page may show no other. */
  readonly thumb: string;
};

/**
 * The bytes of photos, on this desk alone and in a database of their own: rows that travel carry hashes, and reading a day never reads
 * a picture (SPEC E12).
 */
export class PhotoStore extends Dexie {
  declare readonly photos: EntityTable<StoredPhoto, 'hash'>;

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ photos: 'hash' });
  }
}

let opened: PhotoStore | null = null;

/** The photos of a port at this desk; those of the demo are apart. */
export function photosOf({ portId, demo }: { readonly portId: string; readonly demo: boolean }): PhotoStore {
  const name = demo ? `photos-demo-${portId}` : `photos-${portId}`;
  if (opened?.name !== name) {
    opened?.close();
    opened = new PhotoStore(name);
  }
  return opened;
}

/** Longest side of a kept photo and of a thumbnail, in pixels; JPEG quality. */
const LONGEST = 1600;
const THUMB = 160;
const QUALITY = 0.85;
/** Larger files are no photo of a camera. */
const MOST_BYTES = 40_000_000;

/** Why a file was not kept as a photo. */
export type PhotoFailure = 'not-an-image' | 'too-large' | 'not-stored';

/**
 * Keeps a photo: scaled down to at most 1600 pixels, as JPEG, under the hash of what is kept. It is on the disk when this resolves, so
 * that no row ever names a photo which its own desk lost.
 */
export async function keepPhoto(store: PhotoStore, file: Blob): Promise<Result<StoredPhoto, PhotoFailure>> {
  if (file.size > MOST_BYTES) return err('too-large');
  const image = await createImageBitmap(file).catch(() => null);
  if (!image) return err('not-an-image');
  const { width, height } = fitted(image, LONGEST);
  const whole = await drawn(image, { width, height });
  const bytes = new Uint8Array(await whole.arrayBuffer());
  const thumb = await dataUrl(await drawn(image, fitted(image, THUMB)));
  image.close();
  const photo: StoredPhoto = { hash: hexOf(sha256(bytes)), type: 'image/jpeg', bytes, width, height, thumb };
  const stored = await store.photos.put(photo).then(
    () => true,
    () => false,
  );
  return stored ? ok(photo) : err('not-stored');
}

/** The photos of these hashes that this desk has. */
export async function storedPhotos(store: PhotoStore, hashes: readonly string[]): Promise<readonly StoredPhoto[]> {
  const found = await store.photos.bulkGet([...hashes]);
  return found.filter((p) => p !== undefined);
}

type Size = { readonly width: number; readonly height: number };

/** The size of a picture whose longer side is at most so long; never enlarged, never thinner than a pixel. */
export function fitted({ width, height }: Size, longest: number): Size {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function drawn(image: ImageBitmap, { width, height }: Size): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
}

/** A picture as a `data:` address. */
export const dataUrl = (picture: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as string));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('a picture could not be read')));
    reader.readAsDataURL(picture);
  });
