import type { Box, Mask, Raster } from '../base/types.ts';
import { unionBox } from '../image/box.ts';
import { type Component, type Components, connectedComponents } from '../image/components.ts';
import { strokeWidth } from '../image/strokeWidth.ts';
import { runsOut } from './cutOff.ts';
import { withoutSurroundings } from './edges.ts';
import { type MarkBeside, marksBeside } from './marksBeside.ts';

/** The ink of one digit, or the reason why none was found. */
export type Found =
  | {
      readonly kind: 'digit';
      readonly box: Box;
      /** The digit's own pixels inside `box`. */
      readonly ink: Mask;
      /** Mean width of its strokes, pixels. */
      readonly stroke: number;
      /** True if a stroke runs out of the picture. */
      readonly cut: boolean;
      /** Ink next to the digit that may be its sign or point. */
      readonly marks: readonly MarkBeside[];
    }
  | { readonly kind: 'blank' }
  | { readonly kind: 'too-many' | 'not-a-digit'; readonly box: Box };

/** Ink smaller than these fractions of the largest piece's size and area is a speck. */
const SPECK_SIZE = 0.12;
const SPECK_AREA = 0.01;
/** A piece belongs to a digit if it is nearer than this fraction of the digit's size. */
const NEAR = 0.22;
/** A separate piece this high, as a fraction of the digit's height, is another digit. */
const PEER = 0.5;
/** A piece fainter than this fraction of the digit's darkness is a shadow or the paper. */
const FAINT = 0.6;
/** Smallest size of a digit: in pixels, and as a fraction of the picture's longer side. */
const SMALLEST = 5;
const SMALLEST_SHARE = 0.018;
/** This many other pieces, with this much ink relative to the digit's, are a texture or a text. */
const CROWD = 8;
const CROWD_AREA = 1.5;
/**
 * Ink is a dot if its strokes are this wide relative to its size, and its size is below this
 * fraction of the picture.
 */
const DOT = 0.6;
const DOT_SHARE = 0.06;

/**
 * Finds the pieces of one digit among all dark pieces. Drops specks and the surroundings of the
 * page; keeps a bar that does not touch its 5.
 */
export function findDigit(mask: Mask, ink: Raster, all: Components = connectedComponents(mask)): Found {
  const pieces = withoutSurroundings(all, mask);
  if (pieces.length === 0) return { kind: 'blank' };
  const main = pieces.reduce((best, piece) => (weight(best) >= weight(piece) ? best : piece));
  const dark = asDark(pieces, main, all, ink);
  const { members, rest } = gather(
    main,
    dark.filter((piece) => !isSpeck(piece, main)),
  );
  const box = members.map((piece) => piece.box).reduce(unionBox);
  const digit = inkOf(all, members, box, mask.width);
  const stroke = strokeWidth(digit);
  if (isSpot(box, stroke, mask)) return { kind: 'blank' };
  const marks = marksBeside(main, stroke, dark, all, mask.width);
  const peers = rest.filter(
    (piece) =>
      piece.box.height >= PEER * box.height &&
      piece.area >= 0.15 * main.area &&
      !marks.some((mark) => mark.box === piece.box),
  );
  if (peers.length > 0)
    return { kind: 'too-many', box: peers.map((piece) => piece.box).reduce(unionBox, box) };
  if (isTexture(pieces, members)) return { kind: 'not-a-digit', box };
  return { kind: 'digit', box, ink: digit, stroke, cut: runsOut(digit, box, mask, stroke), marks };
}

/** Weights size more than ink: a blot next to a thin 1 is not a digit. */
function weight({ area, box }: Component): number {
  return area * Math.max(box.width, box.height);
}

/** Returns the other pieces, without those that are much fainter than the main one. */
function asDark(pieces: readonly Component[], main: Component, all: Components, ink: Raster): Component[] {
  const sums = new Float64Array(all.components.length + 1);
  for (let i = 0; i < all.labels.length; i++) if (all.labels[i]) sums[all.labels[i]] += ink.data[i];
  const darkness = ({ label, area }: Component) => sums[label] / area;
  const least = FAINT * darkness(main);
  return pieces.filter((piece) => piece !== main && darkness(piece) > least);
}

function isSpeck({ box, area }: Component, main: Component): boolean {
  const small = Math.max(box.width, box.height) < SPECK_SIZE * Math.max(main.box.width, main.box.height);
  return small || area < SPECK_AREA * main.area;
}

/** True if the ink is too small for a digit, or is a dot of the pen. */
function isSpot(box: Box, stroke: number, page: Mask): boolean {
  const size = Math.max(box.width, box.height);
  const longest = Math.max(page.width, page.height);
  if (size < Math.max(SMALLEST, SMALLEST_SHARE * longest)) return true;
  return size < DOT_SHARE * longest && stroke > DOT * size;
}

/** True if many other pieces have more ink together than the one that is largest by chance. */
function isTexture(pieces: readonly Component[], members: readonly Component[]): boolean {
  const area = (some: readonly Component[]) => some.reduce((sum, piece) => sum + piece.area, 0);
  return pieces.length - members.length >= CROWD && area(pieces) > (1 + CROWD_AREA) * area(members);
}

/** Adds pieces that are near the digit or overlap it, until no more are found. */
function gather(main: Component, others: readonly Component[]): { members: Component[]; rest: Component[] } {
  const members = [main];
  let rest = [...others];
  for (let grown = true; grown; ) {
    const box = members.map((piece) => piece.box).reduce(unionBox);
    const joined = rest.filter((piece) => belongs(piece.box, box));
    grown = joined.length > 0;
    members.push(...joined);
    rest = rest.filter((piece) => !joined.includes(piece));
  }
  return { members, rest };
}

function belongs(piece: Box, digit: Box): boolean {
  const gapX = Math.max(piece.x - digit.x - digit.width, digit.x - piece.x - piece.width);
  const gapY = Math.max(piece.y - digit.y - digit.height, digit.y - piece.y - piece.height);
  const size = Math.max(digit.height, digit.width);
  // Side by side and nearly as high: a neighbour, not a part.
  if (gapX > 0 && piece.height > 0.6 * digit.height && piece.width > 0.1 * size) return false;
  return Math.max(gapX, 0) < NEAR * size && Math.max(gapY, 0) < NEAR * size;
}

function inkOf({ labels }: Components, members: readonly Component[], box: Box, width: number): Mask {
  const mine = new Set(members.map(({ label }) => label));
  const data = new Uint8Array(box.width * box.height);
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      if (mine.has(labels[(box.y + y) * width + box.x + x])) data[y * box.width + x] = 1;
    }
  }
  return { width: box.width, height: box.height, data };
}
