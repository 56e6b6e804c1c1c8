import type { Size } from '../opened.ts';
import { type Taps, tapsFor } from './taps.ts';

/** Samples of 8 or 16 bits. */
export type Samples = Uint8Array | Uint8ClampedArray | Uint16Array;

/** Takes the rows of a picture from top to bottom, so that a large one is never whole in memory. */
export type Rows = {
  /** [width, channels]; the array may be used again after the call. */
  readonly add: (row: Samples) => void;
  /** [height, width, channels] of the wanted size, after the last row. */
  readonly done: () => Uint8Array | Uint16Array;
};

export type Layout = Size & {
  /** Grey, grey and alpha, RGB, RGBA. */
  readonly channels: number;
  /** 16 bits a sample. */
  readonly deep: boolean;
};

/** Collects rows as a picture of another size, or of the same. */
export function rowsTo(from: Layout, to: Size): Rows {
  return from.width === to.width && from.height === to.height ? collected(from) : resampled(from, to);
}

function collected({ width, height, channels, deep }: Layout): Rows {
  const samples = samplesFor(width * height * channels, deep);
  let at = 0;
  return {
    add(row) {
      samples.set(row, at);
      at += row.length;
    },
    done: () => samples,
  };
}

/**
 * Halves and thirds the picture by averaging blocks of pixels until less than three times the wanted
 * size is left, then applies the kernel; first down, then across. Rounds after each step, in the
 * order of libvips, so that hard edges overshoot alike. Holds as many rows as the kernel is long.
 */
function resampled(from: Layout, to: Size): Rows {
  const { width, height, channels, deep } = from;
  const most = deep ? 65535 : 255;
  const down = blockOf(height / to.height);
  const averaged = rowAverager(from, down);
  const lines = tapsFor(Math.ceil(height / down), to.height, height / to.height / down);
  const latest = Array.from({ length: lines.count }, () => samplesFor(width * channels, deep));
  const sums = new Float32Array(width * channels);
  const flat = samplesFor(width * channels, deep);
  const across = columnResizer(from, to.width);
  const samples = samplesFor(to.width * to.height * channels, deep);
  let [y, made] = [0, 0];

  function addAveraged(row: Samples): void {
    latest[y % lines.count].set(row);
    for (; made < to.height && lines.first[made] + lines.count - 1 === y; made++) {
      applyDown(latest, lines, made, sums);
      roundInto(sums, flat, most);
      across(flat, samples.subarray(made * to.width * channels, (made + 1) * to.width * channels));
    }
    y++;
  }
  return {
    add: (row) => averaged(row, addAveraged),
    done() {
      if (hasAlpha(channels)) divideByAlpha(samples, channels, most);
      return samples;
    },
  };
}

/** Pixels on the side of a block; the kernel does the rest, a factor of at least two. */
function blockOf(scale: number): number {
  return Math.max(1, Math.floor(scale / 2));
}

/** Emits the means of each `down` rows, colours times alpha. The row is used again afterwards. */
function rowAverager({ width, height, channels, deep }: Layout, down: number) {
  const sums = new Float32Array(width * channels);
  const means = samplesFor(width * channels, deep);
  const most = deep ? 65535 : 255;
  let [rows, inBlock] = [0, 0];
  return (row: Samples, emit: (means: Samples) => void): void => {
    if (down === 1 && !hasAlpha(channels)) {
      emit(row);
      return;
    }
    if (hasAlpha(channels)) addTimesAlpha(sums, row, channels, most);
    else addTimes(sums, row, 1);
    rows++;
    if (++inBlock < down && rows < height) return;
    for (let i = 0; i < sums.length; i++) sums[i] /= inBlock;
    roundInto(sums, means, most);
    emit(means);
    sums.fill(0);
    inBlock = 0;
  };
}

/** Resizes one row: averages blocks, then applies the kernel. */
function columnResizer({ width, channels, deep }: Layout, toWidth: number) {
  const most = deep ? 65535 : 255;
  const block = blockOf(width / toWidth);
  const blocks = Math.ceil(width / block);
  const taps = tapsFor(blocks, toWidth, width / toWidth / block);
  const sums = new Float32Array(blocks * channels);
  const narrow = samplesFor(blocks * channels, deep);
  const out = new Float32Array(toWidth * channels);
  return (row: Samples, to: Samples): void => {
    if (block > 1) {
      averageBlocks(row, sums, channels, block);
      roundInto(sums, narrow, most);
    }
    applyTaps(block > 1 ? narrow : row, taps, channels, out);
    roundInto(out, to, most);
  };
}

