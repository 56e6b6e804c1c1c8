/** Weights into the order in which the products read them. */
import { F } from './madd';

/**
 * Weights smaller than 2⁻¹⁰⁰ become 0. Under weight decay, weights become denormal numbers, and so
 * do their products, with which some processors calculate many times slower.
 */
@inline
function flushed(x: f32): f32 {
  return abs(x) < 7.888609052210118e-31 ? 0 : x;
}

/**
 * A matrix [k, columns] with any strides (in bytes) into panels of eight columns; the last is filled
 * up with zeros. Panels are `panelBytes` apart.
 */
export function pack(
  k: i32,
  columns: i32,
  from: usize,
  rowBytes: usize,
  columnBytes: usize,
  to: usize,
  panelBytes: usize,
): void {
  for (let column = 0; column < columns; column += 8) {
    let out = to;
    for (let row = 0; row < k; row++) {
      for (let lane = 0; lane < 8; lane++) {
        const here = column + lane;
        const x: f32 = here < columns ? flushed(load<f32>(from + row * rowBytes + here * columnBytes)) : 0;
        store<f32>(out, x);
        out += F;
      }
    }
    to += panelBytes;
  }
}

/** `half` is a tile of 8 × 3 vectors, transformed along one axis; `taps` has four columns' kernels. */
const ROW_BYTES: usize = 48;
const taps = memory.data(144, 16);
const half = memory.data(384, 16);

@inline
function plus(a: v128, b: v128): v128 {
  return f32x4.add(a, b);
}

@inline
function scaled(factor: f32, a: v128): v128 {
  return f32x4.mul(f32x4.splat(factor), a);
}

/** G for tiles of `m`: three numbers to m + 2. */
@inline
function kernel1d(m: i32, from: usize, step: usize, to: usize, stride: usize): void {
  const a = v128.load(from);
  const b = v128.load(from + step);
  const c = v128.load(from + 2 * step);
  const even = plus(a, c);
  v128.store(to, m == 4 ? scaled(0.25, a) : a);
  const factor: f32 = m == 2 ? 0.5 : m == 4 ? -1.0 / 6 : -2.0 / 9;
  to += stride;
  v128.store(to, scaled(factor, plus(even, b)));
  to += stride;
  v128.store(to, scaled(factor, f32x4.sub(even, b)));
  to += stride;
  if (m > 2) {
    const factor2: f32 = m == 4 ? 1.0 / 24 : 1.0 / 90;
    const even2 = scaled(factor2, plus(a, scaled(4, c)));
    const odd2 = scaled(2 * factor2, b);
    v128.store(to, plus(even2, odd2));
    to += stride;
    v128.store(to, f32x4.sub(even2, odd2));
    to += stride;
  }
  if (m > 4) {
    const even3 = scaled(8.0 / 45, plus(scaled(4, a), c));
    const odd3 = scaled(16.0 / 45, b);
    v128.store(to, plus(even3, odd3));
    to += stride;
    v128.store(to, f32x4.sub(even3, odd3));
    to += stride;
  }
  v128.store(to, c);
}

/** `lines` transforms of one axis. */
@inline
function kernels1d(
  m: i32,
  lines: i32,
  from: usize,
  fromLine: usize,
  step: usize,
  to: usize,
  toLine: usize,
  stride: usize,
): void {
  for (let i = 0; i < lines; i++) {
    if (m == 4) kernel1d(4, from, step, to, stride);
    else if (m == 2) kernel1d(2, from, step, to, stride);
    else kernel1d(6, from, step, to, stride);
    from += fromLine;
    to += toLine;
  }
}

/**
 * The transformed kernels of four columns, for Winograd's convolution with tiles of `high` × `wide`
 * results. A call is short, so that an engine soon runs the optimised code.
 *
 * @param from [4, k, 3, 3]
 * @param to the columns' place in [(high + 2) · (wide + 2), panels, k, 8]; points are `pointBytes` apart
 */
export function packWinograd(high: i32, wide: i32, k: i32, from: usize, to: usize, pointBytes: usize): void {
  const columnBytes = <usize>k * 36;
  const smallest = f32x4.splat(7.888609052210118e-31);
  for (; k > 0; k--) {
    for (let tap: usize = 0; tap < 9; tap++) {
      let at = from + tap * F;
      let four = v128.load32_zero(at);
      at += columnBytes;
      four = v128.load32_lane(at, four, 1);
      at += columnBytes;
      four = v128.load32_lane(at, four, 2);
      at += columnBytes;
      four = v128.load32_lane(at, four, 3);
      const kept = v128.andnot(four, f32x4.lt(f32x4.abs(four), smallest));
      v128.store(taps + (tap << 4), kept);
    }
    kernels1d(high, 3, taps, 16, 48, half, 16, ROW_BYTES);
    kernels1d(wide, high + 2, half, ROW_BYTES, 16, to, (wide + 2) * pointBytes, pointBytes);
    from += 36;
    to += 32;
  }
}
