import type { Picture, Raster } from '../base/types.ts';
import { resample } from './resample.ts';
import { shrink } from './warp.ts';

/**
 * Longer side of the pictures in processing, pixels: the stroke of a digit is still several pixels
 * wide.
 */
const WORKING_SIDE = 640;

/**
 * Smaller pictures are enlarged to this side: pieces and stroke widths are measured in whole
 * pixels.
 */
const LEAST_SIDE = 200;

/**
 * A picture's colours as one or three planes in [0, 1], and the number of picture pixels per pixel
 * of a plane.
 */
export type Planes = { readonly planes: readonly Raster[]; readonly factor: number };

/**
 * Returns the visible light: transparent pixels show paper, or black if only that makes the ink
 * visible.
 */
export function toPlanes(picture: Picture): Planes {
  check(picture);
  const { width, height, channels } = picture;
  const longest = Math.max(width, height);
  const factor = longest > WORKING_SIDE ? longest / WORKING_SIDE : Math.min(1, longest / LEAST_SIDE);
  const behind = channels === 4 ? backdrop(picture) : 255;
  const planes = Array.from({ length: channels === 1 ? 1 : 3 }, (_, channel) => {
    const plane = planeOf(picture, channel, behind, Math.floor(Math.max(1, factor)));
    return fitted(plane, Math.max(1, Math.round(width / factor)), Math.max(1, Math.round(height / factor)));
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

/**
 * Extracts one colour, averaging whole blocks of pixels: a photograph's millions of pixels are read
 * once and not kept.
 */
function planeOf(picture: Picture, channel: number, behind: number, block: number): Raster {
  const width = Math.max(1, Math.floor(picture.width / block));
  const height = Math.max(1, Math.floor(picture.height / block));
  const [across, down] = [Math.min(block, picture.width), Math.min(block, picture.height)];
  const data = new Float32Array(width * height);
  const add = picture.channels === 4 ? addOver : addOpaque;
  for (let y = 0; y < height * down; y++) {
    const start = y * picture.width * picture.channels + channel;
    add(
      picture,
      start,
      across,
      data.subarray(Math.floor(y / down) * width).subarray(0, width),
      channel,
      behind,
    );
  }
  const share = 1 / (255 * across * down);
  for (let i = 0; i < data.length; i++) data[i] *= share;
  return { width, height, data };
}

function addOpaque({ channels, data }: Picture, start: number, across: number, sums: Float32Array): void {
  for (let cell = 0, at = start; cell < sums.length; cell++) {
    let sum = 0;
    for (let x = 0; x < across; x++, at += channels) sum += data[at];
    sums[cell] += sum;
  }
}

/** Adds the same over a backdrop that shows where the picture is transparent. */
function addOver(
  { data }: Picture,
  start: number,
  across: number,
  sums: Float32Array,
  channel: number,
  behind: number,
): void {
  for (let cell = 0, at = start; cell < sums.length; cell++) {
    let sum = 0;
    for (let x = 0; x < across; x++, at += 4) {
      sum += behind + ((data[at] - behind) * data[at - channel + 3]) / 255;
    }
    sums[cell] += sum;
  }
}

function fitted(plane: Raster, width: number, height: number): Raster {
  if (width <= plane.width && height <= plane.height) return shrink(plane, width, height);
  return resample(
    plane,
    { length: width, origin: 0, scale: width / plane.width },
    { length: height, origin: 0, scale: height / plane.height },
  );
}

/**
 * Chooses the backdrop of transparent pixels: 255 (white), or 0 if the ink is so light that white
 * would hide it.
 */
function backdrop({ data }: Picture): number {
  let [light, alpha] = [0, 0];
  for (let i = 0; i < data.length; i += 4) {
    // Yellow ink is meant for white paper: its blue shows it. Only ink that is light in every
    // colour needs a dark backdrop.
    light += Math.min(data[i], data[i + 1], data[i + 2]) * data[i + 3];
    alpha += data[i + 3];
  }
  const transparent = alpha < 0.98 * 255 * (data.length / 4);
  return transparent && light > 0.6 * 255 * alpha ? 0 : 255;
}
