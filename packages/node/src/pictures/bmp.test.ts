import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeBmp } from './bmp.ts';
import { readBmpHeader } from './bmpHeader.ts';

type References = { width: number; height: number; bitmaps: { name: string; file: string; rgba: string }[] };
const url = new URL('./references/bitmaps.json', import.meta.url);
const { width, height, bitmaps } = JSON.parse(readFileSync(url, 'utf8')) as References;
const bitmap = (name: string): Uint8Array =>
  new Uint8Array(Buffer.from(bitmaps.find((each) => each.name === name)!.file, 'base64'));

describe('decodes the same pixels as ImageMagick', () => {
  test.each(bitmaps)('$name', ({ name, file, rgba }) => {
    const picture = decodeBmp(new Uint8Array(Buffer.from(file, 'base64')));
    expect([picture.width, picture.height]).toEqual([width, height]);
    const seen = toRgba(picture.data, picture.channels);
    // ImageMagick stretches 5 and 6 bits to 8 by repeating the high ones, we to the nearest value:
    // one step apart at most.
    const tolerance = name.startsWith('16 bits') ? 1 : 0;
    const referee = [...Buffer.from(rgba, 'hex')];
    seen.forEach((value, i) => {
      expect(Math.abs(value - referee[i]), `byte ${i}`).toBeLessThanOrEqual(tolerance);
    });
  });
});

function toRgba(data: ArrayLike<number>, channels: number): number[] {
  const out: number[] = [];
  for (let i = 0; i < data.length; i += channels) {
    out.push(data[i], data[i + 1], data[i + 2], channels === 4 ? data[i + 3] : 255);
  }
  return out;
}

describe('damage', () => {
  test.each(bitmaps)('$name, truncated anywhere', ({ file }) => {
    const whole = new Uint8Array(Buffer.from(file, 'base64'));
    // The last bytes may be padding, colour tables for printing or the mark of the end.
    for (let length = 0; length < whole.length - 8; length++) {
      expect(() => decodeBmp(whole.subarray(0, length)), `${length} bytes`).toThrow(/damaged/);
    }
  });

  test('any changed byte gives a picture or a PictureError', () => {
    for (const { file } of bitmaps) {
      const whole = new Uint8Array(Buffer.from(file, 'base64'));
      for (let i = 14; i < whole.length; i++) {
        for (const value of [0, 1, 127, 255]) {
          const changed = whole.with(i, value);
          try {
            const header = readBmpHeader(changed);
            if (header.width * header.height < 1e6) decodeBmp(changed, header);
          } catch (error) {
            expect((error as Error).name, String(error)).toBe('PictureError');
          }
        }
      }
    }
  });

  test('the size is known before any allocation', () => {
    const huge = bitmap('24 bits, 40-byte header');
    const view = new DataView(huge.buffer);
    view.setInt32(18, 2_000_000, true);
    view.setInt32(22, 2_000_000, true);
    expect(readBmpHeader(huge)).toMatchObject({ width: 2_000_000, height: 2_000_000 });
    expect(() => readBmpHeader(huge.with(28, 7))).toThrow('is a damaged BMP: it has 7 bits a pixel');
  });

  test('a wrapped JPEG is refused', () => {
    expect(() => readBmpHeader(bitmap('24 bits, 40-byte header').with(30, 4))).toThrow(/rare kind/);
  });

  test('a colour outside the palette is damage, not black', () => {
    const short = bitmap('8 bits, short palette');
    const fewer = short.with(46, 3);
    expect(() => decodeBmp(fewer)).toThrow(/of a palette of 3/);
  });
});