function averageBlocks(row: Samples, means: Float32Array, channels: number, block: number): void {
  means.fill(0);
  const width = row.length / channels;
  for (let x = 0, to = 0; x < width; x += block, to += channels) {
    const pixels = Math.min(block, width - x);
    for (let i = x * channels; i < (x + pixels) * channels; i += channels)
      for (let c = 0; c < channels; c++) means[to + c] += row[i + c] / pixels;
  }
}

/** The kernel of output row `made` over the latest rows, of which row `y` is at `y % count`. */
function applyDown(
  latest: readonly Samples[],
  { first, count, weights }: Taps,
  made: number,
  sums: Float32Array,
): void {
  sums.fill(0);
  const row = (k: number) => latest[(first[made] + k) % count];
  const weight = (k: number) => weights[made * count + k];
  let k = 0;
  // Four rows at a time: most of the work is reading and writing the sums.
  for (; k + 4 <= count; k += 4) {
    const [a, b, c, d] = [row(k), row(k + 1), row(k + 2), row(k + 3)];
    const [p, q, r, s] = [weight(k), weight(k + 1), weight(k + 2), weight(k + 3)];
    for (let i = 0; i < sums.length; i++) sums[i] += p * a[i] + q * b[i] + r * c[i] + s * d[i];
  }
  for (; k < count; k++) addTimes(sums, row(k), weight(k));
}

function applyTaps(row: Samples, taps: Taps, channels: number, out: Float32Array): void {
  if (channels === 3) applyToColours(row, taps, out);
  else for (let c = 0; c < channels; c++) applyToChannel(row, taps, channels, c, out);
}

function applyToColours(row: Samples, { first, count, weights }: Taps, out: Float32Array): void {
  for (let i = 0, k = 0; i < first.length; i++) {
    let [red, green, blue] = [0, 0, 0];
    for (let at = 3 * first[i], end = k + count; k < end; k++, at += 3) {
      const weight = weights[k];
      red += weight * row[at];
      green += weight * row[at + 1];
      blue += weight * row[at + 2];
    }
    out[3 * i] = red;
    out[3 * i + 1] = green;
    out[3 * i + 2] = blue;
  }
}

function applyToChannel(
  row: Samples,
  { first, count, weights }: Taps,
  channels: number,
  channel: number,
  out: Float32Array,
): void {
  for (let i = 0, k = 0; i < first.length; i++) {
    let sum = 0;
    for (let at = first[i] * channels + channel, end = k + count; k < end; k++, at += channels)
      sum += weights[k] * row[at];
    out[i * channels + channel] = sum;
  }
}

function addTimes(sums: Float32Array, row: Samples, weight: number): void {
  for (let i = 0; i < sums.length; i++) sums[i] += weight * row[i];
}

/** Transparent pixels have no colour that could shine through. */
function addTimesAlpha(sums: Float32Array, row: Samples, channels: number, most: number): void {
  for (let i = 0; i < sums.length; i += channels) {
    const alpha = row[i + channels - 1];
    for (let c = 0; c < channels - 1; c++) sums[i + c] += (row[i + c] * alpha) / most;
    sums[i + channels - 1] += alpha;
  }
}

function divideByAlpha(samples: Samples, channels: number, most: number): void {
  for (let i = 0; i < samples.length; i += channels) {
    const alpha = samples[i + channels - 1];
    for (let c = i; c < i + channels - 1; c++)
      samples[c] = alpha === 0 ? 0 : Math.min(most, Math.round((samples[c] * most) / alpha));
  }
}

function hasAlpha(channels: number): boolean {
  return channels === 2 || channels === 4;
}

function roundInto(values: Float32Array, samples: Samples, most: number): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] + 0.5;
    samples[i] = value < 0 ? 0 : value > most ? most : value;
  }
}

function samplesFor(length: number, deep: boolean): Uint8Array | Uint16Array {
  return deep ? new Uint16Array(length) : new Uint8Array(length);
}
