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

/** Tiles of pairs of doubles: 8 × 3, half and fully transformed. */
const ROW_BYTES: usize = 128;
const taps = memory.data(384, 16);
const half = memory.data(1024, 16);
const whole = memory.data(1024, 16);

@inline
function plus(a: v128, b: v128): v128 {
  return f64x2.add(a, b);
}

@inline
function scaled(factor: f64, a: v128): v128 {
  return f64x2.mul(f64x2.splat(factor), a);
}

/** G for tiles of `m`: three numbers to m + 2. */
@inline
function kernel1d(m: i32, from: usize, step: usize, to: usize, stride: usize): void {
  const a = v128.load(from);
  const b = v128.load(from + step);
  const c = v128.load(from + 2 * step);
  const even = plus(a, c);
  v128.store(to, m == 4 ? scaled(0.25, a) : a);
  const factor: f64 = m == 2 ? 0.5 : m == 4 ? -1.0 / 6 : -2.0 / 9;
  v128.store(to + stride, scaled(factor, plus(even, b)));
  v128.store(to + 2 * stride, scaled(factor, f64x2.sub(even, b)));
  if (m > 2) {
    const factor2: f64 = m == 4 ? 1.0 / 24 : 1.0 / 90;
    const even2 = scaled(factor2, plus(a, scaled(4, c)));
    const odd2 = scaled(2 * factor2, b);
    v128.store(to + 3 * stride, plus(even2, odd2));
    v128.store(to + 4 * stride, f64x2.sub(even2, odd2));
  }
  if (m > 4) {
    const even3 = scaled(8.0 / 45, plus(scaled(4, a), c));
    const odd3 = scaled(16.0 / 45, b);
    v128.store(to + 5 * stride, plus(even3, odd3));
    v128.store(to + 6 * stride, f64x2.sub(even3, odd3));
  }
  v128.store(to + (m + 1) * stride, c);
}

@inline
function kernels1d(m: i32, lines: i32, from: usize, line: usize, step: usize, to: usize, stride: usize): void {
  if (m == 4) {
    for (let i = 0; i < lines; i++) kernel1d(4, from + i * line, step, to + i * line, stride);
  } else if (m == 2) {
    for (let i = 0; i < lines; i++) kernel1d(2, from + i * line, step, to + i * line, stride);
  } else {
    for (let i = 0; i < lines; i++) kernel1d(6, from + i * line, step, to + i * line, stride);
  }
}

/**
 * The transformed kernels of Winograd's convolution with tiles of `high` × `wide` results. The
 * transform is in doubles: it happens once, and its errors would add to every result.
 *
 * @param from [columns, k, 3, 3]; columns are divisible by four
 * @param to [(high + 2) · (wide + 2), panels, k, 8]
 */
export function packWinograd(high: i32, wide: i32, columns: i32, k: i32, from: usize, to: usize): void {
  const pointBytes = (<usize>((columns + 7) & ~7) << 2) * k;
  const columnBytes = <usize>k * 36;
  const smallest = f64x2.splat(7.888609052210118e-31);
  for (let column = 0; column < columns; column += 2) {
    const panel = to + <usize>(column >> 3) * (<usize>k << 5) + (<usize>(column & 7) << 2);
    for (let row = 0; row < k; row++) {
      const source = from + row * 36;
      for (let i: usize = 0; i < 3; i++) {
        for (let j: usize = 0; j < 3; j++) {
          const at = source + (i * 3 + j) * F;
          const pair = v128.load32_lane(at + columnBytes, v128.load32_zero(at), 1);
          v128.store(taps + i * ROW_BYTES + j * 16, f64x2.promote_low_f32x4(pair));
        }
      }
      kernels1d(high, 3, taps, 16, ROW_BYTES, half, ROW_BYTES);
      kernels1d(wide, high + 2, half, ROW_BYTES, 16, whole, 16);
      let out = panel + (<usize>row << 5);
      for (let i = 0; i < high + 2; i++) {
        for (let j = 0; j < wide + 2; j++) {
          const pair = v128.load(whole + i * ROW_BYTES + (<usize>j << 4));
          const kept = v128.andnot(pair, f64x2.lt(f64x2.abs(pair), smallest));
          v128.store64_lane(out, f32x4.demote_f64x2_zero(kept), 0);
          out += pointBytes;
        }
      }
    }
    from += 2 * columnBytes;
  }
}
