import type { Random } from '@cifra/core/random/random.ts';
import { drawAffine } from './affine.ts';
import { createCanvas, loadInk } from './canvas.ts';
import { createElastic, drawElastic, type Elastic } from './elastic.ts';
import { filterSome } from './filter.ts';
import { addSomeNoise } from './noise.ts';
import { eraseSome } from './occlusion.ts';
import { shadeSome } from './paper.ts';
import { resample } from './resample.ts';
import { strikeSome } from './rules.ts';
import { blurCanvas, changeStrokeWidth } from './stroke.ts';
import { bendTone } from './tone.ts';

/**
 * Strengths of the changes to a digit. Plain numbers, so that a recipe can hold them as JSON; zero
 * turns a part off. "±" means drawn uniformly from [-value, value]. Lengths are pixels of the 28×28
 * frame.
 */
export type Augmentation = {
  /** ± degrees. */
  readonly rotation: number;
  /** ± natural logarithm of the size; 0.1 is about ±10 %. */
  readonly scale: number;
  /** ± natural logarithm of width over height, area kept. */
  readonly aspect: number;
  /** ± shear: pixels to the side for each pixel up. */
  readonly shear: number;
  /** ± pixels, each axis independently. */
  readonly translation: number;
  /**
   * A smooth random displacement: its root mean square on each axis, and the distance of its
   * control points.
   */
  readonly elastic: { readonly amplitude: number; readonly spacing: number };
  /** ± pixels, up to 1, by which each stroke becomes thicker or thinner on both sides. */
  readonly strokeWidth: number;
  /**
   * Maximum share, in [0, 1], of a 3×3 binomial blur: a camera out of focus, a small scan enlarged.
   */
  readonly blur: number;
  /**
   * `gain`: ± share by which all ink becomes darker or lighter. `bend`: ± strength, up to 1, of a
   * curve that makes only the middle greys darker or lighter.
   */
  readonly contrast: { readonly gain: number; readonly bend: number };
  /** Probability that a patch with sides of 2 to `size` pixels, or a thin bar, is erased. */
  readonly occlusion: { readonly probability: number; readonly size: number };
  /** Probability that one to `most` straight strokes cross the frame. */
  readonly rules: { readonly probability: number; readonly most: number };
  /** Probability that the picture passes through a random linear filter. */
  readonly filter: { readonly probability: number };
  /**
   * Probability of grey paper in uneven light; maximum darkness of the paper, and root mean square
   * of the unevenness, as shares of full ink.
   */
  readonly paper: { readonly probability: number; readonly darkness: number; readonly unevenness: number };
  /** Probability of noise, and the maximum of its ± range, in [0, 1], redrawn for each digit. */
  readonly noise: { readonly probability: number; readonly range: number };
};

/** No changes. */
export const noAugmentation: Augmentation = {
  rotation: 0,
  scale: 0,
  aspect: 0,
  shear: 0,
  translation: 0,
  elastic: { amplitude: 0, spacing: 0 },
  strokeWidth: 0,
  blur: 0,
  contrast: { gain: 0, bend: 0 },
  occlusion: { probability: 0, size: 0 },
  rules: { probability: 0, most: 1 },
  filter: { probability: 0 },
  paper: { probability: 0, darkness: 0, unevenness: 0 },
  noise: { probability: 0, range: 0 },
};

/** For MNIST's frame: the strongest settings at which a human still reads every digit easily. */
export const digitAugmentation: Augmentation = {
  rotation: 12,
  scale: 0.12,
  aspect: 0.12,
  shear: 0.15,
  translation: 2,
  elastic: { amplitude: 0.7, spacing: 6 },
  strokeWidth: 0.35,
  blur: 0.25,
  contrast: { gain: 0.1, bend: 0.3 },
  occlusion: { probability: 0.08, size: 6 },
  rules: { probability: 0, most: 1 },
  filter: { probability: 0 },
  paper: { probability: 0, darkness: 0, unevenness: 0 },
  noise: { probability: 0, range: 0 },
};

/** Changes one digit after another; each call overwrites `out` only. */
export type Augment = (
  image: Uint8Array | Float32Array,
  rng: Random,
  settings: Augmentation,
  out: Float32Array,
) => void;

/**
 * Returns a function that writes a changed copy of one digit.
 *
 * Thickens or thins the ink first, then applies the affine map and the elastic field together in
 * one sampling, because each resampling adds blur. The number of random draws depends only on
 * `settings`.
 *
 * The function's image is [28 × 28] ink, bytes (255 = ink) or floats in [0, 1], and is not changed.
 * Its `out` is [28 × 28] ink in [0, 1] and may be a part of a batch. All calls share the same
 * canvases and fields, because changing a digit takes only microseconds, less than allocating
 * memory.
 */
export function createAugment(): Augment {
  const loaded = createCanvas();
  const stroked = createCanvas();
  const blurred = createCanvas();
  const elastic = createElastic();
  const field = createElastic();
  return (image, rng, settings, out) => {
    loadInk(image, loaded);
    let ink = loaded;
    if (settings.strokeWidth > 0) ink = changeStrokeWidth(ink, plusMinus(rng, settings.strokeWidth), stroked);
    if (settings.blur > 0) ink = blurCanvas(ink, settings.blur * rng.next(), blurred);
    const affine = drawAffine(rng, settings);
    drawElastic(elastic, rng, settings.elastic);
    resample(ink, affine, elastic, out);
    changeTone(rng, settings, out, field);
  };
}

/** The changes after the geometry: grey values, missing and added ink, paper, noise. */
function changeTone(rng: Random, settings: Augmentation, out: Float32Array, field: Elastic): void {
  if (settings.contrast.gain > 0 || settings.contrast.bend > 0) {
    const gain = 1 + plusMinus(rng, settings.contrast.gain);
    bendTone(out, gain, plusMinus(rng, settings.contrast.bend));
  }
  if (settings.occlusion.probability > 0) eraseSome(out, rng, settings.occlusion);
  if (settings.rules.probability > 0) strikeSome(out, rng, settings.rules);
  if (settings.filter.probability > 0) filterSome(out, rng, settings.filter, field);
  if (settings.paper.probability > 0) shadeSome(out, rng, settings.paper, field);
  if (settings.noise.probability > 0) addSomeNoise(out, rng, settings.noise);
}

/** Uniform on [-range, range]. */
function plusMinus(rng: Random, range: number): number {
  return range * (2 * rng.next() - 1);
}
