import { DIGIT, PAPER } from './linePaper.ts';
import type { Glyph } from './scribe.ts';

/**
 * Takes a digit out of MNIST's frame, `size` × DIGIT high if the longer side fills the frame, with its foot
 * at `foot`.
 */
export function framedDigit(image: Uint8Array, size: number, foot: number): Omit<Glyph, 'symbol'> {
  const box = inkBox(image);
  const scale = (size * DIGIT) / 20;
  const width = Math.max(2, Math.ceil((box.right - box.left) * scale) + 1);
  const data = new Float32Array(PAPER * width);
  for (let y = 0; y < PAPER; y++) {
    const v = box.bottom + (y + 0.5 - foot) / scale - 0.5;
    if (v < box.top - 1 || v > box.bottom + 1) continue;
    for (let x = 0; x < width; x++) {
      data[y * width + x] = bilinear28(image, box.left + (x + 0.5) / scale - 0.5, v) / 255;
    }
  }
  return { width, data };
}

function inkBox(image: Uint8Array) {
  const box = { left: 28, right: 0, top: 28, bottom: 0 };
  for (let i = 0; i < 784; i++) {
    if (image[i] < 40) continue;
    const [x, y] = [i % 28, Math.floor(i / 28)];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x + 1);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y + 1);
  }
  return box.right > box.left ? box : { left: 0, right: 28, top: 0, bottom: 28 };
}

function bilinear28(image: Uint8Array, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const at = (u: number, v: number) => (u < 0 || v < 0 || u > 27 || v > 27 ? 0 : image[v * 28 + u]);
  const [s, t] = [x - left, y - top];
  return (
    (at(left, top) * (1 - s) + at(left + 1, top) * s) * (1 - t) +
    (at(left, top + 1) * (1 - s) + at(left + 1, top + 1) * s) * t
  );
}
