import type { Random } from '@cifra/core/random/random.ts';
import { cannyEdges } from './cannyEdges.ts';
import { fog } from './fog.ts';
import { glassBlur } from './glassBlur.ts';
import type { Corruption } from './kinds.ts';
import { dottedLine, zigzag } from './lines.ts';
import { motionBlur } from './motionBlur.ts';
import { impulseNoise, shotNoise } from './noise.ts';
import { spatter } from './spatter.ts';
import { brighten, invertSides } from './tone.ts';
import { rotation, scaling, shearing, translation, warped } from './warped.ts';

/** A corruption at one severity. */
export type Corrupter = (image: Float32Array, random: Random) => Float32Array;
type Five = readonly [Corrupter, Corrupter, Corrupter, Corrupter, Corrupter];

/**
 * Each corruption at its five severities. The numbers are those of corruptions.py in
 * github.com/google-research/mnist-c (Mu & Gilmer 2019). Four corruptions have a single strength
 * there, which is the middle one here: stripe (7 px), dotted line and zigzag (ink fades out within
 * 2.3 px) and Canny edges (σ = 1 px).
 */
export const strengths: Readonly<Record<Corruption, Five>> = {
  'shot noise': five([60, 25, 12, 5, 3], (photons) => (image, random) => shotNoise(image, photons, random)),
  'impulse noise': five(
    [0.03, 0.06, 0.09, 0.17, 0.27],
    (share) => (image, random) => impulseNoise(image, share, random),
  ),
  'glass blur': five(
    [
      { sigma: 0.7, reach: 1, rounds: 2 },
      { sigma: 0.9, reach: 2, rounds: 1 },
      { sigma: 1, reach: 2, rounds: 3 },
      { sigma: 1.1, reach: 3, rounds: 2 },
      { sigma: 1.5, reach: 4, rounds: 2 },
    ],
    (glass) => (image, random) => glassBlur(image, glass, random),
  ),
  'motion blur': five(
    [
      { radius: 10, sigma: 3 },
      { radius: 15, sigma: 5 },
      { radius: 15, sigma: 8 },
      { radius: 15, sigma: 12 },
      { radius: 20, sigma: 15 },
    ],
    (motion) => (image, random) => motionBlur(image, motion, 90 * random.next() - 45),
  ),
  shear: five([0.2, 0.4, 0.6, 0.8, 1], (by) => (image, random) => warped(image, shearing(by * sign(random)))),
  scale: five([0.9, 0.8, 0.7, 0.6, 0.5], (size) => (image) => warped(image, scaling(size))),
  rotate: five(
    [0.2, 0.4, 0.6, 0.8, 1],
    (by) => (image, random) => warped(image, rotation(by * sign(random))),
  ),
  brightness: five([0.1, 0.2, 0.3, 0.4, 0.5], (by) => (image) => brighten(image, by)),
  translate: five(
    [1, 2, 3, 4, 5],
    (by) => (image, random) => warped(image, translation(by * sign(random), by * sign(random))),
  ),
  stripe: five([3, 5, 7, 9, 11], (width) => (image) => invertSides(image, width)),
  fog: five(
    [
      { density: 1.5, decay: 2 },
      { density: 2, decay: 2 },
      { density: 2.5, decay: 1.7 },
      { density: 2.5, decay: 1.5 },
      { density: 3, decay: 1.4 },
    ],
    (weather) => (image, random) => fog(image, weather, random),
  ),
  spatter: five(
    [
      { mean: 0.65, deviation: 0.3, sigma: 4, threshold: 0.69, softness: 0.6 },
      { mean: 0.65, deviation: 0.3, sigma: 3, threshold: 0.68, softness: 0.6 },
      { mean: 0.65, deviation: 0.3, sigma: 2, threshold: 0.68, softness: 0.5 },
      { mean: 0.65, deviation: 0.3, sigma: 1, threshold: 0.65, softness: 1.5 },
      { mean: 0.67, deviation: 0.4, sigma: 1, threshold: 0.65, softness: 1.5 },
    ],
    (mud) => (image, random) => spatter(image, mud, random),
  ),
  'dotted line': five(
    [1.3, 1.8, 2.3, 2.8, 3.3],
    (reach) => (image, random) =>
      dottedLine(image, reach, { from: random.integer(27), to: random.integer(27) }),
  ),
  zigzag: five([1.3, 1.8, 2.3, 2.8, 3.3], (reach) => (image, random) => {
    const from = random.integer(27);
    return zigzag(image, reach, { from, to: from + random.integer(10) - 5 });
  }),
  'canny edges': five([0.6, 0.8, 1, 1.2, 1.4], (sigma) => (image) => cannyEdges(image, sigma)),
};

function five<T>(values: readonly [T, T, T, T, T], make: (value: T) => Corrupter): Five {
  const [a, b, c, d, e] = values;
  return [make(a), make(b), make(c), make(d), make(e)];
}

/** -1 or 1. */
function sign(random: Random): number {
  return random.next() < 0.5 ? -1 : 1;
}
