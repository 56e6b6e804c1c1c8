import { SIDE } from './frame.ts';
import { gaussian } from './gaussian.ts';

/** Thresholds of the gradient by Sobel's filter, not divided by its weights; as in scikit-image. */
const [WEAK, STRONG] = [0.1, 0.2];

/**
 * Returns the outlines of the strokes, one pixel wide (Canny 1986): Gaussian, Sobel's gradient,
 * non-maximum suppression, and hysteresis, which keeps weak edges only if they touch a strong one.
 * The outermost pixels have no edge.
 *
 * @param sigma px
 * @returns [28, 28], 0 or 1
 */
export function cannyEdges(image: Float32Array, sigma: number): Float32Array {
  const gradient = sobel(smooth(image, sigma));
  const ridge = ridges(gradient);
  return joined(
    ridge.map((on, i) => on * Number(gradient.size[i] >= WEAK)),
    ridge.map((on, i) => on * Number(gradient.size[i] >= STRONG)),
  );
}

/** Omits weights beyond the frame and renormalises the others. */
function smooth(image: Float32Array, sigma: number): Float64Array {
  const inside = gaussian(new Float64Array(SIDE * SIDE).fill(1), sigma, 'zero');
  return gaussian(image, sigma, 'zero').map((value, i) => value / (inside[i] + Number.EPSILON));
}

/** [28, 28] each. */
type Gradient = { readonly down: Float64Array; readonly right: Float64Array; readonly size: Float64Array };

function sobel(plane: Float64Array): Gradient {
  const [down, right] = [new Float64Array(SIDE * SIDE), new Float64Array(SIDE * SIDE)];
  for (let y = 0, i = 0; y < SIDE; y++) {
    const [up, low] = [Math.max(0, y - 1) * SIDE, Math.min(SIDE - 1, y + 1) * SIDE];
    for (let x = 0; x < SIDE; x++, i++) {
      const [left, far] = [Math.max(0, x - 1), Math.min(SIDE - 1, x + 1)];
      const row = y * SIDE;
      down[i] =
        plane[low + left] -
        plane[up + left] +
        2 * (plane[low + x] - plane[up + x]) +
        plane[low + far] -
        plane[up + far];
      right[i] =
        plane[up + far] -
        plane[up + left] +
        2 * (plane[row + far] - plane[row + left]) +
        plane[low + far] -
        plane[low + left];
    }
  }
  return { down, right, size: down.map((value, i) => Math.hypot(value, right[i])) };
}

/**
 * 1 where the gradient is at least as large as on either side of the edge, interpolated between the
 * two nearest pixels of each side.
 */
function ridges({ down, right, size }: Gradient): Uint8Array {
  const out = new Uint8Array(SIDE * SIDE);
  for (let y = 1; y < SIDE - 1; y++) {
    for (let x = 1; x < SIDE - 1; x++) {
      const i = y * SIDE + x;
      const [steepDown, steepRight] = [Math.abs(down[i]), Math.abs(right[i])];
      if (steepDown + steepRight === 0) continue;
      const diagonal = down[i] * right[i] >= 0 ? SIDE + 1 : SIDE - 1;
      const upright = steepDown >= steepRight;
      // Towards the lower right or the lower left; of the sides, the one that belongs to the
      // diagonal.
      const straight = upright ? SIDE : Math.sign(diagonal - SIDE);
      const share = upright ? steepRight / steepDown : steepDown / steepRight;
      const neighbour = (way: 1 | -1) =>
        share * size[i + way * diagonal] + (1 - share) * size[i + way * straight];
      if (neighbour(1) <= size[i] && neighbour(-1) <= size[i]) out[i] = 1;
    }
  }
  return out;
}

/**
 * The pixels of `weak` from which a pixel of `strong` can be reached over neighbours, including
 * diagonals.
 */
function joined(weak: Uint8Array, strong: Uint8Array): Float32Array {
  const out = new Float32Array(SIDE * SIDE);
  const queue = Array.from(strong.keys()).filter((i) => strong[i] === 1);
  for (const i of queue) out[i] = 1;
  for (const i of queue) {
    // Never on the outermost pixels, so that all neighbours are inside.
    for (const step of [-SIDE - 1, -SIDE, -SIDE + 1, -1, 1, SIDE - 1, SIDE, SIDE + 1]) {
      if (weak[i + step] === 0 || out[i + step] === 1) continue;
      out[i + step] = 1;
      queue.push(i + step);
    }
  }
  return out;
}
