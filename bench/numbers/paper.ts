import type { Picture } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import sharp from 'sharp';

/** A drawing, as SVG elements within a box of pixels; ink is `currentColor`. */
export type Drawing = {
  readonly elements: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** Grain of the paper, standard deviation in levels of 255. */
const MOST_GRAIN = 4;

/**
 * Puts a drawing on paper: slightly rotated, in a dark ink, with a margin and the grain of a scan.
 */
export async function onPaper(drawing: Drawing, random: Random): Promise<Picture> {
  const { elements, left, top, width, height } = drawing;
  const margin = 8 + 0.35 * Math.min(width, height) * random.next() + 16 * random.next();
  const across = Math.ceil(width + 2 * margin);
  const down = Math.ceil(height + 2 * margin);
  const [light, dark] = [225 + random.integer(31), random.integer(90)];
  const turn = Math.max(-6, Math.min(6, 2 * random.normal()));
  const middle = `${left + width / 2} ${top + height / 2}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${across}" height="${down}"
    viewBox="${left - margin} ${top - margin} ${across} ${down}">
    <rect x="${left - margin}" y="${top - margin}" width="100%" height="100%" fill="${grey(light)}"/>
    <g transform="rotate(${turn} ${middle})" color="${grey(dark)}">${elements}</g></svg>`;
  const painted = sharp(Buffer.from(svg))
    .flatten({ background: grey(light) })
    .toColourspace('b-w')
    .raw();
  const { data, info } = await painted.toBuffer({ resolveWithObject: true });
  const grained = withGrain(data, MOST_GRAIN * random.next(), random);
  return { width: info.width, height: info.height, channels: 1, data: grained };
}

/** Adds normal noise, `deviation` levels. */
export function withGrain(grey: ArrayLike<number>, deviation: number, random: Random): Uint8ClampedArray {
  return Uint8ClampedArray.from(grey, (level) => level + deviation * random.normal());
}

function grey(level: number): string {
  return `rgb(${level},${level},${level})`;
}
