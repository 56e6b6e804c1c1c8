import { DIGIT_SIDE, type Picture } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { fixedRandom, type WriterDigits, writtenDigit } from './writerDigits.ts';

/** A picture of one number, and its text. */
export type PictureOfNumber = { readonly picture: Picture; readonly digits: string };

const WIDTH = 200;
const HEIGHT = 60;
const LEFT = 16;
const TOP = 16;
/** Share of neighbours that touch in a closely written number. */
const TOUCHING = 0.3;

/**
 * Numbers of five digits by one writer each, dark on white paper, with digits as large as in MNIST;
 * always the same ones.
 */
export function writtenPictures(
  writers: readonly WriterDigits[],
  n: number,
  how: 'apart' | 'close',
): PictureOfNumber[] {
  const random = fixedRandom(`pictures of numbers, ${how}`);
  return Array.from({ length: n }, (_, i) => {
    const own = random.split(i);
    const writer = writers[own.integer(writers.length)];
    const digits = Array.from({ length: 5 }, () => own.integer(10));
    const data = new Uint8Array(WIDTH * HEIGHT).fill(255);
    let right = LEFT;
    for (const [place, digit] of digits.entries()) {
      const left = place === 0 ? right : right + gapOf(how, own);
      right = draw(data, writtenDigit(writer, digit, own), left, TOP + own.integer(3));
    }
    return { picture: { width: WIDTH, height: HEIGHT, channels: 1, data }, digits: digits.join('') };
  });
}

/** Pixels between the boxes of neighbours. */
function gapOf(how: 'apart' | 'close', random: Random): number {
  if (how === 'close' && random.next() < TOUCHING) return -1 - random.integer(2);
  return 2 + random.integer(7);
}

/** Draws the columns of a digit that have ink; returns the column after the last one. */
function draw(paper: Uint8Array, image: Uint8Array, left: number, top: number): number {
  const columns = Array.from({ length: DIGIT_SIDE }, (_, x) => x).filter((x) =>
    Array.from({ length: DIGIT_SIDE }, (_, y) => image[DIGIT_SIDE * y + x]).some((ink) => ink > 40),
  );
  const first = columns[0] ?? 0;
  const width = (columns.at(-1) ?? DIGIT_SIDE - 1) + 1 - first;
  for (let y = 0; y < DIGIT_SIDE; y++) {
    for (let x = 0; x < width; x++) {
      const at = (top + y) * WIDTH + left + x;
      paper[at] = Math.min(paper[at], 255 - image[DIGIT_SIDE * y + first + x]);
    }
  }
  return left + width;
}
