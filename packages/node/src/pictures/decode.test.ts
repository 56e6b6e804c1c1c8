import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { decodePicture as decode } from './decode.ts';
import { limits } from './limits.ts';
import { openers } from './testing/openers.ts';

/**
 * 40×30 grey: paper with one dark block in the upper left corner, so that a rotated picture is
 * noticed.
 */
const corner = Buffer.from(Array.from({ length: 1200 }, (_, i) => (i % 40 < 10 && i < 400 ? 20 : 235)));
const drawn = () => sharp(corner, { raw: { width: 40, height: 30, channels: 1 } });
/** 200×150 RGB noise, which does not compress: truncated, it always lacks pixels. */
const noise = Buffer.from(Array.from({ length: 90_000 }, (_, i) => (i * 2654435761) >>> 24));
const noisy = () => sharp(noise, { raw: { width: 200, height: 150, channels: 3 } });

type Samples = Record<string, () => Promise<Buffer>>;

const samples: Samples = {
  'PNG, grey': () => drawn().toColourspace('b-w').png().toBuffer(),
  'PNG, RGB': () => drawn().png().toBuffer(),
  'PNG, palette': () => drawn().png({ palette: true }).toBuffer(),
  'PNG, 16 bits': () => drawn().toColourspace('grey16').png().toBuffer(),
  'PNG, 16 bits RGB': () => drawn().toColourspace('rgb16').png().toBuffer(),
  'PNG, interlaced': () => drawn().png({ progressive: true }).toBuffer(),
  'PNG, opaque alpha': () => drawn().ensureAlpha().png().toBuffer(),
  'JPEG, grey': () => drawn().toColourspace('b-w').jpeg({ quality: 95 }).toBuffer(),
  'JPEG, RGB': () => drawn().toColourspace('srgb').jpeg({ quality: 95 }).toBuffer(),
  'JPEG, progressive': () => drawn().jpeg({ progressive: true, quality: 95 }).toBuffer(),
  'JPEG, CMYK': () => drawn().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(),
  'WebP, lossy': () => drawn().webp({ quality: 95 }).toBuffer(),
  'WebP, lossless': () => drawn().webp({ lossless: true }).toBuffer(),
};
/** Need sharp. */
const more: Samples = {
  'TIFF, LZW': () => drawn().tiff({ compression: 'lzw' }).toBuffer(),
  'TIFF, 1 bit': () =>
    drawn().toColourspace('b-w').tiff({ bitdepth: 1, compression: 'ccittfax4' }).toBuffer(),
  'TIFF, CMYK': () => drawn().toColourspace('cmyk').tiff().toBuffer(),
  GIF: () => drawn().gif().toBuffer(),
};

