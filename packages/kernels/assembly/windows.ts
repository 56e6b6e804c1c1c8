/** Windows that slide over a map [height, width, channels]: pooling and convolution by channel. */
import { F, madd } from './madd';

/** One window: maximum or sum of the `rows` × `columns` pixels from `x` on, all channels. */
@inline
function poolWindow(
  maximum: bool,
  channels: i32,
  x: usize,
  xRow: usize,
  xPixel: usize,
  rows: i32,
  columns: i32,
  scale: f32,
  y: usize,
): void {
  const start: f32 = maximum ? -Infinity : 0;
  const factor = f32x4.splat(scale);
  let c = 0;
  for (; c + 4 <= channels; c += 4) {
    let all = f32x4.splat(start);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        const value = v128.load(x + i * xRow + j * xPixel);
        all = maximum ? f32x4.max(all, value) : f32x4.add(all, value);
      }
    }
    v128.store(y, maximum ? all : f32x4.mul(all, factor));
    x += 16;
    y += 16;
  }
  for (; c < channels; c++) {
    let all = start;
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        const value = load<f32>(x + i * xRow + j * xPixel);
        all = maximum ? max(all, value) : all + value;
      }
    }
    store<f32>(y, maximum ? all : all * scale);
    x += F;
    y += F;
  }
}

/**
 * Max or mean pooling. Padding never wins a maximum; in a mean it counts as zeros if `padded`, and
 * not at all otherwise.
 */
export function pool(
  maximum: bool,
  padded: bool,
  images: i32,
  channels: i32,
  height: i32,
  width: i32,
  kernelHeight: i32,
  kernelWidth: i32,
  strideY: i32,
  strideX: i32,
  top: i32,
  left: i32,
  outHeight: i32,
  outWidth: i32,
  x: usize,
  xImage: usize,
  xRow: usize,
  xPixel: usize,
  y: usize,
  yImage: usize,
  yRow: usize,
  yPixel: usize,
): void {
  for (let image = 0; image < images; image++) {
    for (let row = 0; row < outHeight; row++) {
      const y0 = row * strideY - top;
      const from = max(y0, 0);
      const rows = min(y0 + kernelHeight, height) - from;
      for (let column = 0; column < outWidth; column++) {
        const x0 = column * strideX - left;
        const start = max(x0, 0);
        const columns = min(x0 + kernelWidth, width) - start;
        const count = padded ? kernelHeight * kernelWidth : rows * columns;
        const source = x + image * xImage + from * xRow + start * xPixel;
        const target = y + image * yImage + row * yRow + column * yPixel;
        if (maximum) poolWindow(true, channels, source, xRow, xPixel, rows, columns, 1, target);
        else poolWindow(false, channels, source, xRow, xPixel, rows, columns, <f32>1 / <f32>count, target);
      }
    }
  }
}

/**
 * A convolution of each channel with its own kernel. The padding is part of `x`.
 *
 * @param table offsets in bytes of the `taps` pixels of a window
 * @param w [taps, channels]
 */
export function depthwise(
  images: i32,
  height: i32,
  width: i32,
  channels: i32,
  x: usize,
  xImage: usize,
  xRow: usize,
  xPixel: usize,
  table: usize,
  taps: i32,
  w: usize,
  bias: usize,
  y: usize,
  yImage: usize,
  yRow: usize,
  yPixel: usize,
  lo: f32,
): void {
  const bytes = <usize>channels << 2;
  const vectors = bytes & ~15;
  const least = f32x4.splat(lo);
  for (let image = 0; image < images; image++) {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const from = x + image * xImage + row * xRow + column * xPixel;
        const to = y + image * yImage + row * yRow + column * yPixel;
        for (let at: usize = 0; at < bytes; at += at < vectors ? 16 : 4) {
          const full = at < vectors;
          let sum = full ? v128.load(bias + at) : v128.load32_splat(bias + at);
          for (let tap = 0; tap < taps; tap++) {
            const source = from + load<u32>(table + (<usize>tap << 2)) + at;
            const weight = w + tap * bytes + at;
            if (full) sum = madd(v128.load(source), v128.load(weight), sum);
            else sum = madd(v128.load32_splat(source), v128.load32_splat(weight), sum);
          }
          sum = f32x4.pmax(sum, least);
          if (full) v128.store(to + at, sum);
          else v128.store_lane<f32>(to + at, sum, 0);
        }
      }
    }
  }
}
