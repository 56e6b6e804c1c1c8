/** Spread of some ink along and across its main axis, and how far it leans. */
export type PrincipalAxes = {
  /** Variances along and across the main axis, pixels². */
  readonly along: number;
  readonly across: number;
  /** Pixels to the right for each pixel up: regression of columns on rows; 0 for a flat row. */
  readonly lean: number;
};

/**
 * Computes the principal axes of ink from its sums.
 *
 * @param sums of x, y, x², xy and y², y downwards, weighted by the ink
 * @param weight the sum of the weights
 * @param least variance added to both axes, pixels²
 */
export function principalAxes(
  [x, y, xx, xy, yy]: ArrayLike<number> & Iterable<number>,
  weight: number,
  least = 0,
): PrincipalAxes {
  const a = xx / weight - (x / weight) ** 2 + least;
  const b = xy / weight - (x * y) / weight ** 2;
  const c = yy / weight - (y / weight) ** 2 + least;
  const [mean, half] = [(a + c) / 2, Math.hypot((a - c) / 2, b)];
  return { along: mean + half, across: mean - half, lean: c > 0 ? -b / c : 0 };
}
