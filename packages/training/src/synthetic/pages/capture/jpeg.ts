import type { Picture } from '@cifra/core/base/types.ts';

/** Quantisation tables of ITU-T T.81, Annex K, row by row. */
const LUMINANCE = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
  29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
  121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];
const CHROMINANCE = [
  17,
  18,
  24,
  47,
  99,
  99,
  99,
  99,
  18,
  21,
  26,
  66,
  99,
  99,
  99,
  99,
  24,
  26,
  56,
  99,
  99,
  99,
  99,
  99,
  47,
  66,
  99,
  99,
  99,
  99,
  99,
  99,
  ...new Array<number>(32).fill(99),
];

/** Side of a block of pixels that are coded together, with halved chrominance. */
export const JPEG_UNIT = 16;

/** DCT-II of eight samples, orthonormal: [frequency, sample]. */
const COSINES = Float32Array.from({ length: 64 }, (_, i) => {
  const [k, n] = [i >> 3, i & 7];
  return (k === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * n + 1) * k * Math.PI) / 16);
});

/**
 * What a baseline JPEG of this quality (libjpeg's scale, 1 to 100; chrominance halved) makes of a
 * picture, in place. Only the loss is computed, since entropy coding has none: the same numbers on
 * every machine, without an encoder.
 *
 * @param picture grey or RGB, sides multiples of 16
 */
export function throughJpeg({ width, height, channels, data }: Picture, quality: number): void {
  const scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  const table = (base: readonly number[]) =>
    Float32Array.from(base, (value) => Math.max(1, Math.min(255, Math.floor((value * scale + 50) / 100))));
  const pixels = width * height;
  if (channels === 1) {
    const plane = Float32Array.from(data);
    throughBlocks(plane, width, height, table(LUMINANCE));
    for (let i = 0; i < pixels; i++) data[i] = toByte(plane[i]);
    return;
  }
  const [luma, blue, red] = toYcc(data, width, height, channels);
  throughBlocks(luma, width, height, table(LUMINANCE));
  for (const chroma of [blue, red]) throughBlocks(chroma, width / 2, height / 2, table(CHROMINANCE));
  fromYcc(luma, blue, red, data, width, height, channels);
}

function toByte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : Math.round(value);
}

/** JFIF 1.02: luminance, and the means of four pixels' chrominances. */
function toYcc(data: Picture['data'], width: number, height: number, channels: number): Float32Array[] {
  const luma = new Float32Array(width * height);
  const blue = new Float32Array((width * height) / 4);
  const red = new Float32Array((width * height) / 4);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const [r, g, b] = [data[channels * i], data[channels * i + 1], data[channels * i + 2]];
      luma[i] = 0.299 * r + 0.587 * g + 0.114 * b;
      const half = (y >> 1) * (width >> 1) + (x >> 1);
      blue[half] += (128 - 0.168736 * r - 0.331264 * g + 0.5 * b) / 4;
      red[half] += (128 + 0.5 * r - 0.418688 * g - 0.081312 * b) / 4;
    }
  }
  return [luma, blue, red];
}

function fromYcc(
  luma: Float32Array,
  blue: Float32Array,
  red: Float32Array,
  data: Picture['data'],
  width: number,
  height: number,
  channels: number,
): void {
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const half = (y >> 1) * (width >> 1) + (x >> 1);
      const [cb, cr] = [blue[half] - 128, red[half] - 128];
      data[channels * i] = toByte(luma[i] + 1.402 * cr);
      data[channels * i + 1] = toByte(luma[i] - 0.344136 * cb - 0.714136 * cr);
      data[channels * i + 2] = toByte(luma[i] + 1.772 * cb);
    }
  }
}

const block = new Float32Array(64);
const half = new Float32Array(64);

function throughBlocks(plane: Float32Array, width: number, height: number, steps: Float32Array): void {
  for (let top = 0; top < height; top += 8) {
    for (let left = 0; left < width; left += 8) {
      const start = top * width + left;
      for (let i = 0; i < 64; i++) block[i] = plane[start + (i >> 3) * width + (i & 7)] - 128;
      transform(COSINES, false);
      for (let i = 0; i < 64; i++) block[i] = steps[i] * Math.round(block[i] / steps[i]);
      transform(COSINES, true);
      for (let i = 0; i < 64; i++) plane[start + (i >> 3) * width + (i & 7)] = block[i] + 128;
    }
  }
}

/** block := M · block · Mᵀ, with M transposed for the inverse. */
function transform(matrix: Float32Array, inverse: boolean): void {
  const [major, minor] = inverse ? [1, 8] : [8, 1];
  for (let row = 0; row < 8; row++) {
    for (let column = 0; column < 8; column++) {
      let sum = 0;
      for (let k = 0; k < 8; k++) sum += matrix[row * major + k * minor] * block[8 * k + column];
      half[8 * row + column] = sum;
    }
  }
  for (let row = 0; row < 8; row++) {
    for (let column = 0; column < 8; column++) {
      let sum = 0;
      for (let k = 0; k < 8; k++) sum += half[8 * row + k] * matrix[column * major + k * minor];
      block[8 * row + column] = sum;
    }
  }
}
