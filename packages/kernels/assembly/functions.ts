/**
 * Elementary functions of four numbers at once, with the reductions and polynomials of Cephes
 * (Moshier, single precision: expf, logf, tanhf); errors of about one unit in the last place.
 */

@inline
function k(x: f32): v128 {
  return f32x4.splat(x);
}

/** x·y + z; rounding twice keeps both builds equal here. */
@inline
function fold(x: v128, y: v128, z: v128): v128 {
  return f32x4.add(f32x4.mul(x, y), z);
}

export function exp(x: v128): v128 {
  // Beyond these bounds the result is infinite or 0 (denormal results, below 1.2e-38, become 0).
  const inside = f32x4.max(f32x4.min(x, k(88.8)), k(-88));
  const n = f32x4.nearest(f32x4.mul(inside, k(1.44269504088896341)));
  const r = fold(n, k(2.12194440e-4), fold(n, k(-0.693359375), inside));
  let p = fold(k(1.9875691500e-4), r, k(1.3981999507e-3));
  p = fold(p, r, k(8.3334519073e-3));
  p = fold(p, r, k(4.1665795894e-2));
  p = fold(p, r, k(1.6666665459e-1));
  p = fold(p, r, k(5.0000001201e-1));
  p = fold(f32x4.mul(r, r), p, f32x4.add(r, k(1)));
  // 2ⁿ in two factors: n is at most 128, one more than a factor can hold.
  const i = i32x4.trunc_sat_f32x4_s(n);
  const low = i32x4.shr_s(i, 1);
  const high = i32x4.sub(i, low);
  const bias = i32x4.splat(127);
  p = f32x4.mul(p, i32x4.shl(i32x4.add(low, bias), 23));
  p = f32x4.mul(p, i32x4.shl(i32x4.add(high, bias), 23));
  p = v128.bitselect(k(Infinity), p, f32x4.gt(x, k(88.72284)));
  p = v128.bitselect(k(0), p, f32x4.lt(x, k(-87.33655)));
  return v128.bitselect(x, p, f32x4.ne(x, x));
}

export function log(x: v128): v128 {
  // Denormal numbers are scaled up to have a full mantissa.
  const small = f32x4.lt(x, k(1.17549435e-38));
  const scaled = v128.bitselect(f32x4.mul(x, k(16777216)), x, small);
  const exponent = i32x4.sub(i32x4.shr_u(scaled, 23), i32x4.splat(126));
  let e = f32x4.sub(f32x4.convert_i32x4_s(exponent), v128.and(small, k(24)));
  // The mantissa, in [0.5, 1), then in [√½, √2) around 1.
  let m = v128.or(v128.and(scaled, i32x4.splat(0x007fffff)), i32x4.splat(0x3f000000));
  const low = f32x4.lt(m, k(0.707106781186547524));
  e = f32x4.sub(e, v128.and(low, k(1)));
  m = f32x4.sub(f32x4.add(m, v128.and(low, m)), k(1));
  let p = fold(k(7.0376836292e-2), m, k(-1.1514610310e-1));
  p = fold(p, m, k(1.1676998740e-1));
  p = fold(p, m, k(-1.2420140846e-1));
  p = fold(p, m, k(1.4249322787e-1));
  p = fold(p, m, k(-1.6668057665e-1));
  p = fold(p, m, k(2.0000714765e-1));
  p = fold(p, m, k(-2.4999993993e-1));
  p = fold(p, m, k(3.3333331174e-1));
  const square = f32x4.mul(m, m);
  p = f32x4.mul(f32x4.mul(p, m), square);
  p = fold(e, k(-2.12194440e-4), p);
  p = fold(square, k(-0.5), p);
  p = fold(e, k(0.693359375), f32x4.add(m, p));
  p = v128.bitselect(x, p, v128.or(f32x4.eq(x, k(Infinity)), f32x4.ne(x, x)));
  p = v128.bitselect(k(-Infinity), p, f32x4.eq(x, k(0)));
  return v128.bitselect(k(NaN), p, f32x4.lt(x, k(0)));
}

export function sigmoid(x: v128): v128 {
  return f32x4.div(k(1), f32x4.add(k(1), exp(f32x4.neg(x))));
}

export function tanh(x: v128): v128 {
  const size = f32x4.abs(x);
  const far = f32x4.sub(k(1), f32x4.div(k(2), f32x4.add(exp(f32x4.add(size, size)), k(1))));
  const signed = v128.or(far, v128.and(x, k(-0.0)));
  const square = f32x4.mul(x, x);
  let p = fold(k(-5.70498872745e-3), square, k(2.06390887954e-2));
  p = fold(p, square, k(-5.37397155531e-2));
  p = fold(p, square, k(1.33314422036e-1));
  p = fold(p, square, k(-3.33332819422e-1));
  const near = fold(f32x4.mul(p, square), x, x);
  return v128.bitselect(near, signed, f32x4.lt(size, k(0.625)));
}
