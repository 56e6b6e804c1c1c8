import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cannyEdges } from '../cannyEdges.ts';
import { alongColumns } from '../gaussian.ts';
import { motionBlur } from '../motionBlur.ts';
import { plasma } from '../plasma.ts';
import { mudOf } from '../spatter.ts';
import { rotation, scaling, shearing, translation, warped } from '../warped.ts';

type Plane = number[];
const references = JSON.parse(readFileSync(new URL('corruptions.json', import.meta.url), 'utf8')) as {
  image: Plane;
  noise: Plane;
  rough: Plane;
  shear: { by: number; out: Plane }[];
  rotate: { by: number; out: Plane }[];
  scale: { size: number; out: Plane }[];
  translate: { x: number; y: number; out: Plane }[];
  motion: { radius: number; sigma: number; angle: number; out: Plane }[];
  columns: Plane;
  spots: { sigma: number; threshold: number; softness: number; out: Plane }[];
  plasma: { side: number; decay: number; numbers: number[]; out: Plane };
  canny: { of: 'image' | 'rough'; sigma: number; out: number[] }[];
};
const image = Float32Array.from(references.image, (byte) => byte / 255);

/** Largest difference between two planes. */
function distance(got: ArrayLike<number>, wanted: ArrayLike<number>): number {
  expect(got.length).toBe(wanted.length);
  return Math.max(...Array.from(got, (value, i) => Math.abs(value - wanted[i])));
}

describe('matches scikit-image', () => {
  test('shear, rotation, scale and translation', () => {
    for (const { by, out } of references.shear)
      expect(distance(warped(image, shearing(by)), out)).toBeLessThan(1e-5);
    for (const { by, out } of references.rotate)
      expect(distance(warped(image, rotation(by)), out)).toBeLessThan(1e-5);
    for (const { size, out } of references.scale)
      expect(distance(warped(image, scaling(size)), out)).toBeLessThan(1e-5);
    for (const { x, y, out } of references.translate)
      expect(distance(warped(image, translation(x, y)), out)).toBeLessThan(1e-5);
  });

  test('the blur of frosted glass', () => {
    expect(distance(alongColumns(image, 0.7), references.columns)).toBeLessThan(1e-5);
  });

  test('spots of mud', () => {
    const noise = Float64Array.from(references.noise);
    for (const { out, ...mud } of references.spots) {
      expect(distance(mudOf(noise, { mean: 0, deviation: 1, ...mud }), out)).toBeLessThan(1e-4);
    }
  });

  test.each(references.canny)('Canny edges of the $of, sigma $sigma', ({ of, sigma, out }) => {
    const picture = of === 'image' ? image : Float32Array.from(references.rough);
    const edges = cannyEdges(picture, sigma);
    expect(Array.from(edges.keys()).filter((i) => edges[i] === 1)).toEqual(out);
    expect(out.length).toBeGreaterThan(20);
  });
});

test('clouds match NumPy with the same numbers', () => {
  const { side, decay, numbers, out } = references.plasma;
  const drawn = numbers[Symbol.iterator]();
  const plane = plasma(side, decay, () => drawn.next().value as number);
  expect(distance(plane, out)).toBeLessThan(1e-5);
  expect(drawn.next().done).toBe(true);
});

test.each(references.motion)(
  'motion of radius $radius at $angle° matches ImageMagick',
  ({ out, angle, ...motion }) => {
    const blurred = motionBlur(image, motion, angle);
    // ImageMagick returns bytes.
    expect(
      distance(
        blurred,
        out.map((byte) => byte / 255),
      ),
    ).toBeLessThan(1.01 / 255);
  },
);
