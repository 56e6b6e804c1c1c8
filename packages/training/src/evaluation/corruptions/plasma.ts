/**
 * A plane of clouds in [0, 1] by the diamond-square algorithm (Fournier, Fussell & Carpenter 1982), whose edges meet: the middle of
 * four points is their mean and a chance part, which shrinks by decay² from each size to the next.
 *
 * @param side a power of two
 * @param next uniform in [0, 1), drawn row by row: squares, then the two kinds of diamond, for each size
 * @returns [side, side]
 */
export function plasma(side: number, decay: number, next: () => number): Float64Array {
  const plane = new Float64Array(side * side);
  const mask = side - 1;
  let wobble = 100;
  for (let size = side; size >= 2; size /= 2, wobble /= decay) {
    const half = size / 2;
    const amplitude = wobble * wobble;
    /** Fills every point that is (down, right) from a corner with the mean of the points `half` away: askew or straight. */
    const fill = (down: number, right: number, askew: boolean): void => {
      for (let y = down; y < side; y += size) {
        for (let x = right; x < side; x += size) {
          const [up, low, left, far] = [y - half, y + half, x - half, x + half];
          const sum = askew
            ? at(up, left) + at(up, far) + at(low, left) + at(low, far)
            : at(up, x) + at(low, x) + at(y, left) + at(y, far);
          plane[y * side + x] = sum / 4 + amplitude * (2 * next() - 1);
        }
      }
    };
    const at = (y: number, x: number): number => plane[(y & mask) * side + (x & mask)];
    fill(half, half, true);
    fill(0, half, false);
    fill(half, 0, false);
  }
  return scaled(plane);
}

/** From 0 at its lowest to 1 at its highest point. */
function scaled(plane: Float64Array): Float64Array {
  let [low, high] = [Infinity, -Infinity];
  for (const value of plane) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return plane.map((value) => (value - low) / (high - low));
}
