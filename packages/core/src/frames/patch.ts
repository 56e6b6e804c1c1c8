import type { Box, Picture } from '../base/types.ts';
import { mappedBox, type Point } from '../image/box.ts';
import type { Region } from './strip.ts';

/** How a part of a picture lies in it. Boxes are rounded outward to whole pixels. */
export type Place = {
  /** A point of the part in the picture; pixels' edges are at whole numbers. */
  pointInPicture(point: Point): Point;
  /** The upright box in the picture around a box of the part. */
  toPicture(box: Box): Box;
  /** The upright box in the part around a box of the picture. */
  toPart(box: Box): Box;
};

/** A part of a picture, level and at another scale. */
export type Patch = { readonly picture: Picture; readonly place: Place };

/** A smaller angle is ignored, radians: a line five times as long as its height stays within a tenth of it. */
const LEVEL = 0.02;

/**
 * Cuts a rectangle out of a picture, turned so that its writing is level. Colours between pixels are
 * interpolated; a reduced picture is averaged over whole pixels first. A rectangle that is almost level
 * is cut upright, and ends with the picture; a turned one repeats the picture's outermost pixels.
 *
 * @param scale pixels of the patch for each pixel of the picture
 */
export function cutPatch(picture: Picture, region: Region, scale: number): Patch {
  const area = Math.abs(region.angle) < LEVEL ? upright(picture, region) : region;
  const [width, height] = [area.width, area.height].map((side) => Math.max(1, Math.round(side * scale)));
  const [cos, sin] = [Math.cos(area.angle), Math.sin(area.angle)];
  const toPicture = ({ x, y }: Point) => {
    const [u, v] = [(x - width / 2) / scale, (y - height / 2) / scale];
    return { x: area.x + u * cos - v * sin, y: area.y + u * sin + v * cos };
  };
  const toPart = ({ x, y }: Point) => {
    const [u, v] = [x - area.x, y - area.y];
    return { x: (u * cos + v * sin) * scale + width / 2, y: (v * cos - u * sin) * scale + height / 2 };
  };
  const block = Math.max(1, Math.floor(1 / scale));
  const around = boxAround({ x: 0, y: 0, width, height }, toPicture);
  const source = averaged(picture, around, block);
  return {
    picture: sampled(source, width, height, (x, y) => {
      const point = toPicture({ x: x + 0.5, y: y + 0.5 });
      return { x: (point.x - source.left) / block - 0.5, y: (point.y - source.top) / block - 0.5 };
    }),
    place: {
      pointInPicture: toPicture,
      toPicture: (box) => boxAround(box, toPicture),
      toPart: (box) => boxAround(box, toPart),
    },
  };
}

/** The part of an upright rectangle that is in the picture. */
function upright(picture: Picture, { x, y, width, height }: Region): Region {
  const left = Math.max(0, Math.floor(x - width / 2));
  const top = Math.max(0, Math.floor(y - height / 2));
  const right = Math.min(picture.width, Math.ceil(x + width / 2));
  const bottom = Math.min(picture.height, Math.ceil(y + height / 2));
  return {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    width: right - left,
    height: bottom - top,
    angle: 0,
  };
}

function boxAround(box: Box, map: (point: Point) => Point): Box {
  const { x, y, width, height } = mappedBox(box, map);
  // A side is not moved outward by the rounding of floating point numbers.
  const [left, top] = [Math.floor(rounded(x)), Math.floor(rounded(y))];
  const [right, bottom] = [Math.ceil(rounded(x + width)), Math.ceil(rounded(y + height))];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

type Source = Picture & { readonly left: number; readonly top: number };

/** The pixels around a box of the picture, averaged over blocks. Starts at (left, top) of the picture. */
function averaged(picture: Picture, around: Box, block: number): Source {
  const left = Math.max(0, around.x - block);
  const top = Math.max(0, around.y - block);
  const right = Math.min(picture.width, around.x + around.width + 2 * block);
  const bottom = Math.min(picture.height, around.y + around.height + 2 * block);
  const { channels } = picture;
  const width = Math.max(1, Math.floor((right - left) / block));
  const height = Math.max(1, Math.floor((bottom - top) / block));
  const data = new Uint8ClampedArray(width * height * channels);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < channels; channel++, at++) {
        let sum = 0;
        for (let v = 0; v < block; v++) {
          let from = ((top + y * block + v) * picture.width + left + x * block) * channels + channel;
          for (let u = 0; u < block; u++, from += channels) sum += picture.data[from];
        }
        data[at] = sum / (block * block);
      }
    }
  }
  return { width, height, channels, data, left, top };
}

/** Draws a picture through a map from the new pixels' places to the old pixels' centres, bilinearly. */
function sampled(
  { width, height, channels, data }: Picture,
  across: number,
  down: number,
  from: (x: number, y: number) => Point,
): Picture {
  const drawn = new Uint8ClampedArray(across * down * channels);
  for (let y = 0, at = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const point = from(x, y);
      const u = Math.min(width - 1, Math.max(0, point.x));
      const v = Math.min(height - 1, Math.max(0, point.y));
      const [left, top] = [Math.floor(u), Math.floor(v)];
      const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
      const [du, dv] = [u - left, v - top];
      for (let channel = 0; channel < channels; channel++, at++) {
        const above =
          data[(top * width + left) * channels + channel] * (1 - du) +
          data[(top * width + right) * channels + channel] * du;
        const below =
          data[(bottom * width + left) * channels + channel] * (1 - du) +
          data[(bottom * width + right) * channels + channel] * du;
        drawn[at] = above * (1 - dv) + below * dv;
      }
    }
  }
  return { width: across, height: down, channels, data: drawn };
}
