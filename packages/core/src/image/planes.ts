import type { Picture, Raster } from '../types.ts';
import { shrink } from './warp.ts';

/** Longer side of the pictures that are worked on, pixels: a stroke of a digit is still several pixels wide. */
const WORKING_SIDE = 640;

/** A picture's colours as planes of [0, 1], one or three, and how much it was shrunk (≥ 1). */
export type Planes = { readonly planes: readonly Raster[]; readonly factor: number };

/** Light as it is seen: transparent pixels show paper, or the dark where only that lets the ink be seen. */
export function toPlanes(picture: Picture): Planes {
  check(picture);
  const { width, height, channels } = picture;
  const behind = channels === 4 ? backdrop(picture) : 1;
  const factor = Math.max(1, Math.max(width, height) / WORKING_SIDE);
  const planes = Array.from({ length: channels === 1 ? 1 : 3 }, (_, channel) => {
    const plane = planeOf(picture, channel, behind);
    return factor > 1 ? shrink(plane, Math.ceil(width / factor), Math.ceil(height / factor)) : plane;
  });
  return { planes, factor };
}

function check({ width, height, channels, data }: Picture): void {
  const wanted = width * height * channels;
  if (!(width >= 1 && height >= 1) || data.length !== wanted) {
    throw new RangeError(
      `picture: got ${data.length} bytes, wanted ${wanted} for ${width}×${height} with ${channels} channels`,
    );
  }
}

function planeOf({ width, height, channels, data }: Picture, channel: number, behind: number): Raster {
  const plane = new Float32Array(width * height);
  for (let i = 0; i < plane.length; i++) {
    const value = data[i * channels + channel] / 255;
    plane[i] = channels === 4 ? behind + (value - behind) * (data[i * 4 + 3] / 255) : value;
  }
  return { width, height, data: plane };
}

/** What lies behind transparent pixels: 1 (white), or 0 where the ink is so light that white would hide it. */
function backdrop({ data }: Picture): number {
  let [light, alpha] = [0, 0];
  for (let i = 0; i < data.length; i += 4) {
    light += ((data[i] + data[i + 1] + data[i + 2]) / 3) * data[i + 3];
    alpha += data[i + 3];
  }
  const transparent = alpha < 0.98 * 255 * (data.length / 4);
  return transparent && light > 0.6 * 255 * alpha ? 0 : 1;
}
