// Compared byte for byte with libvips.
import { crc32, deflateSync } from 'node:zlib';
import { createRandom } from '@cifra/core/random/random.ts';
import sharp, { type PngOptions } from 'sharp';
import { expect, test } from 'vitest';
import { decodePlainPng } from './plainPng.ts';

const random = createRandom('plain PNG');
const smooth = (width: number, height: number) =>
  Uint8Array.from({ length: width * height }, (_, i) => 120 + 100 * Math.sin(i / 9) + random.integer(9));

/** A grey PNG. libpng chooses the filter of each line with `adaptiveFiltering`. */
function png(data: Uint8Array, width: number, height: number, options: PngOptions = {}): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .png({ adaptiveFiltering: true, ...options })
    .toBuffer();
}

test.each([
  [28, 28],
  [1, 1],
  [200, 120],
  [3, 250],
])('%i×%i pixels, as libvips decodes them', async (width, height) => {
  for (const adaptiveFiltering of [true, false]) {
    const file = await png(smooth(width, height), width, height, { adaptiveFiltering });
    const decoded = decodePlainPng(file);
    const { data, info } = await sharp(file)
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(decoded).toMatchObject({ width, height, channels: info.channels });
    expect(Buffer.from(decoded!.data).equals(data)).toBe(true);
  }
});

test.each([
  ['grey', 0, 1],
  ['RGB', 2, 3],
])('each of the five filters, over any bytes: %s', async (_name, colourType, step) => {
  const [width, height] = [37, 40];
  const line = step * width + 1;
  const lines = Buffer.from(Uint8Array.from({ length: height * line }, () => random.integer(256)));
  for (let y = 0; y < height; y++) lines[y * line] = y % 5;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colourType], 8);
  const [half, rest] = [deflateSync(lines).subarray(0, 700), deflateSync(lines).subarray(700)];
  const file = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from('Title\0filters')),
    chunk('IDAT', half),
    chunk('IDAT', rest),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  const truth = await sharp(file).toColourspace('srgb').raw().toBuffer();
  expect(Buffer.from(decodePlainPng(file)!.data).equals(truth)).toBe(true);
});

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

test('other and damaged PNGs are left to libvips', async () => {
  const file = await png(smooth(28, 28), 28, 28);
  const clear = await sharp(file).ensureAlpha(0.5).png().toBuffer();
  const changed = Buffer.from(file);
  changed[file.indexOf('IDAT') + 9] ^= 1;
  const others = [
    clear,
    await png(smooth(28, 28), 28, 28, { progressive: true }),
    await png(smooth(28, 28), 28, 28, { palette: true }),
    await png(smooth(300, 300), 300, 300),
    await sharp(file).withMetadata({ orientation: 6 }).png().toBuffer(),
    changed,
    file.subarray(0, file.length - 5),
    Buffer.concat([file, Buffer.from('more')]),
    file.subarray(0, 8),
    Buffer.alloc(0),
  ];
  expect(others.map(decodePlainPng)).toEqual(others.map(() => null));
});
