import type { Point } from '@cifra/core/image/box.ts';
import { type Cv, type Mat, withScope } from './openCv.ts';

/** Draws a picture through a map from the coordinates of the drawing to its own. Outside is paper. */
export function drawn(
  cv: Cv,
  picture: Mat,
  { width, height }: { readonly width: number; readonly height: number },
  toPicture: (point: Point) => Point,
): Mat {
  const xs = new Float32Array(width * height);
  const ys = new Float32Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const from = toPicture({ x, y });
      xs[at] = from.x;
      ys[at] = from.y;
    }
  }
  return withScope((keep) => {
    const to = new cv.Mat();
    const mapX = keep(cv.matFromArray(height, width, cv.CV_32FC1, xs));
    const mapY = keep(cv.matFromArray(height, width, cv.CV_32FC1, ys));
    cv.remap(picture, to, mapX, mapY, cv.INTER_LINEAR, cv.BORDER_CONSTANT, new cv.Scalar(255));
    return to;
  });
}
