import { DIGIT_SIDE, type Picture } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { loadDataset } from '@cifra/training/data/sources/load.ts';
import { writersOf, writtenDigit } from '@cifra/training/synthetic/lines/writerDigits.ts';

/** Grey from which a pixel of MNIST belongs to a digit's columns. */
const INK = 60;
/**
 * Free columns between two digits, fewest and one more than the most; free paper around, pixels.
 */
const GAP = [3, 7] as const;
const MARGIN = { side: 20, top: 10 };

/** Numbers with at least one 1, of the digits of one of MNIST's training writers each. */
export async function digitPictures(
  root: string,
  count: number,
  length: number,
  rng: Random,
): Promise<readonly { label: string; picture: Picture }[]> {
  const writers = writersOf(await loadDataset('mnist', 'train', { root }));
  return Array.from({ length: count }, () => {
    const writer = writers[rng.integer(writers.length)];
    const at = rng.integer(length);
    const digits = Array.from({ length }, (_, k) => (k === at ? 1 : rng.integer(10)));
    return {
      label: digits.join(''),
      picture: row(
        digits.map((digit) => writtenDigit(writer, digit, rng)),
        rng,
      ),
    };
  });
}

/** Digits in a row, dark on white. */
function row(images: readonly Uint8Array[], rng: Random): Picture {
  const cut = images.map((image) => {
    const inked = Array.from({ length: DIGIT_SIDE }, (_, x) =>
      Array.from({ length: DIGIT_SIDE }, (_, y) => image[y * DIGIT_SIDE + x]).some((ink) => ink > INK),
    );
    return { image, from: inked.indexOf(true), to: inked.lastIndexOf(true) + 1 };
  });
  const gaps = images.map(() => GAP[0] + rng.integer(GAP[1] - GAP[0]));
  const inner = cut.reduce((sum, { from, to }, i) => sum + to - from + gaps[i], 0);
  const [width, height] = [inner + 2 * MARGIN.side, DIGIT_SIDE + 2 * MARGIN.top];
  const data = new Uint8Array(width * height).fill(255);
  let left = MARGIN.side;
  for (const [i, { image, from, to }] of cut.entries()) {
    for (let y = 0; y < DIGIT_SIDE; y++) {
      for (let x = from; x < to; x++) {
        data[(y + MARGIN.top) * width + left + x - from] = 255 - image[y * DIGIT_SIDE + x];
      }
    }
    left += to - from + gaps[i];
  }
  return { width, height, channels: 1, data };
}
