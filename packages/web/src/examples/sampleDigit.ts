import { DIGIT_SIDE, type DigitImage } from '@cifra/core/base/types.ts';

/** A 7 of two bars, for examples of components that show a digit's frame. */
export const sampleDigit: DigitImage = sevenOf(DIGIT_SIDE);

function sevenOf(side: number): DigitImage {
  const image = new Float32Array(side * side);
  for (let y = 5; y < 7; y++) image.fill(1, side * y + 7, side * y + 20);
  for (let y = 7; y < 23; y++)
    image.fill(1, side * y + 19 - Math.floor(y / 3), side * y + 21 - Math.floor(y / 3));
  return image;
}

/** The same, [28][28]. */
export const sampleDigitRows: readonly (readonly number[])[] = Array.from({ length: DIGIT_SIDE }, (_, y) =>
  Array.from(sampleDigit.subarray(y * DIGIT_SIDE, (y + 1) * DIGIT_SIDE)),
);
