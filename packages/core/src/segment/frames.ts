import type { Box, Mask } from '../base/types.ts';
import { type Component, type Components, connectedComponents } from '../image/components.ts';

/** Fraction of its contents' width and height that a frame encloses: it may have gaps. */
const ENCLOSED = 0.8;

/** Returns the mask without boxes that were drawn or printed around something. */
export function withoutFrames(
  mask: Mask,
  { labels, components }: Components = connectedComponents(mask),
): Mask {
  const isFrame = (piece: Component) =>
    isHollow(piece) &&
    components.some(
      (inner) =>
        inner !== piece && isFramed(inner, piece) && isEnclosed(inner.box, piece, labels, mask.width),
    );
  const frames = new Set(components.filter(isFrame).map(({ label }) => label));
  if (frames.size === 0) return mask;
  return { ...mask, data: mask.data.map((ink, i) => (frames.has(labels[i]) ? 0 : ink)) };
}

function isHollow({ area, box }: Component): boolean {
  return area < 0.3 * box.width * box.height;
}

/**
 * True if a piece is inside another one whose ink is spread evenly around the middle of its box.
 */
function isFramed(inner: Component, { box, centroid }: Component): boolean {
  const [mx, my] = [0.06 * box.width, 0.06 * box.height];
  const inside =
    inner.box.x > box.x + mx &&
    inner.box.y > box.y + my &&
    inner.box.x + inner.box.width < box.x + box.width - mx &&
    inner.box.y + inner.box.height < box.y + box.height - my;
  const centred =
    Math.abs(centroid.x - box.x - box.width / 2) < 0.12 * box.width &&
    Math.abs(centroid.y - box.y - box.height / 2) < 0.12 * box.height;
  return inside && centred && inner.box.height > 0.25 * box.height;
}

/**
 * True if the frame has ink on all four sides of nearly all of a box. Digits joined by a base line
 * have ink below and next to what is between them, but not above.
 */
function isEnclosed(inner: Box, { label, box }: Component, labels: Int32Array, width: number): boolean {
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  const column = (x: number, from: number, to: number) => {
    for (let y = from; y < to; y++) if (labels[y * width + x] === label) return true;
    return false;
  };
  const row = (y: number, from: number, to: number) =>
    labels.subarray(y * width + from, y * width + to).includes(label);
  let [columns, rows] = [0, 0];
  for (let x = inner.x; x < inner.x + inner.width; x++) {
    if (column(x, box.y, inner.y) && column(x, inner.y + inner.height, bottom)) columns++;
  }
  for (let y = inner.y; y < inner.y + inner.height; y++) {
    if (row(y, box.x, inner.x) && row(y, inner.x + inner.width, right)) rows++;
  }
  return columns >= ENCLOSED * inner.width && rows >= ENCLOSED * inner.height;
}
