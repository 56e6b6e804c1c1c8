import { type Box, DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { inkBox } from '@cifra/core/image/box.ts';
import { bilinear } from '@cifra/core/image/warp.ts';
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
 * Takes a digit out of MNIST's frame, `size` × DIGIT high if the longer side fills the frame, with
 * its foot at `foot`.
 */
export function framedDigit(image: Uint8Array, size: number, foot: number): FramedInk {
  const box = boxOf(image);
  const bottom = box.y + box.height;
  const scale = (size * DIGIT) / LONGER_SIDE;
  const width = Math.max(2, Math.ceil(box.width * scale) + 1);
  const frame = { width: DIGIT_SIDE, height: DIGIT_SIDE, data: image };
  const data = new Float32Array(PAPER * width);
  for (let y = 0; y < PAPER; y++) {
    const v = bottom + (y + 0.5 - foot) / scale - 0.5;
    if (v < box.y - 1 || v > bottom + 1) continue;
    for (let x = 0; x < width; x++) {
      data[y * width + x] = bilinear(frame, box.x + (x + 0.5) / scale - 0.5, v) / 255;
    }
  }
  return { width, data };
}

/** The box of the ink; the whole frame if it is blank. */
function boxOf(image: Uint8Array): Box {
  const ink = { width: DIGIT_SIDE, height: DIGIT_SIDE, data: Float32Array.from(image) };
  return inkBox(ink, FAINTEST) ?? { x: 0, y: 0, width: DIGIT_SIDE, height: DIGIT_SIDE };
}
