import type { Picture, Raster } from '../types.ts';
import { resample } from './resample.ts';

/** Longer side of the pictures that are worked on, pixels: a stroke of a digit is still several pixels wide. */
const WORKING_SIDE = 640;

/** Smaller pictures are enlarged to it: pieces and stroke widths are found by whole pixels. */
const LEAST_SIDE = 200;

/** A picture's colours as planes of [0, 1], one or three, and the picture's pixels for each of theirs. */
export type Planes = { readonly planes: readonly Raster[]; readonly factor: number };

/** Light as it is seen: transparent pixels show paper, or the dark where only that lets the ink be seen. */
export function toPlanes(picture: Picture): Planes {
  check(picture);
  const { width, height, channels } = picture;
  const behind = channels === 4 ? backdrop(picture) : 1;
  const longest = Math.max(width, height);
  const factor = longest > WORKING_SIDE ? longest / WORKING_SIDE : Math.min(1, longest / LEAST_SIDE);
  const planes = Array.from({ length: channels === 1 ? 1 : 3 }, (_, channel) => {
    const plane = planeOf(picture, channel, behind);
    return factor === 1 ? plane : scaled(plane, Math.round(width / factor), Math.round(height / factor));
  });
  return { planes, factor };
}

function scaled(plane: Raster, width: number, height: number): Raster {
  const [w, h] = [Math.max(1, width), Math.max(1, height)];
  return resample(
    plane,
    { length: w, origin: 0, scale: w / plane.width },
    { length: h, origin: 0, scale: h / plane.height },
  );
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
