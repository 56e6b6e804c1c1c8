/**
 * Winograd's minimal filtering F(m × m, 3 × 3) (Lavin and Gray 2016, "Fast Algorithms for
 * Convolutional Neural Networks", section 4.1) with m = 2, 4 or 6 for each axis separately. The
 * transforms work on four channels at once; a map is [height, width, channels].
 */
import { madd } from './madd';

/** A tile of 8 × 8 vectors, and where it is transformed along one axis. */
const ROW_BYTES: usize = 128;
const half = memory.data(1024, 16);
const whole = memory.data(1024, 16);

@inline
function sub(a: v128, b: v128): v128 {
  return f32x4.sub(a, b);
}

@inline
function add(a: v128, b: v128): v128 {
  return f32x4.add(a, b);
}

/** x·y + z, with a number x. */
@inline
function times(x: f32, y: v128, z: v128): v128 {
  return madd(f32x4.splat(x), y, z);
}

/** Bᵀ for m = 2: four numbers to four. */
@inline
function input2(from: usize, step: usize, to: usize, stride: usize): void {
  const x0 = v128.load(from);
  const x1 = v128.load(from + step);
  const x2 = v128.load(from + 2 * step);
  const x3 = v128.load(from + 3 * step);
  v128.store(to, sub(x0, x2));
  v128.store(to + stride, add(x1, x2));
  v128.store(to + 2 * stride, sub(x2, x1));
  v128.store(to + 3 * stride, sub(x1, x3));
}

/** Bᵀ for m = 4: six numbers to six. */
@inline
function input4(from: usize, step: usize, to: usize, stride: usize): void {
  const x0 = v128.load(from);
  const x1 = v128.load(from + step);
  const x2 = v128.load(from + 2 * step);
  const x3 = v128.load(from + 3 * step);
  const x4 = v128.load(from + 4 * step);
  const x5 = v128.load(from + 5 * step);
  v128.store(to, times(4, x0, times(-5, x2, x4)));
  let even = times(-4, x2, x4);
  let odd = times(-4, x1, x3);
  v128.store(to + stride, add(even, odd));
  v128.store(to + 2 * stride, sub(even, odd));
  even = sub(x4, x2);
  odd = sub(x3, x1);
  v128.store(to + 3 * stride, times(2, odd, even));
  v128.store(to + 4 * stride, times(-2, odd, even));
  v128.store(to + 5 * stride, times(4, x1, times(-5, x3, x5)));
}

/** Bᵀ for m = 6: eight numbers to eight. */
@inline
function input6(from: usize, step: usize, to: usize, stride: usize): void {
  const x0 = v128.load(from);
  const x1 = v128.load(from + step);
  const x2 = v128.load(from + 2 * step);
  const x3 = v128.load(from + 3 * step);
  const x4 = v128.load(from + 4 * step);
  const x5 = v128.load(from + 5 * step);
  const x6 = v128.load(from + 6 * step);
  const x7 = v128.load(from + 7 * step);
  v128.store(to, times(5.25, sub(x4, x2), sub(x0, x6)));
  let even = times(-4.25, x4, add(x2, x6));
  let odd = times(-4.25, x3, add(x1, x5));
  v128.store(to + stride, add(even, odd));
  v128.store(to + 2 * stride, sub(even, odd));
  even = times(0.25, x2, times(-1.25, x4, x6));
  odd = times(0.5, x1, times(-2.5, x3, add(x5, x5)));
  v128.store(to + 3 * stride, add(even, odd));
  v128.store(to + 4 * stride, sub(even, odd));
  even = times(4, x2, times(-5, x4, x6));
  odd = times(2, x1, times(-2.5, x3, f32x4.mul(f32x4.splat(0.5), x5)));
  v128.store(to + 5 * stride, add(even, odd));
  v128.store(to + 6 * stride, sub(even, odd));
  v128.store(to + 7 * stride, times(5.25, sub(x3, x5), sub(x7, x1)));
}

/** Aᵀ for m = 2: four numbers to two. */
@inline
function output2(from: usize, step: usize, to: usize, stride: usize): void {
  const x1 = v128.load(from + step);
  const x2 = v128.load(from + 2 * step);
  v128.store(to, add(v128.load(from), add(x1, x2)));
  v128.store(to + stride, sub(sub(x1, x2), v128.load(from + 3 * step)));
}

/** Aᵀ for m = 4: six numbers to four. */
@inline
function output4(from: usize, step: usize, to: usize, stride: usize): void {
  const x1 = v128.load(from + step);
  const x2 = v128.load(from + 2 * step);
  const x3 = v128.load(from + 3 * step);
  const x4 = v128.load(from + 4 * step);
  const even = add(x1, x2);
  const odd = sub(x1, x2);
  const even2 = add(x3, x4);
  const odd2 = sub(x3, x4);
  v128.store(to, add(v128.load(from), add(even, even2)));
  v128.store(to + stride, times(2, odd2, odd));
  v128.store(to + 2 * stride, times(4, even2, even));
  v128.store(to + 3 * stride, times(8, odd2, add(odd, v128.load(from + 5 * step))));
}

