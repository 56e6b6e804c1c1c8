import type { Components } from '../image/components.ts';
import { connectedComponents } from '../image/components.ts';
import type { Box, Raster } from '../types.ts';

/** Ink as dark as this belongs to a stroke. */
const INK = 0.3;
/** A piece of ink belongs to the symbol in whose columns so much of it lies. */
const WHOLE = 0.8;
/** Of a piece that touches a neighbour, a symbol takes what lies in its columns; less than this share is the neighbour's. */
const PART = 0.2;
const LEAST_PIXELS = 6;

/** Pieces of ink of a strip. */
export function piecesOf({ width, height, data }: Raster): Components {
  return connectedComponents({
    width,
    height,
    data: Uint8Array.from(data, (value) => (value > INK ? 1 : 0)),
  });
}

/**
 * The ink of one symbol of a strip alone: neighbours that reach over it from the side are left out, and where they touch it
 * the cut between the two is the end of both.
 *
 * @param pieces those of the strip (`piecesOf`)
 * @param columns the symbol's: from the first, so many, pixels of the strip
 * @returns the strip with all other ink taken away
 */
export function ownInk(
  strip: Raster,
  { labels, components }: Components,
  { x, width: own }: Pick<Box, 'x' | 'width'>,
): Raster {
  const { width, height, data } = strip;
  const inside = new Uint32Array(components.length + 1);
  for (let y = 0; y < height; y++) {
    for (let column = Math.max(0, x); column < Math.min(width, x + own); column++)
      inside[labels[y * width + column]]++;
  }
  const share = (label: number, area: number) => inside[label] / area;
  const whole = new Set<number>();
  const part = new Set<number>();
  for (const { label, area } of components) {
    if (share(label, area) >= WHOLE) whole.add(label);
    else if (share(label, area) > PART && inside[label] > LEAST_PIXELS) part.add(label);
  }
  const kept = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const label = softLabel(labels, i, width);
    const column = i % width;
    if (whole.has(label) || (part.has(label) && column >= x && column < x + own)) kept[i] = data[i];
  }
  return { width, height, data: kept };
}

/** The piece that a pixel belongs to, or whose soft edge it is; 0 for paper. */
function softLabel(labels: ArrayLike<number>, at: number, width: number): number {
  if (labels[at]) return labels[at];
  const x = at % width;
  const sides = [at - width, at + width, x > 0 ? at - 1 : at, x + 1 < width ? at + 1 : at];
  for (const side of sides) if (labels[side]) return labels[side];
  return 0;
}
