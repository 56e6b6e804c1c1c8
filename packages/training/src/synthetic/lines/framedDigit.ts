import { inkBox } from '@cifra/core/image/box.ts';
import { type Box, DIGIT_SIDE } from '@cifra/core/types.ts';
import { DIGIT, PAPER } from './linePaper.ts';

/** Ink on paper of the line's height, cropped to its own width. */
export type FramedInk = {
  readonly width: number;
  /** [PAPER, width] */
  readonly data: Float32Array;
};

/** Bytes up to this one are paper. */
const FAINTEST = 39;
/** The longer side of a digit in MNIST's frame. */
const LONGER_SIDE = 20;

/**
 * Takes a digit out of MNIST's frame, `size` × DIGIT high if the longer side fills the frame, with its foot
 * at `foot`.
 */
export function framedDigit(image: Uint8Array, size: number, foot: number): FramedInk {
  const box = boxOf(image);
  const bottom = box.y + box.height;
  const scale = (size * DIGIT) / LONGER_SIDE;
  const width = Math.max(2, Math.ceil(box.width * scale) + 1);
  const data = new Float32Array(PAPER * width);
  for (let y = 0; y < PAPER; y++) {
    const v = bottom + (y + 0.5 - foot) / scale - 0.5;
    if (v < box.y - 1 || v > bottom + 1) continue;
    for (let x = 0; x < width; x++) {
      data[y * width + x] = bilinear(image, box.x + (x + 0.5) / scale - 0.5, v) / 255;
    }
  }
  return { width, data };
}

/** The box of the ink; the whole frame if it is blank. */
function boxOf(image: Uint8Array): Box {
  const ink = { width: DIGIT_SIDE, height: DIGIT_SIDE, data: Float32Array.from(image) };
  return inkBox(ink, FAINTEST) ?? { x: 0, y: 0, width: DIGIT_SIDE, height: DIGIT_SIDE };
}

function bilinear(image: Uint8Array, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const at = (u: number, v: number) =>
    u < 0 || v < 0 || u >= DIGIT_SIDE || v >= DIGIT_SIDE ? 0 : image[v * DIGIT_SIDE + u];
  const [s, t] = [x - left, y - top];
  return (
    (at(left, top) * (1 - s) + at(left + 1, top) * s) * (1 - t) +
    (at(left, top + 1) * (1 - s) + at(left + 1, top + 1) * s) * t
  );
}
