import type { Raster } from '../base/types.ts';

/** Mapping of a raster on one axis: output pixel i covers the source from `origin + i / scale`. */
export type Axis = {
  /** Output pixels. */
  readonly length: number;
  /**
   * Source coordinate (pixel edges, so 0 is the left edge of pixel 0) of the output's left edge.
   */
  readonly origin: number;
  /** Output pixels per source pixel. */
  readonly scale: number;
};

/**
 * Resamples a raster on a straight grid. Everything outside the source counts as paper (0).
 *
 * Shrinking averages over the exact area of a pixel, so that no stroke is lost between samples;
 * enlarging uses Catmull and Rom's cubic (1974), which keeps edges sharper than bilinear
 * interpolation. Both are the identity at scale 1 with a whole-pixel origin. The result is clamped
 * to [0, 1], because the cubic may overshoot.
 */
export function resample(source: Raster, horizontal: Axis, vertical: Axis): Raster {
  const columns = taps(horizontal, source.width);
  const rows = taps(vertical, source.height);
  const narrow = resampleRows(source, columns, rows);
  const width = horizontal.length;
  const data = new Float32Array(width * vertical.length);
  for (let y = 0; y < vertical.length; y++) {
    for (let k = rows.start[y]; k < rows.start[y + 1]; k++) {
      const weight = rows.weight[k];
      const from = (rows.first[y] + k - rows.start[y]) * width;
      for (let x = 0; x < width; x++) data[y * width + x] += weight * narrow[from + x];
    }
  }
  for (let i = 0; i < data.length; i++) data[i] = data[i] < 0 ? 0 : data[i] > 1 ? 1 : data[i];
  return { width, height: vertical.length, data };
}

/**
 * The weights of output pixel i are `weight[start[i] … start[i + 1]]`, on source pixels from
 * `first[i]` on.
 */
type Taps = { readonly first: Int32Array; readonly start: Int32Array; readonly weight: Float32Array };

function taps(axis: Axis, sourceLength: number): Taps {
  const first = new Int32Array(axis.length);
  const start = new Int32Array(axis.length + 1);
  const weight: number[] = [];
  for (let i = 0; i < axis.length; i++) {
    const left = axis.origin + i / axis.scale;
    const right = axis.origin + (i + 1) / axis.scale;
    const inside = Math.min(right, sourceLength) - Math.max(left, 0);
    if (inside > 0) {
      first[i] =
        axis.scale < 1
          ? average(left, right, sourceLength, weight)
          : cubic(left, right, sourceLength, weight);
      // A pixel half on the source and half outside it is half paper.
      if (axis.scale >= 1) for (let k = start[i]; k < weight.length; k++) weight[k] *= inside * axis.scale;
    }
    start[i + 1] = weight.length;
  }
  return { first, start, weight: Float32Array.from(weight) };
}

/**
 * Appends the share of [left, right] that each source pixel fills; returns the first such pixel.
 */
function average(left: number, right: number, sourceLength: number, weight: number[]): number {
  const from = Math.max(0, Math.floor(left));
  const to = Math.min(sourceLength, Math.ceil(right));
  for (let s = from; s < to; s++) weight.push((Math.min(right, s + 1) - Math.max(left, s)) / (right - left));
  return from;
}

/**
 * Appends the cubic's weights at the middle of [left, right]; the source's edge pixels are repeated
 * outside it.
 */
function cubic(left: number, right: number, sourceLength: number, weight: number[]): number {
  const centre = (left + right) / 2 - 0.5;
  const middle = Math.floor(centre);
  const from = Math.min(Math.max(0, middle - 1), sourceLength - 1);
  const at = weight.length;
  for (let s = middle - 1; s <= middle + 2; s++) {
    const k = at + Math.min(Math.max(s, 0), sourceLength - 1) - from;
    weight[k] = (weight[k] ?? 0) + catmullRom(s - centre);
  }
  return from;
}

function catmullRom(offset: number): number {
  const t = Math.abs(offset);
  if (t < 1) return (1.5 * t - 2.5) * t * t + 1;
  if (t < 2) return ((-0.5 * t + 2.5) * t - 4) * t + 2;
  return 0;
}

/** Computes only the rows that the vertical pass needs. */
function resampleRows(source: Raster, columns: Taps, rows: Taps): Float32Array {
  const width = columns.first.length;
  const narrow = new Float32Array(width * source.height);
  for (let i = 0; i < rows.first.length; i++) {
    const end = rows.first[i] + rows.start[i + 1] - rows.start[i];
    const begin =
      i === 0
        ? rows.first[0]
        : Math.max(rows.first[i], rows.first[i - 1] + rows.start[i] - rows.start[i - 1]);
    for (let y = begin; y < end; y++) resampleRow(source, y, columns, narrow, y * width);
  }
  return narrow;
}

function resampleRow(source: Raster, y: number, columns: Taps, out: Float32Array, at: number): void {
  const { first, start, weight } = columns;
  const row = y * source.width;
  for (let x = 0; x < first.length; x++) {
    let sum = 0;
    let s = row + first[x];
    for (let k = start[x]; k < start[x + 1]; k++) sum += weight[k] * source.data[s++];
    out[at + x] = sum;
  }
}
