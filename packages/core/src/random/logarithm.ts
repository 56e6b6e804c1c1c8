const SQRT_HALF = Math.SQRT1_2;

/**
 * Natural logarithm of a number in (0, 1], accurate to about 1e-13.
 *
 * `Math.log` may differ in its last bit between engines, which would make seeded runs differ. This
 * one only uses sums, products and quotients, which IEEE 754 defines exactly: x = m·2^-e, ln m =
 * 2·artanh((m − 1)/(m + 1)).
 */
export function logarithm(x: number): number {
  let exponent = 0;
  while (x < SQRT_HALF) {
    x *= 2;
    exponent++;
  }
  const t = (x - 1) / (x + 1); // |t| ≤ 0.172
  const square = t * t;
  let sum = 0;
  for (let k = 15; k >= 1; k -= 2) sum = sum * square + 1 / k;
  return 2 * t * sum - exponent * Math.LN2;
}
