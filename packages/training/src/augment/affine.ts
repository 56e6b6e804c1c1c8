import type { Random } from '@cifra/core/random.ts';

/**
 * From a point of the result to a point of the source, both measured from the frame's middle:
 * source = [xx xy; yx yy] · (result − (shiftX, shiftY)), pixels, y downwards.
 */
export type Affine = { xx: number; xy: number; yx: number; yy: number; shiftX: number; shiftY: number };

type Ranges = {
  readonly rotation: number;
  readonly scale: number;
  readonly aspect: number;
  readonly shear: number;
  readonly translation: number;
};

const drawn: Affine = { xx: 1, xy: 0, yx: 0, yy: 1, shiftX: 0, shiftY: 0 };

/** Draws a map; always six numbers. The record returned is the same one each time, overwritten by the next call. */
export function drawAffine(rng: Random, ranges: Ranges): Affine {
  const angle = ranges.rotation * (Math.PI / 180) * (2 * rng.next() - 1);
  const size = ranges.scale * (2 * rng.next() - 1);
  const aspect = ranges.aspect * (rng.next() - 0.5);
  const shear = ranges.shear * (2 * rng.next() - 1);
  drawn.shiftX = ranges.translation * (2 * rng.next() - 1);
  drawn.shiftY = ranges.translation * (2 * rng.next() - 1);
  return setInverse(drawn, { angle, width: Math.exp(size + aspect), height: Math.exp(size - aspect), shear });
}

/** How a digit is changed: made wider and taller, slanted (to the right when > 0), then turned clockwise (radians). */
type Change = {
  readonly angle: number;
  readonly width: number;
  readonly height: number;
  readonly shear: number;
};

/** Writes the inverse of rotate · slant · stretch into `map`, leaving its shift alone. */
export function setInverse(map: Affine, { angle, width, height, shear }: Change): Affine {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  // y points down: leaning to the right moves what is above (y < 0) to the right, hence the plus sign of the inverse.
  map.xx = (cos - shear * sin) / width;
  map.xy = (sin + shear * cos) / width;
  map.yx = -sin / height;
  map.yy = cos / height;
  return map;
}
