import type { Random } from '@cifra/core/random/random.ts';

/**
 * Maps a point of the result to a point of the source, both measured from the frame's middle:
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

/**
 * Draws a map; always six random numbers. Returns the same record each time; the next call
 * overwrites it.
 */
export function drawAffine(rng: Random, ranges: Ranges): Affine {
  const angle = ranges.rotation * (Math.PI / 180) * (2 * rng.next() - 1);
  const size = ranges.scale * (2 * rng.next() - 1);
  const aspect = ranges.aspect * (rng.next() - 0.5);
  const shear = ranges.shear * (2 * rng.next() - 1);
  drawn.shiftX = ranges.translation * (2 * rng.next() - 1);
  drawn.shiftY = ranges.translation * (2 * rng.next() - 1);
  return setInverse(drawn, { angle, width: Math.exp(size + aspect), height: Math.exp(size - aspect), shear });
}

/**
 * Change of a digit: wider and taller, sheared (to the right if > 0), then rotated clockwise
 * (radians).
 */
type Change = {
  readonly angle: number;
  readonly width: number;
  readonly height: number;
  readonly shear: number;
};

/** Writes the inverse of rotate · slant · stretch into `map`; leaves its shift unchanged. */
export function setInverse(map: Affine, { angle, width, height, shear }: Change): Affine {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  // y points down: shear to the right moves points above the middle (y < 0) to the right, so the
  // inverse has a plus sign.
  map.xx = (cos - shear * sin) / width;
  map.xy = (sin + shear * cos) / width;
  map.yx = -sin / height;
  map.yy = cos / height;
  return map;
}
