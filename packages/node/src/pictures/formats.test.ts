import { readdirSync, readFileSync } from 'node:fs';
import type { Picture } from '@cifra/core/base/types.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { decodePicture } from './decode.ts';
import { PictureError } from './pictureError.ts';

/**
 * The same 35×36 picture in many formats, written by libtiff, Netpbm and tifffile:
 * fixtures/README.md.
 */
const formats = new URL('../../fixtures/formats/', import.meta.url);
const failed = new URL('../../fixtures/pictures/', import.meta.url);
const file = (name: string, folder = formats) => readFileSync(new URL(name, folder));

let grey: Uint8Array;
let bits: Uint8Array;
beforeAll(async () => {
  grey = greyOf((await decodePicture(file('grey.png'))).picture);
  bits = greyOf((await decodePicture(file('bits.png'))).picture);
});

/** Returns the first channel, row by row; fails if the colours differ by more than rounding. */
function greyOf({ data, channels }: Picture, most = 1): Uint8Array {
  const values = Uint8Array.from({ length: data.length / channels }, (_, i) => data[i * channels]);
  if (channels > 1) {
    const blue = values.map((_, i) => data[i * channels + 2]);
    expect(largestDifference(values, blue)).toBeLessThanOrEqual(most);
  }
  return values;
}

function largestDifference(a: Uint8Array, b: Uint8Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);
}

/** Tolerance for JPEG compression and rounding to 4 bits. */
const tolerances: Readonly<Record<string, number>> = {
  'jpeg-ycbcr.tif': 12,
  'jpeg-planes.tif': 12,
  'jpeg-grey.tif': 12,
  '4-bits.pgm': 9,
};
const isBits = (name: string) => /^(bits|fax)/.test(name);

test.each(readdirSync(formats))('%s shows the reference picture', async (name) => {
  const { picture, pages, scale } = await decodePicture(file(name));
  expect({ width: picture.width, height: picture.height, pages, scale }).toEqual({
    width: 35,
    height: 36,
    pages: 1,
    scale: { x: 1, y: 1 },
  });
  const reference = isBits(name) ? bits : grey;
  expect(largestDifference(greyOf(picture), reference)).toBeLessThanOrEqual(tolerances[name] ?? 1);
});

test('keeps the alpha of a PAM', async () => {
  const { picture } = await decodePicture(file('grey-alpha.pam'));
  expect([picture.channels, ...picture.data.subarray(3, 4)]).toEqual([4, 255]);
});

describe('pictures that used to fail', () => {
  test.each([
    '12-bit-in-16_94107.png',
    'float-0-to-1_94107.tif',
    'lab_94107.tif',
    'zstd_94107.tif',
    'thumbnail-first_94107.tif',
  ])('%s has the contrast of ink on paper', async (name) => {
    const { picture } = await decodePicture(file(name, failed));
    const values = greyOf(picture, 4).toSorted();
    expect(values[0]).toBeLessThan(80);
    expect(values[values.length >> 1]).toBeGreaterThan(220);
    expect(picture.width / picture.height).toBeCloseTo(430 / 150, 1);
  });

  test('a fax of 204×98 dots per inch gets square pixels, and boxes in pixels of the file', async () => {
    const { picture, scale } = await decodePicture(file('fax-204x98_94107.tif', failed));
    expect([picture.width, picture.height]).toEqual([430, 150]);
    expect([scale.x, scale.y]).toEqual([1, expect.closeTo(98 / 204, 6)]);
  });

  test('mismatched luminance and colour planes are damage', async () => {
    const broken = file('broken-strip-of-0-bytes_should-be-damaged.tif', failed);
    await expect(decodePicture(broken)).rejects.toMatchObject({
      problem: 'damaged',
      message: expect.stringContaining('planes of brightness and colour'),
    });
  });
});