describe.each(openers)('$name', ({ open, isSharp }) => {
  const decodePicture = (bytes: Uint8Array) => decode(bytes, open);

  test.each(Object.entries(isSharp ? { ...samples, ...more } : samples))(
    '%s: size and ink',
    async (_name, make) => {
      const { picture, scale, pages } = await decodePicture(await make());
      expect({ width: picture.width, height: picture.height, scale, pages }).toEqual({
        width: 40,
        height: 30,
        scale: { x: 1, y: 1 },
        pages: 1,
      });
      expect(darkCorner(picture)).toBe('top left');
    },
  );

  describe('EXIF orientation', () => {
    const places = [
      'top left',
      'top right',
      'bottom right',
      'bottom left',
      'top left',
      'top right',
      'bottom right',
      'bottom left',
    ];
    test.each(places.map((place, i) => [i + 1, place]))('%i shows the ink %s', async (orientation, place) => {
      const file = await drawn()
        .jpeg({ quality: 95 })
        .withMetadata({ orientation: orientation as number })
        .toBuffer();
      const { picture } = await decodePicture(file);
      expect([picture.width, picture.height]).toEqual((orientation as number) < 5 ? [40, 30] : [30, 40]);
      expect(darkCorner(picture)).toBe(place);
    });
  });

  test('keeps transparency, because the reader estimates the paper', async () => {
    const rgba = Buffer.from([10, 20, 30, 0, 40, 50, 60, 128]);
    const file = await sharp(rgba, { raw: { width: 2, height: 1, channels: 4 } })
      .png()
      .toBuffer();
    const { picture } = await decodePicture(file);
    expect(picture.channels).toBe(4);
    expect([...picture.data].filter((_, i) => i % 4 === 3)).toEqual([0, 128]);
  });

  test('shrinks a large picture during decoding', async () => {
    const file = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer();
    const { picture, scale } = await decodePicture(file);
    expect(picture.width * picture.height).toBeLessThanOrEqual(1.001 * limits.workingPixels);
    expect(picture.width * scale.x).toBeCloseTo(4000, -1);
    expect(scale.y).toBe(scale.x);
    expect(picture.width / picture.height).toBeCloseTo(4 / 3, 2);
  });

  test('decodes the first of several pages and returns their number', async () => {
    const frames = sharp(Buffer.concat([corner, Buffer.alloc(1200)]), {
      raw: { width: 40, height: 60, channels: 1, pageHeight: 30 },
    });
    const files = [await frames.clone().webp({ lossless: true }).toBuffer()];
    if (isSharp) files.push(await frames.clone().gif().toBuffer());
    for (const file of files) {
      const { picture, pages } = await decodePicture(file);
      expect([picture.width, picture.height, pages]).toEqual([40, 30, 2]);
      expect(darkCorner(picture)).toBe('top left');
    }
  });

  describe('refuses', () => {
    const formats: Record<string, () => Promise<Buffer>> = {
      PNG: () => noisy().png().toBuffer(),
      JPEG: () => noisy().jpeg().toBuffer(),
      'progressive JPEG': () => noisy().jpeg({ progressive: true }).toBuffer(),
      WebP: () => noisy().webp().toBuffer(),
      ...(isSharp && {
        TIFF: () => noisy().tiff({ compression: 'lzw' }).toBuffer(),
        GIF: () => noisy().gif().toBuffer(),
      }),
    };
    test.each(Object.entries(formats))('a truncated %s', async (_name, make) => {
      const whole = await make();
      for (const share of [0.1, 0.5, 0.95]) {
        const part = whole.subarray(0, Math.floor(whole.length * share));
        await expect(decodePicture(part), String(share)).rejects.toMatchObject({ problem: 'damaged' });
      }
    });

    const others: [string, string | Buffer, string, RegExp][] = [
      ['nothing', '', 'empty', /^is empty: check where it comes from$/],
      ['text', 'seven', 'not-a-picture', /PNG, JPEG, WebP, AVIF, TIFF, BMP, GIF, PBM, PGM and PPM are read/],
      ['text beginning with BM', 'BMW and other cars', 'not-a-picture', /is not a picture/],
      [
        'SVG',
        '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
        'unsupported',
        /SVG drawing: save it as PNG/,
      ],
      ['HEIC', '\0\0\0\x18ftypheic', 'unsupported', /HEIC picture: save it as JPEG/],
      ['PDF', '%PDF-1.7', 'unsupported', /is a PDF/],
      [
        'a PNG of 100,000×100,000 pixels',
        hugePng(),
        'too-large',
        /has 100000×100000 pixels, more than the 220 million/,
      ],
      ['a BMP of 50,000×50,000 pixels', hugeBmp(), 'too-large', /has 50000×50000 pixels/],
      [
        'a PNG signature and nothing else',
        Buffer.from('89504e470d0a1a0a', 'hex'),
        'damaged',
        /damaged or cut off PNG/,
      ],
    ];
    test.each(others)('%s', async (_name, content, problem, message) => {
      const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
      const error = await decodePicture(bytes).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ name: 'PictureError', problem });
      expect((error as Error).message).toMatch(message);
      expect((error as Error).message).not.toContain('\n');
    });

    test.each([
      ['a plain PNG', () => stripe(201, 1).png({ palette: false }).toBuffer()],
      ['an interlaced PNG', () => stripe(1, 201).png({ progressive: true }).toBuffer()],
      ['a JPEG', () => stripe(2010, 10).jpeg().toBuffer()],
    ])('%s much longer than wide', async (_name, make) => {
      await expect(decodePicture(await make())).rejects.toMatchObject({
        problem: 'too-large',
        message: expect.stringMatching(/has \d+×\d+ pixels, more than 200 times as long as wide: cut it/),
      });
    });

    test('a picture above the aspect limit', async () => {
      const { picture } = await decodePicture(await stripe(2000, 10).png().toBuffer());
      expect([picture.width, picture.height]).toEqual([2000, 10]);
    });

    test('a picture with too many frames', async () => {
      const count = limits.pages + 1;
      const raw = { width: 2, height: 2 * count, channels: 1, pageHeight: 2 } as const;
      const pixels = Buffer.from(Array.from({ length: 4 * count }, (_, i) => (i * 2654435761) >>> 24));
      const film = await sharp(pixels, { raw }).webp({ lossless: true }).toBuffer();
      await expect(decodePicture(film)).rejects.toThrow(
        `has ${count} pages, more than 1000: save only the first`,
      );
    });

    test('a file above the size limit', async () => {
      const file = { length: limits.bytes + 1 } as Uint8Array;
      await expect(decodePicture(file)).rejects.toThrow('is larger than 128 MiB: save it smaller');
    });
  });
});

test('BMP, with our own decoder', async () => {
  const url = new URL('./references/bitmaps.json', import.meta.url);
  const { bitmaps } = JSON.parse(readFileSync(url, 'utf8')) as { bitmaps: { file: string }[] };
  const { picture, format } = await decode(Buffer.from(bitmaps[0].file, 'base64'));
  expect(format).toBe('bmp');
  expect([...picture.data.subarray(0, 6)]).toEqual([255, 0, 0, 0, 255, 0]);
});

/** Returns the darkest quarter; fails if there is none. */
function darkCorner(picture: {
  width: number;
  height: number;
  channels: number;
  data: ArrayLike<number>;
}): string {
  const { width, height, channels, data } = picture;
  const at = (x: number, y: number) => data[(Math.floor(y) * width + Math.floor(x)) * channels];
  const corners = {
    'top left': at(2, 2),
    'top right': at(width - 3, 2),
    'bottom left': at(2, height - 3),
    'bottom right': at(width - 3, height - 3),
  };
  const dark = Object.entries(corners).filter(([, value]) => value < 128);
  return dark.map(([place]) => place).join(' and ');
}

/** Only paper. */
function stripe(width: number, height: number) {
  return sharp(Buffer.alloc(width * height, 235), { raw: { width, height, channels: 1 } });
}

/** A header that claims more pixels than fit into memory, over 20 bytes of data. */
function hugePng(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(100_000, 0);
  header.writeUInt32BE(100_000, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', Buffer.alloc(20)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function hugeBmp(): Buffer {
  const file = Buffer.alloc(100);
  file.write('BM');
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(50_000, 18);
  file.writeInt32LE(50_000, 22);
  file.writeUInt16LE(24, 28);
  return file;
}
