import { CANVAS, type Canvas, resetLike } from './canvas.ts';

/**
 * Thickens (`amount` > 0) or thins (< 0) the ink: a blend of the ink with its grey dilation or
 * erosion by the disc of radius one, which on pixels is the cross of five (Serra, Image Analysis
 * and Mathematical Morphology, 1982, ch. XII). The blend makes the change a fraction of a pixel.
 *
 * @param amount in [-1, 1]; 1 = one pixel more on either side
 * @param to receives the result and is returned
 */
export function changeStrokeWidth(from: Canvas, amount: number, to: Canvas): Canvas {
  resetLike(from, to, amount > 0 ? 1 : 0);
  if (from.bottom < 0) return emptied(to);
  if (amount > 0) dilate(from.ink, amount, to);
  else erode(from.ink, -amount, to);
  return to;
}

function dilate(ink: Float32Array, share: number, to: Canvas): void {
  for (let y = to.top; y <= to.bottom; y++) {
    for (let x = to.left, i = y * CANVAS + x; x <= to.right; x++, i++) {
      const own = ink[i];
      let most = own;
      if (ink[i - 1] > most) most = ink[i - 1];
      if (ink[i + 1] > most) most = ink[i + 1];
      if (ink[i - CANVAS] > most) most = ink[i - CANVAS];
      if (ink[i + CANVAS] > most) most = ink[i + CANVAS];
      to.ink[i] = own + share * (most - own);
    }
  }
}

function erode(ink: Float32Array, share: number, to: Canvas): void {
  for (let y = to.top; y <= to.bottom; y++) {
    for (let x = to.left, i = y * CANVAS + x; x <= to.right; x++, i++) {
      const own = ink[i];
      if (own === 0) continue;
      let least = own;
      if (ink[i - 1] < least) least = ink[i - 1];
      if (ink[i + 1] < least) least = ink[i + 1];
      if (ink[i - CANVAS] < least) least = ink[i - CANVAS];
      if (ink[i + CANVAS] < least) least = ink[i + CANVAS];
      to.ink[i] = own + share * (least - own);
    }
  }
}

/**
 * A blend of the ink with its 3×3 binomial blur (1 2 1 in each direction, over 16).
 *
 * @param share in [0, 1]
 * @param to receives the result and is returned
 */
export function blurCanvas(from: Canvas, share: number, to: Canvas): Canvas {
  resetLike(from, to, 1);
  if (from.bottom < 0) return emptied(to);
  const { ink } = from;
  const corner = share / 16;
  const side = share / 8;
  const middle = 1 - share + share / 4;
  for (let y = to.top; y <= to.bottom; y++) {
    for (let x = to.left, i = y * CANVAS + x; x <= to.right; x++, i++) {
      const up = i - CANVAS;
      const down = i + CANVAS;
      to.ink[i] =
        middle * ink[i] +
        side * (ink[up] + ink[down] + ink[i - 1] + ink[i + 1]) +
        corner * (ink[up - 1] + ink[up + 1] + ink[down - 1] + ink[down + 1]);
    }
  }
  return to;
}

/** An empty picture stays empty, even if its box was extended. */
function emptied(canvas: Canvas): Canvas {
  canvas.left = CANVAS;
  canvas.top = CANVAS;
  canvas.right = -1;
  canvas.bottom = -1;
  return canvas;
}
