import type { Raster } from '@cifra/core/base/types.ts';
import type { DigitSet } from './digitSet.ts';

/** Pictures on which orientation is judged, spread over the set. */
const SAMPLE = 200;

/** Reads pictures of one digit each; 1 = ink. */
export type ReadDigits = (pictures: readonly Raster[]) => Promise<readonly number[]>;

/** How many pictures of the sample are read as they are labelled. */
export type OrientationEvidence = {
  readonly asGiven: number;
  readonly transposed: number;
  readonly of: number;
};

/** Swaps rows and columns, as EMNIST and MATLAB's flat rows need it. */
export function transposed(set: DigitSet): DigitSet {
  const { height, width, images } = set;
  const pixels = height * width;
  const out = new Uint8Array(images.length);
  for (let first = 0; first < images.length; first += pixels)
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++)
        out[first + column * height + row] = images[first + row * width + column];
  return { ...set, height: width, width: height, images: out };
}

/** Swaps ink and paper. */
export function inverted(set: DigitSet): DigitSet {
  return { ...set, images: set.images.map((value) => 255 - value) };
}

/** True if the borders of the pictures are bright: then the ink is dark, as on paper. */
export function hasBrightPaper({ height, width, images }: DigitSet): boolean {
  const pixels = height * width;
  let sum = 0;
  let count = 0;
  for (let first = 0; first < images.length; first += pixels)
    for (let at = 0; at < pixels; at++) {
      const row = Math.floor(at / width);
      const column = at % width;
      if (row > 0 && row < height - 1 && column > 0 && column < width - 1) continue;
      sum += images[first + at];
      count++;
    }
  return sum / count > 127.5;
}

/** Reads a sample in both orientations and compares it with the labels. */
export async function judgeOrientation(set: DigitSet, read: ReadDigits): Promise<OrientationEvidence> {
  const some = sampleOf(set);
  const [asGiven, turned] = await Promise.all([agreement(some, read), agreement(transposed(some), read)]);
  return { asGiven, transposed: turned, of: some.labels.length };
}

/** True if the pictures are read better after rows and columns are swapped. */
export function isTransposed({ asGiven, transposed, of }: OrientationEvidence): boolean {
  return transposed - asGiven > of / 5;
}

function sampleOf(set: DigitSet): DigitSet {
  const { labels, images, height, width } = set;
  const pixels = height * width;
  const count = Math.min(SAMPLE, labels.length);
  const indices = Array.from({ length: count }, (_, i) => Math.floor((i * labels.length) / count));
  const out = new Uint8Array(count * pixels);
  for (const [to, from] of indices.entries())
    out.set(images.subarray(from * pixels, (from + 1) * pixels), to * pixels);
  return { ...set, images: out, labels: Uint8Array.from(indices, (index) => labels[index]) };
}

async function agreement({ height, width, images, labels }: DigitSet, read: ReadDigits): Promise<number> {
  const pixels = height * width;
  const rasters = Array.from(labels, (_, i) => ({
    width,
    height,
    data: Float32Array.from(images.subarray(i * pixels, (i + 1) * pixels), (value) => value / 255),
  }));
  const digits = await read(rasters);
  return digits.filter((digit, i) => digit === labels[i]).length;
}
