/**
 * The weights of a one-dimensional resampling: output `i` is the sum of `weights[i * count + k]`
 * times input `first[i] + k`. Inputs beyond the edge repeat the edge.
 */
export type Taps = {
  /** Input positions, ascending. */
  readonly first: Int32Array;
  /** Weights per output; they sum to 1. */
  readonly count: number;
  readonly weights: Float32Array;
};

/**
 * Shrinks with Lanczos' kernel of three lobes and enlarges with Catmull and Rom's, as libvips does
 * (`vips_resize`), so that a picture looks the same with either decoder.
 * @param scale inputs per output
 */
export function tapsFor(inputs: number, outputs: number, scale: number): Taps {
  const support = scale > 1 ? 3 * scale : 2;
  const kernel = scale > 1 ? (x: number) => lanczos3(x / scale) : catmullRom;
  const count = Math.min(inputs, Math.ceil(2 * support) + 1);
  const first = new Int32Array(outputs);
  const weights = new Float32Array(outputs * count);
  for (let i = 0; i < outputs; i++) {
    const centre = (i + 0.5) * scale - 0.5;
    const from = Math.ceil(centre - support);
    first[i] = Math.min(Math.max(from, 0), inputs - count);
    const own = weights.subarray(i * count, (i + 1) * count);
    let sum = 0;
    for (let x = from; x <= centre + support; x++) {
      const weight = kernel(x - centre);
      own[Math.min(Math.max(x, 0), inputs - 1) - first[i]] += weight;
      sum += weight;
    }
    for (let k = 0; k < count; k++) own[k] /= sum;
  }
  return { first, count, weights };
}

function lanczos3(x: number): number {
  if (Math.abs(x) >= 3) return 0;
  return sinc(x) * sinc(x / 3);
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function catmullRom(x: number): number {
  const a = Math.abs(x);
  if (a >= 2) return 0;
  return a < 1 ? (1.5 * a - 2.5) * a * a + 1 : ((-0.5 * a + 2.5) * a - 4) * a + 2;
}
