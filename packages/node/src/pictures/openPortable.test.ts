// Compared with sharp, pixel by pixel.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import { createRandom } from '@cifra/core/random/random.ts';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { root } from '../root.ts';
import { type DecodedPicture, decodePicture } from './decode.ts';
import { openPortable } from './openPortable.ts';
import { PictureError } from './pictureError.ts';
import { openers } from './testing/openers.ts';

const [withSharp] = openers;
const random = createRandom('decoders');
const WIDTH = 83;
const HEIGHT = 61;
const noise = Uint8Array.from({ length: WIDTH * HEIGHT * 4 }, () => random.integer(256));
/** Noise of 83×61, so that lines end inside bytes and passes of Adam7 are uneven. */
const noisy = (channels: 1 | 2 | 3 | 4) =>
  sharp(noise.subarray(0, WIDTH * HEIGHT * channels), { raw: { width: WIDTH, height: HEIGHT, channels } });
const photo = () => sharp(join(root, 'packages/node/fixtures/reading/photo-squared.jpg'));
const large = () => photo().resize(2600, 1950);

async function both(bytes: Uint8Array): Promise<[DecodedPicture, DecodedPicture]> {
  return [await decodePicture(bytes, withSharp.open), await decodePicture(bytes, openPortable)];
}

/** Largest difference of a sample; fails if shape, scale or pages differ. */
function largest([a, b]: readonly [DecodedPicture, DecodedPicture]): number {
  const { data, ...shape } = b.picture;
  expect({ ...b, picture: shape }).toEqual({ ...a, picture: { ...a.picture, data: undefined, ...shape } });
  expect([data.length, b.picture.channels]).toEqual([a.picture.data.length, a.picture.channels]);
  let most = 0;
  for (let i = 0; i < data.length; i++) most = Math.max(most, Math.abs(data[i] - a.picture.data[i]));
  return most;
}

const same: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  'PNG, grey': () => noisy(1).toColourspace('b-w').png().toBuffer(),
  'PNG, grey and alpha': () => noisy(2).toColourspace('b-w').png().toBuffer(),
  'PNG, RGB, all filters': () => noisy(3).png({ adaptiveFiltering: true }).toBuffer(),
  'PNG, RGBA': () => noisy(4).png().toBuffer(),
  'PNG, palette': () => noisy(3).png({ palette: true }).toBuffer(),
  'PNG, palette of 4 bits': () => noisy(3).png({ palette: true, colours: 14 }).toBuffer(),
  'PNG, palette of 2 bits': () => noisy(3).png({ palette: true, colours: 4 }).toBuffer(),
  'PNG, palette with alpha': () => noisy(4).png({ palette: true }).toBuffer(),
  'PNG, 16 bits': () => noisy(1).toColourspace('grey16').png().toBuffer(),
  'PNG, 16 bits RGBA': () => noisy(4).toColourspace('rgb16').png().toBuffer(),
  'PNG, interlaced': () => noisy(3).png({ progressive: true }).toBuffer(),
  'PNG, interlaced palette of 2 bits': () =>
    noisy(3).png({ progressive: true, palette: true, colours: 4 }).toBuffer(),
  'PNG, interlaced 16 bits': () => noisy(4).toColourspace('rgb16').png({ progressive: true }).toBuffer(),
  'PNG on its side': () => noisy(3).withMetadata({ orientation: 6 }).png().toBuffer(),
  'JPEG, grey': () => noisy(1).toColourspace('b-w').jpeg().toBuffer(),
  'JPEG, 4:2:0': () => photo().jpeg().toBuffer(),
  'JPEG, 4:4:4': () => photo().jpeg({ chromaSubsampling: '4:4:4' }).toBuffer(),
  'JPEG, progressive': () => photo().jpeg({ progressive: true }).toBuffer(),
  'WebP, lossy': () => photo().webp().toBuffer(),
  'WebP, lossy with alpha': () => noisy(4).webp().toBuffer(),
  'WebP, lossless': () => noisy(3).webp({ lossless: true }).toBuffer(),
  'WebP, lossless with alpha': () => noisy(4).webp({ lossless: true }).toBuffer(),
  'WebP on its side': () => noisy(3).withMetadata({ orientation: 8 }).webp().toBuffer(),
  'WebP, animated': () => film().webp({ lossless: true }).toBuffer(),
  'WebP, animated, lossy': () => film().webp().toBuffer(),
};

function film() {
  return sharp(noise.subarray(0, 40 * 90 * 4), {
    raw: { width: 40, height: 90, channels: 4, pageHeight: 30 },
  });
}

test.each(Object.entries(same))('%s: the pixels of sharp', async (_name, make) => {
  expect(largest(await both(await make()))).toBe(0);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])('EXIF orientation %i: the pixels of sharp', async (orientation) => {
  expect(largest(await both(await noisy(3).withMetadata({ orientation }).jpeg().toBuffer()))).toBe(0);
});

/** Bounds of the largest difference after shrinking, in levels of 0–255. */
const shrunk: Readonly<Record<string, readonly [bound: number, make: () => Promise<Uint8Array>]>> = {
  PNG: [3, () => large().png().toBuffer()],
  'PNG, much larger': [4, () => photo().resize(7000, 5250).png({ compressionLevel: 1 }).toBuffer()],
  'PNG, interlaced': [3, () => large().png({ progressive: true }).toBuffer()],
  'PNG, 16 bits': [3, () => large().toColourspace('rgb16').png().toBuffer()],
  // libvips multiplies colours and alpha in whole numbers.
  'PNG with alpha': [10, () => large().ensureAlpha(0.4).png().toBuffer()],
  JPEG: [4, () => large().jpeg().toBuffer()],
  'JPEG, half its size': [4, () => photo().resize(4600, 3450).jpeg().toBuffer()],
  'JPEG on its side': [4, () => large().withMetadata({ orientation: 6 }).jpeg().toBuffer()],
  // libwebp shrinks for sharp.
  WebP: [24, () => large().webp().toBuffer()],
};

