import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { fitted, photosOf, storedPhotos, type StoredPhoto } from '#renderer/data/photo-store';
import { readCelsius } from '#renderer/features/record/celsius';

const photo = (hash: string): StoredPhoto => ({
  hash,
  type: 'image/jpeg',
  bytes: new Uint8Array([1, 2, 3]),
  width: 4,
  height: 3,
  thumb: 'data:,',
});

test('E12: a photo is found by its hash on the desk that took it, and nowhere else', async () => {
  const here = photosOf({ portId: 'CNHCG', demo: false });
  await here.photos.put(photo('a'));
  expect((await storedPhotos(here, ['a', 'b'])).map((p) => [p.hash, [...p.bytes]])).toEqual([['a', [1, 2, 3]]]);
  const demo = photosOf({ portId: 'CNHCG', demo: true });
  expect(await storedPhotos(demo, ['a'])).toEqual([]);
  demo.close();
});

test.each([
  [4000, 3000, 1600, 1200],
  [3000, 4000, 1200, 1600],
  [1600, 1600, 1600, 1600],
  [800, 600, 800, 600],
  [16_000, 3, 1600, 1],
])('a picture of %i x %i is kept as %i x %i', (width, height, w, h) => {
  expect(fitted({ width, height }, 1600)).toEqual({ width: w, height: h });
});

test.each([
  ['-18', -18],
  ['3,5', 3.5],
  ['+4 ℃', 4],
  [' 0.44°C', 0.4],
  ['−2', -2],
  ['', null],
  ['热', null],
  ['81', null],
])('a temperature typed as %s reads %s', (text, celsius) => {
  expect(readCelsius(text)).toBe(celsius);
});
