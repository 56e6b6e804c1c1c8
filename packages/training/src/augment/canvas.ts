import { DIGIT_SIDE } from '@cifra/core/base/types.ts';

/** Side of a digit's frame, pixels. */
export const FRAME = DIGIT_SIDE;

/**
 * Empty pixels around the frame: one for a thicker stroke, one for the blur, three for the sampling
 * kernel, so that inner loops need no bounds checks.
 */
export const MARGIN = 5;

/** Side of a canvas, pixels. */
export const CANVAS = FRAME + 2 * MARGIN;

/**
 * Ink with an empty margin, [38 × 38] in [0, 1], and the box (inclusive, canvas pixels) outside
 * which all is zero.
 */
export type Canvas = {
  readonly ink: Float32Array;
  left: number;
  top: number;
  right: number;
  bottom: number;
};

export function createCanvas(): Canvas {
  return { ink: new Float32Array(CANVAS * CANVAS), left: CANVAS, top: CANVAS, right: -1, bottom: -1 };
}

/**
 * Copies a frame to a canvas.
 *
 * @param image [28 × 28] bytes (255 = ink) or floats in [0, 1]
 */
export function loadInk(image: Uint8Array | Float32Array, canvas: Canvas): void {
  canvas.ink.fill(0);
  canvas.left = CANVAS;
  canvas.top = CANVAS;
  canvas.right = -1;
  canvas.bottom = -1;
  // Two calls, so that the compiler sees one type of array in each.
  if (image instanceof Uint8Array) copyBytes(image, canvas);
  else copyFloats(image, canvas);
}

function copyBytes(image: Uint8Array, canvas: Canvas): void {
  const { ink } = canvas;
  for (let y = 0, from = 0; y < FRAME; y++) {
    const row = (y + MARGIN) * CANVAS + MARGIN;
    let first = -1;
    let last = -1;
    for (let x = 0; x < FRAME; x++, from++) {
      const value = image[from];
      if (value === 0) continue;
      ink[row + x] = value / 255;
      if (first < 0) first = x;
      last = x;
    }
    if (first >= 0) growBox(canvas, y, first, last);
  }
}

function copyFloats(image: Float32Array, canvas: Canvas): void {
  const { ink } = canvas;
  for (let y = 0, from = 0; y < FRAME; y++) {
    const row = (y + MARGIN) * CANVAS + MARGIN;
    let first = -1;
    let last = -1;
    for (let x = 0; x < FRAME; x++, from++) {
      const value = image[from];
      if (value === 0) continue;
      ink[row + x] = value;
      if (first < 0) first = x;
      last = x;
    }
    if (first >= 0) growBox(canvas, y, first, last);
  }
}

/** Extends the box by the ink of one frame row, from `first` to `last`. */
function growBox(canvas: Canvas, y: number, first: number, last: number): void {
  if (canvas.bottom < 0) canvas.top = y + MARGIN;
  canvas.bottom = y + MARGIN;
  canvas.left = Math.min(canvas.left, first + MARGIN);
  canvas.right = Math.max(canvas.right, last + MARGIN);
}

/** Clears `to` and gives it the box of `from` with `more` pixels on each side. */
export function resetLike(from: Canvas, to: Canvas, more: number): void {
  to.ink.fill(0);
  to.left = from.left - more;
  to.top = from.top - more;
  to.right = from.right + more;
  to.bottom = from.bottom + more;
}