describe('a damaged TIFF', () => {
  /**
   * Directory fields of `zstd-tiffcp.tif`, which is little-endian with its directory at the end.
   */
  function changed(tag: number, value: number): Buffer {
    const bytes = Buffer.from(file('zstd-tiffcp.tif'));
    const at = bytes.readUInt32LE(4);
    for (let field = at + 2; field < at + 2 + 12 * bytes.readUInt16LE(at); field += 12) {
      if (bytes.readUInt16LE(field) !== tag) continue;
      if (bytes.readUInt16LE(field + 2) === 3) bytes.writeUInt16LE(value, field + 8);
      else bytes.writeUInt32LE(value, field + 8);
    }
    return bytes;
  }

  test.each([
    ['an empty strip', () => changed(279, 0), 'damaged', /part 1 of 1 of its pixels is empty/],
    ['a strip behind the end', () => changed(273, 5000), 'damaged', /pixels are missing/],
    ['a strip of other data', () => changed(273, 0), 'damaged', /damaged or cut off TIFF/],
    [
      'JBIG',
      () => changed(259, 34661),
      'unsupported',
      /compressed with JBIG, which is not read: save it with LZW/,
    ],
    ['an unknown compression', () => changed(259, 60000), 'unsupported', /compressed with scheme 60000/],
    ['12 packed bits', () => changed(258, 12), 'unsupported', /is a TIFF of 12 bits a sample/],
    ['more pixels than are read', () => changed(256, 65535), 'too-large', /has 65535×36 pixels/],
    [
      'a directory behind the end',
      () => file('zstd-tiffcp.tif').subarray(0, 100),
      'damaged',
      /its directory is missing/,
    ],
  ])('%s', async (_name, make, problem, message) => {
    const error = await decodePicture(make()).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'PictureError', problem });
    expect((error as Error).message).toMatch(message);
  });

  test.each(['zstd-tiles.tif', 'cielab.tif', 'lzma-tiffcp.tif', 'rgb.pam'])(
    'any byte of %s changed gives a picture or a PictureError, nothing else',
    async (name) => {
      const random = createRandom(1);
      const whole = file(name);
      for (let round = 0; round < 40; round++) {
        const bytes = Buffer.from(whole);
        // Half of the changes are in the header or the directory, which is at either end.
        const at = random.integer(round % 2 === 0 ? whole.length : 150);
        bytes[round % 4 === 1 ? whole.length - 1 - at : at] = random.integer(256);
        const problem = await decodePicture(bytes).catch((error: unknown) => error);
        if (problem instanceof Error) expect(problem).toBeInstanceOf(PictureError);
      }
    },
  );

  test('a tile with other data', async () => {
    const pixels = Buffer.from(Array.from({ length: 128 * 128 }, (_, i) => (i * 2654435761) >>> 24));
    const drawn = sharp(pixels, { raw: { width: 128, height: 128, channels: 1 } });
    const bytes = await drawn
      .tiff({ compression: 'lzw', tile: true, tileWidth: 64, tileHeight: 64 })
      .toBuffer();
    bytes.fill(0x55, bytes.length >> 1, (bytes.length >> 1) + 200);
    await expect(decodePicture(bytes)).rejects.toMatchObject({ problem: 'damaged' });
  });

  test('a bad line of a fax leaves the others readable', async () => {
    const bytes = file('fax-g3.tif');
    let read = 0;
    for (let at = 20; at < 120; at++) {
      const changed = Buffer.from(bytes);
      changed[at] ^= 0x10;
      await decodePicture(changed).then(
        () => read++,
        () => {},
      );
    }
    expect(read).toBeGreaterThan(30);
  });

  test('directories that name each other are read once', async () => {
    const bytes = Buffer.from(file('zstd-tiffcp.tif'));
    const at = bytes.readUInt32LE(4);
    bytes.writeUInt32LE(at, at + 2 + 12 * bytes.readUInt16LE(at));
    expect((await decodePicture(bytes)).pages).toBe(1);
  });
});

test.each(['zstd-tiffcp.tif', 'lzma-tiffcp.tif'])('%s cannot unpack to more than its size', async (name) => {
  // With one row per strip, each of its strips is much too long.
  const bytes = Buffer.from(file(name));
  const at = bytes.readUInt32LE(4);
  for (let field = at + 2; field < at + 2 + 12 * bytes.readUInt16LE(at); field += 12)
    if (bytes.readUInt16LE(field) === 278) bytes.writeUInt16LE(1, field + 8);
  await expect(decodePicture(bytes)).rejects.toMatchObject({ problem: 'damaged' });
});
