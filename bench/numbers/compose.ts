import { DIGIT_SIDE, type Picture } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';

const SIDE = DIGIT_SIDE;
/** Paper on every side, pixels. */
const MARGIN = 12;
/** Ink from this level on belongs to a stroke. */
const SOLID = 128;
/** Share of neighbours that touch in closely written numbers. */
const TOUCHING = 0.3;

/** Position of each digit's frame, pixels from the first. */
type Places = readonly number[];

/** Digits at an ordinary distance: frames next to each other, as in MNIST. */
export function composeApart(images: readonly Uint8Array[]): Picture {
  return paint(
    images,
    images.map((_, i) => i * SIDE),
  );
}

/**
 * The same digits, closely written: 30 % of neighbours touch or overlap by up to 2 px; the others
 * keep 2 to 5 px, a tenth to a quarter of a digit's height, between their strokes at the nearest
 * point.
 */
export function composeClose(images: readonly Uint8Array[], random: Random): Picture {
  const places: number[] = [0];
  let front = rightEdges(images[0], 0);
  for (const image of images.slice(1)) {
    const touch = random.next() < TOUCHING;
    const gap = touch ? -random.integer(3) : 2 + random.integer(4);
    const place = contact(front, leftEdges(image)) + gap;
    places.push(place);
    front = rightEdges(image, place).map((edge, y) => Math.max(edge, front[y]));
  }
  return paint(images, places);
}

/**
 * Returns the position at which a frame's strokes just touch those before it, straight or at a
 * corner.
 */
function contact(front: readonly number[], edges: readonly number[]): number {
  const near = edges.flatMap((edge, y) => [-1, 0, 1].map((dy) => (front[y + dy] ?? -Infinity) - edge));
  const place = Math.max(...near);
  // Strokes that share no rows pass each other; then the boxes touch.
  return Number.isFinite(place) ? place : Math.max(...front) - Math.min(...edges);
}

/** Left edge of the strokes on each row of a frame; +∞ on empty rows. */
function leftEdges(image: Uint8Array): number[] {
  return rows(image).map((row) => {
    const x = row.findIndex((ink) => ink >= SOLID);
    return x < 0 ? Number.POSITIVE_INFINITY : x;
  });
}

/** Right edge of the strokes on each row of a frame at `place`; −∞ on empty rows. */
function rightEdges(image: Uint8Array, place: number): number[] {
  return rows(image).map((row) => {
    const x = row.findLastIndex((ink) => ink >= SOLID);
    return x < 0 ? Number.NEGATIVE_INFINITY : place + x + 1;
  });
}

function rows(image: Uint8Array): Uint8Array[] {
  return Array.from({ length: SIDE }, (_, y) => image.subarray(y * SIDE, (y + 1) * SIDE));
}

/** Black on white; where frames overlap, the darker one is visible. */
function paint(images: readonly Uint8Array[], places: Places): Picture {
  const first = Math.min(...places);
  const width = Math.max(...places) - first + SIDE + 2 * MARGIN;
  const height = SIDE + 2 * MARGIN;
  const data = new Uint8Array(width * height).fill(255);
  images.forEach((image, i) => {
    const left = MARGIN + places[i] - first;
    image.forEach((ink, at) => {
      const target = (MARGIN + Math.floor(at / SIDE)) * width + left + (at % SIDE);
      data[target] = Math.min(data[target], 255 - ink);
    });
  });
  return { width, height, channels: 1, data };
}
