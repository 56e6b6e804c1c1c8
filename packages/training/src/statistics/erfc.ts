/**
 * Complementary error function, 2/√π ∫ₓ^∞ e^(-t²) dt, for x ≥ 0, to about 14 digits: the power
 * series near 0, Lentz's continued fraction beyond (Abramowitz & Stegun 7.1.6 and 7.1.14).
 */
export function erfc(x: number): number {
  return x < 2 ? 1 - series(x) : fraction(x);
}

/** erf(x) = 2/√π e^(-x²) Σ 2ⁿ x^(2n+1) / (1·3·…·(2n+1)). */
function series(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > 1e-17 * sum; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/**
 * e^(-x²)/√π / (x + ½/(x + 1/(x + 3⁄2/(x + …)))), evaluated from the inside out; 60 steps suffice
 * from x = 2.
 */
function fraction(x: number): number {
  let inner = x;
  for (let k = 60; k >= 1; k--) inner = x + k / 2 / inner;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / inner;
}