/** Aᵀ for m = 6: eight numbers to six. */
@inline
function output6(from: usize, step: usize, to: usize, stride: usize): void {
  const x1 = v128.load(from + step);
  const x2 = v128.load(from + 2 * step);
  const x3 = v128.load(from + 3 * step);
  const x4 = v128.load(from + 4 * step);
  const x5 = v128.load(from + 5 * step);
  const x6 = v128.load(from + 6 * step);
  const even = add(x1, x2);
  const odd = sub(x1, x2);
  const even2 = add(x3, x4);
  const odd2 = sub(x3, x4);
  const even3 = add(x5, x6);
  const odd3 = sub(x5, x6);
  v128.store(to, add(v128.load(from), add(even, add(even2, even3))));
  v128.store(to + stride, times(0.5, odd3, times(2, odd2, odd)));
  v128.store(to + 2 * stride, times(0.25, even3, times(4, even2, even)));
  v128.store(to + 3 * stride, times(0.125, odd3, times(8, odd2, odd)));
  v128.store(to + 4 * stride, times(0.0625, even3, times(16, even2, even)));
  v128.store(
    to + 5 * stride,
    times(0.03125, odd3, times(32, odd2, add(odd, v128.load(from + 7 * step)))),
  );
}

/** `lines` transforms of one axis; lines are `fromLine` and `toLine` bytes apart. */
@inline
function inputs(
  m: i32,
  lines: i32,
  from: usize,
  fromLine: usize,
  step: usize,
  to: usize,
  toLine: usize,
  stride: usize,
): void {
  if (m == 4) {
    for (let i = 0; i < lines; i++) input4(from + i * fromLine, step, to + i * toLine, stride);
  } else if (m == 2) {
    for (let i = 0; i < lines; i++) input2(from + i * fromLine, step, to + i * toLine, stride);
  } else {
    for (let i = 0; i < lines; i++) input6(from + i * fromLine, step, to + i * toLine, stride);
  }
}

@inline
function outputs(
  m: i32,
  lines: i32,
  from: usize,
  fromLine: usize,
  step: usize,
  to: usize,
  toLine: usize,
  stride: usize,
): void {
  if (m == 4) {
    for (let i = 0; i < lines; i++) output4(from + i * fromLine, step, to + i * toLine, stride);
  } else if (m == 2) {
    for (let i = 0; i < lines; i++) output2(from + i * fromLine, step, to + i * toLine, stride);
  } else {
    for (let i = 0; i < lines; i++) output6(from + i * fromLine, step, to + i * toLine, stride);
  }
}

/**
 * Transforms tiles `first` to `first + tiles` of a map with its padding around it.
 *
 * @param down number of tiles along the height; `across` along the width
 * @param x the corner of the padding; pixel (image, y, x) is image·xImage + y·xRow + x·xPixel bytes further
 * @param v [(high + 2) · (wide + 2), tiles, channels]; channels are divisible by four
 */
export function winogradInput(
  high: i32,
  wide: i32,
  first: i32,
  tiles: i32,
  down: i32,
  across: i32,
  channels: i32,
  x: usize,
  xImage: usize,
  xRow: usize,
  xPixel: usize,
  v: usize,
): void {
  const bytes = <usize>channels << 2;
  const point = tiles * bytes;
  const line = (wide + 2) * point;
  for (let tile = first; tile < first + tiles; tile++) {
    const row = tile / across;
    const image = row / down;
    const from =
      x + image * xImage + (row - image * down) * high * xRow + (tile - row * across) * wide * xPixel;
    for (let at: usize = 0; at < bytes; at += 16) {
      inputs(high, wide + 2, from + at, xPixel, xRow, half, 16, ROW_BYTES);
      inputs(wide, high + 2, half, ROW_BYTES, 16, v + at, line, point);
    }
    v += bytes;
  }
}

/**
 * Transforms the products back, adds the bias, and stores the part of each tile that is inside the
 * result of `height` × `width` pixels.
 *
 * @param m [(high + 2) · (wide + 2), tiles, mBytes / 4]
 * @param lo results below become `lo`: 0 for ReLU, -Infinity for none
 */
export function winogradOutput(
  high: i32,
  wide: i32,
  first: i32,
  tiles: i32,
  down: i32,
  across: i32,
  height: i32,
  width: i32,
  channels: i32,
  m: usize,
  mBytes: usize,
  bias: usize,
  y: usize,
  yImage: usize,
  yRow: usize,
  yPixel: usize,
  lo: f32,
): void {
  const bytes = <usize>channels << 2;
  const point = tiles * mBytes;
  const line = (wide + 2) * point;
  const least = f32x4.splat(lo);
  for (let tile = first; tile < first + tiles; tile++) {
    const row = tile / across;
    const image = row / down;
    const top = (row - image * down) * high;
    const left = (tile - row * across) * wide;
    const rows = min(high, height - top);
    const pixels = min(wide, width - left);
    const to = y + image * yImage + top * yRow + left * yPixel;
    for (let at: usize = 0; at < bytes; at += 16) {
      outputs(high, wide + 2, m + at, point, line, half, 16, ROW_BYTES);
      outputs(wide, rows, half, ROW_BYTES, 16, whole, ROW_BYTES, 16);
      const shift = v128.load(bias + at);
      for (let i = 0; i < rows; i++) {
        const out = to + at + i * yRow;
        for (let j = 0; j < pixels; j++) {
          const value = v128.load(whole + i * ROW_BYTES + (<usize>j << 4));
          v128.store(out + j * yPixel, f32x4.pmax(f32x4.add(value, shift), least));
        }
      }
    }
    m += mBytes;
  }
}
