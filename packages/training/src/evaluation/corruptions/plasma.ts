/**
 * A periodic plane of clouds in [0, 1] by the diamond-square algorithm (Fournier, Fussell &
 * Carpenter 1982). The middle of four points is their mean plus a random part, which shrinks by
 * decay² from each size to the next.
 *
 * @param side a power of two
 * @param next uniform in [0, 1), drawn row by row: squares, then the two kinds of diamond, for each size
 * @returns [side, side]
 */
export function plasma(side: number, decay: number, next: () => number): Float64Array {
  const plane = new Float64Array(side * side);
  let wobble = 100;
  for (let size = side; size >= 2; size /= 2, wobble /= decay) {
    const half = size / 2;
    const filling = { plane, side, size, amplitude: wobble * wobble };
    fill(filling, next, { down: half, right: half, askew: true });
    fill(filling, next, { down: 0, right: half, askew: false });
    fill(filling, next, { down: half, right: 0, askew: false });
  }
  return scaled(plane);
}

type Filling = {
  readonly plane: Float64Array;
  readonly side: number;
  /** Distance of the points that are filled. */
  readonly size: number;
  readonly amplitude: number;
};
type Points = {
  /** Offsets of the first row and the first column. */
  readonly down: number;
  readonly right: number;
  /** True if the four points are on the diagonals. */
  readonly askew: boolean;
};

/** A whole plane takes 65,536 draws, so the inner loop makes no other calls. */
function fill(
  { plane, side, size, amplitude }: Filling,
  next: () => number,
  { down, right, askew }: Points,
): void {
  const half = size / 2;
  const mask = side - 1;
  for (let y = down; y < side; y += size) {
    const row = y * side;
    const up = ((y - half) & mask) * side;
    const low = ((y + half) & mask) * side;
    for (let x = right; x < side; x += size) {
      const left = (x - half) & mask;
      const far = (x + half) & mask;
      const sum = askew
        ? plane[up + left] + plane[up + far] + plane[low + left] + plane[low + far]
        : plane[up + x] + plane[low + x] + plane[row + left] + plane[row + far];
      plane[row + x] = sum / 4 + amplitude * (2 * next() - 1);
    }
  }
}

/** Rescales so that the lowest point is 0 and the highest 1. */
function scaled(plane: Float64Array): Float64Array {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < plane.length; i++) {
    if (plane[i] < low) low = plane[i];
    if (plane[i] > high) high = plane[i];
  }
  const factor = 1 / (high - low);
  for (let i = 0; i < plane.length; i++) plane[i] = (plane[i] - low) * factor;
  return plane;
}
