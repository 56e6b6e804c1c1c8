import type { Raster } from '../base/types.ts';
import { boxMean } from './boxMean.ts';
import { otsu } from './threshold.ts';

/** Scales of the search for strokes, share of the longer side. */
const SCALES = [0.04, 0.08, 0.16, 0.32];
/** Limit of each single measure: a speck is more skewed than a digit. */
const LARGEST = 3;
/** Weight of a border of only one class, in a picture with two clear classes. */
const BORDER = 2;
/** Share of the variance explained by two classes if they are clear. */
const TWO_CLASSES = 0.8;

/**
 * True if the ink is lighter than its paper: chalk, a dark screen, MNIST's own images.
 *
 * Strokes are thin compared with the paper. So few pixels differ much in the direction of the ink,
 * and most differ little in the other: the differences are skewed. They are measured from the light
 * that most pixels agree on, and from the mean around each pixel. At the edge of the page or of a
 * shadow, pixels differ equally in both directions. If the ink is so thick that only gaps of paper
 * remain, the skewness has the wrong sign. Then the picture's border decides, which is mostly
 * paper.
 *
 * @param light a small version of the picture: a faint trace of the strokes is enough
 * @param trend the light that most of its pixels agree on
 */
export function inkIsLight(light: Raster, trend: Raster): boolean {
  const longest = Math.max(light.width, light.height);
  const local = SCALES.map((scale) =>
    skewness(light, boxMean(light, Math.max(1, Math.round(scale * longest)))),
  );
  const mean = local.reduce((sum, skew) => sum + skew, 0) / local.length;
  return held(skewness(light, trend)) + held(mean) - BORDER * borderVote(light) > 0;
}

function held(skew: number): number {
  return Math.max(-LARGEST, Math.min(LARGEST, skew));
}

/**
 * Skewness of the differences between a picture and its reference: positive if the large ones are
 * lighter.
 */
function skewness({ data }: Raster, { data: around }: Raster): number {
  let [square, cube] = [0, 0];
  for (let i = 0; i < data.length; i++) {
    const gap = data[i] - around[i];
    square += gap * gap;
    cube += gap * gap * gap;
  }
  const spread = Math.sqrt(square / data.length);
  return spread < 1e-5 ? 0 : cube / data.length / spread ** 3;
}

/**
 * Returns the brightness of the border in a picture of two classes, from −1 (all dark) to 1 (all
 * light); 0 for other pictures.
 */
function borderVote(light: Raster): number {
  const { width, height, data } = light;
  const threshold = otsu(light);
  if (explained(data, threshold) < TWO_CLASSES) return 0;
  let [border, bright] = [0, 0];
  for (let i = 0; i < data.length; i++) {
    const x = i % width;
    if (x > 0 && x < width - 1 && i >= width && i < width * (height - 1)) continue;
    border++;
    if (data[i] > threshold) bright++;
  }
  return (2 * bright) / border - 1;
}

/** Returns the share of the variance that lies between the classes on both sides of a threshold. */
function explained(data: Float32Array, threshold: number): number {
  let [sum, square, above, sumAbove] = [0, 0, 0, 0];
  for (const value of data) {
    sum += value;
    square += value * value;
    if (value <= threshold) continue;
    above++;
    sumAbove += value;
  }
  const n = data.length;
  const variance = square - (sum * sum) / n;
  if (above === 0 || above === n || variance < 1e-6) return 0;
  const gap = sumAbove / above - (sum - sumAbove) / (n - above);
  return ((above * (n - above)) / n / variance) * gap * gap;
}
