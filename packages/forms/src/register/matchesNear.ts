import type { Point } from '@cifra/core/image/box.ts';
import { BYTES, type Features } from './features.ts';

/** Indices of a corner of the blank and of one of the picture. */
export type Pair = readonly [blank: number, picture: number];

/** Bits of descriptors in which a corner may differ from another one that it is taken for: 256 bits at random differ in 128. */
const MOST_DIFFERENT = 70;

/**
 * For each corner of the blank, the one in the picture that looks most like it within `reach` pixels of its
 * expected place. No corner of the picture is taken twice.
 */
export function matchesNear(
  blank: Features,
  picture: Features,
  toPicture: (point: Point) => Point,
  reach: number,
): Pair[] {
  const cells = inCells(picture.points, reach);
  const ours = words(blank);
  const theirs = words(picture);
  const taken = new Map<number, { readonly blank: number; readonly different: number }>();
  for (let i = 0; i < blank.points.length / 2; i++) {
    const at = toPicture({ x: blank.points[2 * i], y: blank.points[2 * i + 1] });
    let [best, least] = [-1, MOST_DIFFERENT + 1];
    for (const k of around(cells, at, reach)) {
      if (Math.hypot(picture.points[2 * k] - at.x, picture.points[2 * k + 1] - at.y) > reach) continue;
      const different = differentBits(ours, theirs, i, k, least);
      if (different < least) [best, least] = [k, different];
    }
    if (best >= 0 && least < (taken.get(best)?.different ?? Number.POSITIVE_INFINITY)) {
      taken.set(best, { blank: i, different: least });
    }
  }
  return [...taken].map(([k, { blank: i }]) => [i, k]);
}

type Cells = ReadonlyMap<string, readonly number[]>;

function inCells(points: Float32Array, side: number): Cells {
  const indices = Array.from({ length: points.length / 2 }, (_, i) => i);
  return Map.groupBy(
    indices,
    (i) => `${Math.floor(points[2 * i] / side)} ${Math.floor(points[2 * i + 1] / side)}`,
  );
}

function* around(cells: Cells, { x, y }: Point, side: number): Generator<number> {
  const [column, row] = [Math.floor(x / side), Math.floor(y / side)];
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) yield* cells.get(`${column + dx} ${row + dy}`) ?? [];
  }
}

/** Descriptors as words of 32 bits. The memory of OpenCV may move, so they are copied. */
function words({ descriptors }: Features): Uint32Array {
  return new Uint32Array(Uint8Array.from(descriptors.data).buffer);
}

/** Number of different bits, counted until it reaches `enough`. */
function differentBits(a: Uint32Array, b: Uint32Array, i: number, k: number, enough: number): number {
  const length = BYTES / 4;
  let sum = 0;
  for (let word = 0; word < length && sum < enough; word++)
    sum += ones(a[i * length + word] ^ b[k * length + word]);
  return sum;
}

/** Set bits of a word (Warren, Hacker's Delight, 2012, 5-1). */
function ones(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
