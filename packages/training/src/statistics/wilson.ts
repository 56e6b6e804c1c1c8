/**
 * 95 % interval of a share, by Wilson's score (Wilson 1927). Agresti & Coull 1998 recommend it over
 * p ± 1.96 se, which is far too narrow near 0 and 1, where a good reader's accuracy lies.
 *
 * (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n), z = 1.96
 *
 * @example wilsonInterval(9, 10) // [0.5958, 0.9821]
 */
export function wilsonInterval(successes: number, n: number): [low: number, high: number] {
  if (n === 0) return [0, 1];
  const z = 1.959963984540054;
  const p = successes / n;
  const centre = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return [Math.max(0, (centre - half) / scale), Math.min(1, (centre + half) / scale)];
}