test.each(Object.entries(shrunk))('a large %s differs little', async (_name, [bound, make]) => {
  expect(largest(await both(await make()))).toBeLessThanOrEqual(bound);
});

test('CMYK is converted without its profile', async () => {
  const [a, b] = await both(await photo().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer());
  let sum = 0;
  for (let i = 0; i < a.picture.data.length; i++) sum += Math.abs(a.picture.data[i] - b.picture.data[i]);
  expect(sum / a.picture.data.length).toBeLessThan(12);
});

const folders = [
  'examples',
  'packages/node/fixtures/pictures',
  'packages/node/fixtures/reading',
  'packages/node/fixtures/formats',
];
const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => /\.(png|jpg|webp|p[bgnpa]m)$/.test(name))
    .map((name) => join(folder, name)),
);

test.each(files)('%s: the pixels of sharp', async (file) => {
  expect(largest(await both(readFileSync(join(root, file))))).toBeLessThanOrEqual(
    /page-a4/.test(file) ? 3 : 0,
  );
});

test.each(['tiff', 'gif'] as const)('a %s needs sharp', async (format) => {
  const file = await noisy(3)[format]().toBuffer();
  await expect(decodePicture(file, openPortable)).rejects.toMatchObject({
    problem: 'unsupported',
    message: `is a ${format.toUpperCase()}, which needs the package sharp: run \`npm install sharp\`, or save it as PNG`,
  });
});

describe('damage', () => {
  test.each(['png', 'jpeg', 'webp'] as const)(
    'any bytes of a %s changed give a picture or a PictureError, nothing else',
    async (format) => {
      const whole = await photo().resize(90, 70).toFormat(format).toBuffer();
      const problems = new Set<string>();
      for (let round = 0; round < 150; round++) {
        const bytes = Buffer.from(whole);
        for (let n = 1 + random.integer(4); n > 0; n--)
          bytes[random.integer(round % 2 === 0 ? whole.length : 200)] = random.integer(256);
        const result = await decodePicture(bytes, openPortable).catch((error: unknown) => error);
        if (!(result instanceof Error)) continue;
        expect(result).toBeInstanceOf(PictureError);
        problems.add((result as PictureError).problem);
      }
      expect(problems).toContain('damaged');
    },
  );

  test('a PNG that inflates to more than its pixels is not inflated further', async () => {
    const png = pngOf(600, 600, deflateSync(new Uint8Array(100_000_000), { level: 1 }));
    const before = process.memoryUsage().arrayBuffers;
    const { picture } = await decodePicture(png, openPortable);
    expect([picture.width, picture.data[0]]).toEqual([600, 0]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  test('a PNG of too many chunks', async () => {
    const png = pngOf(600, 600, deflateSync(new Uint8Array(600 * 1801)), 250_000);
    await expect(decodePicture(png, openPortable)).rejects.toMatchObject({
      problem: 'damaged',
      message: expect.stringContaining('it has more than 250000 chunks'),
    });
  });

  test('a JPEG of one scan with too many pixels', async () => {
    const jpeg = await photo().jpeg().toBuffer();
    // Marker, length, precision, height, width.
    const frame = jpeg.indexOf(Buffer.from('ffc0', 'hex'));
    jpeg.writeUInt16BE(65_000, frame + 5);
    jpeg.writeUInt16BE(65_000, frame + 7);
    await expect(decodePicture(jpeg, openPortable)).rejects.toMatchObject({
      problem: 'too-large',
      message: 'has 65000×65000 pixels, more than the 220 million that are read: shrink it',
    });
  });

  test('a JPEG of too many scans', async () => {
    const jpeg = await photo().jpeg({ progressive: true }).toBuffer();
    const at = jpeg.lastIndexOf(Buffer.from('ffda', 'hex'));
    const scan = jpeg.subarray(at, jpeg.length - 2);
    const many = Buffer.concat([jpeg.subarray(0, at), ...Array(501).fill(scan), jpeg.subarray(-2)]);
    await expect(decodePicture(many, openPortable)).rejects.toMatchObject({
      problem: 'too-large',
      message: expect.stringMatching(/^is a JPEG of 51\d scans, which take too long to decode/),
    });
  });
});

/** An RGB PNG with the given zlib data, after empty IDAT chunks. */
function pngOf(width: number, height: number, data: Uint8Array, empty = 0): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const nothing = chunk('IDAT', Buffer.alloc(0));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...Array<Buffer>(empty).fill(nothing),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

test('the decoder is chosen without sharp, which nothing imports at module load', () => {
  const hook = pathToFileURL(join(import.meta.dirname, 'testing/withoutSharp.mjs')).href;
  const script = `
    import { readFileSync } from 'node:fs';
    import { decodePicture } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'decode.ts')).href)};
    import { encodePng } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'encode.ts')).href)};
    import { readerIdentity } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, '../readerIdentity.ts')).href)};
    const { picture } = await decodePicture(readFileSync('examples/cheque.jpg'));
    const again = await decodePicture(await encodePng(picture, 280));
    const tiff = await decodePicture(Buffer.from('II*\\0aaaaaaaa')).catch((error) => error.problem);
    console.log(picture.width, again.picture.width, tiff, (await readerIdentity()).length);`;
  const output = execFileSync(process.execPath, ['--import', hook, '--input-type=module', '--eval', script], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(output.trim()).toBe('560 280 unsupported 64');
});
