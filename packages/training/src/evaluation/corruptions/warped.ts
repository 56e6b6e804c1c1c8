import { bilinear } from '@cifra/core/image/warp.ts';
import { clamp, SIDE } from './frame.ts';

/**
 * Result point → source point: x = xx·x + xy·y + x0, y = yx·x + yy·y + y0; pixel centres, y
 * downwards.
 */
export type Affine = {
  readonly xx: number;
  readonly xy: number;
  readonly yx: number;
  readonly yy: number;
  readonly x0: number;
  readonly y0: number;
};

const MIDDLE = (SIDE - 1) / 2;

/**
 * @param angle radians; turns only the y axis of the source, as scikit-image's AffineTransform did until 0.19
 */
export function shearing(angle: number): Affine {
  return aroundMiddle({ xx: 1, xy: -Math.sin(angle), yx: 0, yy: Math.cos(angle) });
}

/** @param size of the result, in sizes of the source */
export function scaling(size: number): Affine {
  return aroundMiddle({ xx: 1 / size, xy: 0, yx: 0, yy: 1 / size });
}

/** @param angle radians */
export function rotation(angle: number): Affine {
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  return aroundMiddle({ xx: cos, xy: -sin, yx: sin, yy: cos });
}

/** The source moves by (-x, -y) pixels. */
export function translation(x: number, y: number): Affine {
  return { xx: 1, xy: 0, yx: 0, yy: 1, x0: x, y0: y };
}

function aroundMiddle(linear: Omit<Affine, 'x0' | 'y0'>): Affine {
  const { xx, xy, yx, yy } = linear;
  return { ...linear, x0: MIDDLE * (1 - xx - xy), y0: MIDDLE * (1 - yx - yy) };
}

/**
 * Applies the map to the image, bilinear and without averaging, as in MNIST-C; beyond the frame is
 * paper.
 */
export function warped(image: Float32Array, { xx, xy, yx, yy, x0, y0 }: Affine): Float32Array {
  const frame = { width: SIDE, height: SIDE, data: image };
  const out = new Float32Array(SIDE * SIDE);
  for (let y = 0, i = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++, i++) {
      out[i] = clamp(bilinear(frame, xx * x + xy * y + x0, yx * x + yy * y + y0));
    }
  }
  return out;
}
