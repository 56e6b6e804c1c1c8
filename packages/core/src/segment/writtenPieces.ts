import type { Mask, Raster } from '../base/types.ts';
import type { Component, Components } from '../image/components.ts';
import { sidesReached } from './edges.ts';
import { weightedMedian } from './weightedMedian.ts';

/** A piece fainter than this fraction of the digits' darkness is a shadow or printed texture. */
const FAINT = 0.6;
/** Maximum number of pieces. If there are more, the smallest ones are texture. */
const MOST_PIECES = 1500;
/** A piece that covers this fraction of a side of the picture is outside the page. */
const RIM = 0.7;

/**
 * Returns the labels of pieces that may be writing: not along the picture's edges, and not much
 * fainter than the rest.
 */
export function writtenPieces(all: Components, page: Mask, ink: Raster): Set<number> {
  const dark = darkness(all, ink);
  const inside = all.components.filter((piece) => !isRim(piece, all, page));
  const firm =
    FAINT *
    weightedMedian(
      inside,
      ({ label }) => dark[label],
      ({ area }) => area,
    );
  const largest = inside.filter(({ label }) => dark[label] >= firm).sort((a, b) => b.area - a.area);
  return new Set(largest.slice(0, MOST_PIECES).map(({ label }) => label));
}

/** True for a piece along a whole side of the picture: the desk, a cell's border, a shadow. */
function isRim({ box, label }: Component, { labels }: Components, page: Mask): boolean {
  const [left, top, right, bottom] = sidesReached(box, page);
  const share = (start: number, step: number, length: number) => {
    let count = 0;
    for (let i = 0; i < length; i++) if (labels[start + i * step] === label) count++;
    return count / length;
  };
  const { width, height } = page;
  return (
    (left && share(0, width, height) > RIM) ||
    (right && share(width - 1, width, height) > RIM) ||
    (top && share(0, 1, width) > RIM) ||
    (bottom && share((height - 1) * width, 1, width) > RIM)
  );
}

/** Returns the mean darkness of each component, by label. */
function darkness({ labels, components }: Components, ink: Raster): Float64Array {
  const sums = new Float64Array(components.length + 1);
  for (let i = 0; i < labels.length; i++) if (labels[i]) sums[labels[i]] += ink.data[i];
  for (const { label, area } of components) sums[label] /= area;
  return sums;
}
