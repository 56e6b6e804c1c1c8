import { crc32 } from 'node:zlib';
import { unread } from '@cifra/core/reading/unread.ts';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { decodePicture } from './decode.ts';
import { inFilePixels } from './inFilePixels.ts';
import { stretchOf } from './pixelShape.ts';

test.each([
  [204, 98, { x: 1, y: 204 / 98 }],
  [204, 391, { x: 391 / 204, y: 1 }],
  [204, 196, { x: 1, y: 1 }],
  [300, 300, { x: 1, y: 1 }],
  [0, 72, { x: 1, y: 1 }],
  [1, 72, { x: 1, y: 1 }],
])('%i×%i an inch', (x, y, stretch) => {
  expect(stretchOf(x, y)).toEqual(stretch);
});

const drawn = () => sharp(Buffer.alloc(40 * 30, 235), { raw: { width: 40, height: 30, channels: 1 } });

/** Adds pHYs before the pixels, after the header of 33 bytes. */
function withPhys(png: Buffer, x: number, y: number): Buffer {
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9);
  chunk.write('pHYs', 4);
  chunk.writeUInt32BE(x, 8);
  chunk.writeUInt32BE(y, 12);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

/** Sets the densities in the JFIF segment, which comes first. */
function withJfif(jpeg: Buffer, x: number, y: number): Buffer {
  const segment = Buffer.from('ffe000104a46494600010100000000000000', 'hex');
  segment.writeUInt16BE(x, 12);
  segment.writeUInt16BE(y, 14);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

test.each([
  ['PNG', async () => withPhys(await drawn().png().toBuffer(), 2, 1), [40, 60]],
  ['plain PNG of square pixels', async () => withPhys(await drawn().png().toBuffer(), 2835, 2835), [40, 30]],
  ['JPEG', async () => withJfif(await drawn().jpeg().toBuffer(), 100, 200), [80, 30]],
  [
    'JPEG that lies on its side',
    async () => withJfif(await drawn().jpeg().withMetadata({ orientation: 6 }).toBuffer(), 200, 100),
    [60, 40],
  ],
  ['TIFF', () => drawn().tiff({ xres: 8, yres: 4 }).toBuffer(), [40, 60]],
  ['BMP', async () => bmp(4000, 2000), [2, 4]],
])('%s', async (_name, make, size) => {
  const { picture } = await decodePicture(await make());
  expect([picture.width, picture.height]).toEqual(size);
});

/** 2×2 white pixels. */
function bmp(x: number, y: number): Buffer {
  const file = Buffer.alloc(54 + 16, 255);
  file.fill(0, 0, 54);
  file.write('BM');
  for (const [at, value] of [
    [10, 54],
    [14, 40],
    [18, 2],
    [22, 2],
    [38, x],
    [42, y],
  ])
    file.writeUInt32LE(value, at);
  file.writeUInt16LE(24, 28);
  return file;
}

test('the aspect limit also applies to tall pixels', async () => {
  const strip = sharp(Buffer.alloc(1500 * 10, 235), { raw: { width: 1500, height: 10, channels: 1 } });
  const file = withPhys(await strip.png().toBuffer(), 1, 2);
  await expect(decodePicture(file)).rejects.toMatchObject({ problem: 'too-large' });
});

test('boxes are in pixels of the file', () => {
  const box = { x: 10, y: 20, width: 30, height: 40 };
  const reading = { digits: [{ box }], box } as unknown as Parameters<typeof inFilePixels>[0];
  const inFile = { x: 10, y: 10, width: 30, height: 20 };
  expect(inFilePixels(reading, { x: 1, y: 0.5 })).toMatchObject({ digits: [{ box: inFile }], box: inFile });
});

test('the height of writing that is too small is in pixels of the file', () => {
  const reading = unread('too-small', { x: 10, y: 20, width: 30, height: 7 }, 7);
  expect(inFilePixels(reading, { x: 2, y: 3 })).toMatchObject({ refusal: 'too-small', writingHeight: 21 });
  expect(inFilePixels(unread('blank', null), { x: 2, y: 3 })).not.toHaveProperty('writingHeight');
});
