import type { Picture, Raster } from '../types.ts';
import { resample } from './resample.ts';
import { shrink } from './warp.ts';

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

/** One colour, whole blocks of pixels averaged: a photograph's millions of pixels are passed over once and not kept. */
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

/** The same over a backdrop that shows where the picture is transparent. */
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

/** What lies behind transparent pixels: 255 (white), or 0 where the ink is so light that white would hide it. */
function backdrop({ data }: Picture): number {
  let [light, alpha] = [0, 0];
  for (let i = 0; i < data.length; i += 4) {
    // Yellow was meant for white paper: its blue shows it. Only what is light in every colour asks for the dark.
    light += Math.min(data[i], data[i + 1], data[i + 2]) * data[i + 3];
    alpha += data[i + 3];
  }
  const transparent = alpha < 0.98 * 255 * (data.length / 4);
  return transparent && light > 0.6 * 255 * alpha ? 0 : 255;
}
