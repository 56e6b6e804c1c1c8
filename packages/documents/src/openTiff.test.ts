import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { joinTiffs } from '@cifra/node/documents/testing/joinTiffs.ts';
import { decodePicture } from '@cifra/node/pictures/decode.ts';
import { readTiff, tags } from '@cifra/node/pictures/tiff/directory.ts';
import { expect, test } from 'vitest';
import { openTiff } from './openTiff.ts';

const folder = join(import.meta.dirname, '../../node/fixtures');
const fixture = (name: string) => new Uint8Array(readFileSync(join(folder, name)));

/** Returns the largest difference of a page from a picture that the decoders of Node read. */
async function differenceFrom(name: string, page: { readonly data: Uint8ClampedArray }): Promise<number> {
  const { picture } = await decodePicture(fixture(name));
  const { channels, data } = picture;
  expect(page.data.length / 4).toBe(data.length / channels);
  let most = 0;
  for (let i = 0; i < page.data.length / 4; i++)
    for (let c = 0; c < 3; c++)
      most = Math.max(most, Math.abs(page.data[4 * i + c] - data[channels * i + Math.min(c, channels - 1)]));
  return most;
}

test.each([
  ['lzw-tiffcp.tif', 0],
  ['fax-g3.tif', 0],
  ['fax-g4.tif', 0],
  // Two decoders of JPEG.
  ['jpeg-ycbcr.tif', 16],
  ['jpeg-planes.tif', 16],
  ['jpeg-grey.tif', 16],
])('%s is decoded as by the decoders of Node', async (name, most) => {
  const source = openTiff(fixture(`formats/${name}`));
  expect(source.pages).toBe(1);
  expect(await differenceFrom(`formats/${name}`, await source.page(1))).toBeLessThanOrEqual(most);
});

test('several pages are decoded in any order', async () => {
  const names = ['lzw-tiffcp.tif', 'fax-g4.tif', 'jpeg-ycbcr.tif'].map((name) => `formats/${name}`);
  const source = openTiff(new Uint8Array(joinTiffs(names.map(fixture))));
  expect(source.pages).toBe(3);
  for (const page of [2, 1, 3])
    expect(await differenceFrom(names[page - 1], await source.page(page))).toBeLessThanOrEqual(16);
});

test('the pixels of a fax are twice as high as wide', async () => {
  const page = await openTiff(fixture('pictures/fax-204x98_94107.tif')).page(1);
  expect(page).toMatchObject({ width: 430, height: 72, orientation: 1 });
  expect(page.aspect).toBeCloseTo(98 / 204);
});

test('thumbnails and masks are not pages', async () => {
  const source = openTiff(fixture('pictures/thumbnail-first_94107.tif'));
  expect(source.pages).toBe(1);
  expect(await source.page(1)).toMatchObject({ width: 430, height: 150 });
  expect(openTiff(fixture('formats/mask-first.tif')).pages).toBe(1);
});

test.each([
  'zstd-tiffcp.tif',
  'lzma-tiles.tif',
  'cielab.tif',
  'float-0-to-255.tif',
  'signed-8-bits.tif',
  'zstd-planes.tif',
])('%s is refused, because its pixels would be wrong', async (name) => {
  await expect(openTiff(fixture(`formats/${name}`)).page(1)).rejects.toMatchObject({
    problem: 'compression',
  });
});

/** Returns a file whose field is overwritten. */
function broken(name: string, tag: number): Uint8Array {
  const bytes = fixture(name);
  readTiff(bytes).pages[0].get(tag)?.value.fill(0x7f);
  return bytes;
}

test.each([
  ['parts outside the file', tags.stripOffsets],
  ['longer parts than the file', tags.stripByteCounts],
])('a page with %s is damaged, and the one before it is not', async (_, tag) => {
  const name = 'formats/jpeg-ycbcr.tif';
  await expect(openTiff(new Uint8Array(broken(name, tag))).page(1)).rejects.toMatchObject({
    problem: 'damaged',
  });
  const source = openTiff(new Uint8Array(joinTiffs([fixture(name), broken(name, tags.stripByteCounts)])));
  expect(await differenceFrom(name, await source.page(1))).toBeLessThanOrEqual(16);
  await expect(source.page(2)).rejects.toMatchObject({ problem: 'damaged' });
});

test('a file that is cut off is damaged', () => {
  expect(() => openTiff(fixture('formats/lzw-tiffcp.tif').slice(0, 6))).toThrow('damaged');
});
