import { unionBox } from '../image/box.ts';
import { type Component, type Components, connectedComponents } from '../image/components.ts';
import type { Box, Mask, Raster } from '../types.ts';

/** The ink that makes up one digit, or why there is not one. */
export type Found =
  | { readonly kind: 'digit'; readonly box: Box; readonly ink: Mask; readonly cut: boolean }
  | { readonly kind: 'blank' }
  | { readonly kind: 'too-many'; readonly box: Box };

/** Ink smaller than this share of the largest piece's height and area is a speck. */
const SPECK_HEIGHT = 0.12;
const SPECK_AREA = 0.01;
/** A piece belongs to a digit when it is nearer than this share of the digit's height. */
const NEAR = 0.22;
/** A separate piece this high, against the digit, is a digit of its own. */
const PEER = 0.5;
/** A piece fainter than this share of the digit's darkness is a shadow or the paper. */
const FAINT = 0.6;
/** Smallest digit, pixels high or wide. */
const SMALLEST = 5;

/**
 * Finds the pieces of one digit among everything that is dark: the shadowed edge of a page and specks are left out, a bar that does not touch its 5 belongs to it.
 */
export function findDigit(mask: Mask, ink: Raster): Found {
  const all = connectedComponents(mask);
  // A digit that fills its picture touches the edges too: they are left out only where something else is left.
  const inner = all.components.filter((piece) => !isEdge(piece, mask));
  const pieces = inner.some((piece) => weight(piece) > SPECK_AREA * heaviest(all.components))
    ? inner
    : all.components;
  const main = pieces.reduce<Component | null>(
    (best, piece) => (best && weight(best) >= weight(piece) ? best : piece),
    null,
  );
  if (!main || Math.max(main.box.width, main.box.height) < SMALLEST) return { kind: 'blank' };
  const darkness = meanDarkness(all, ink);
  const firm = (piece: Component) => darkness(piece) > FAINT * darkness(main);
  const others = pieces.filter(
    (piece) => piece !== main && !isSpeck(piece, main) && firm(piece) && !touchesEdge(piece.box, mask),
  );
  const { members, rest } = gather(main, others);
  const box = members.map((piece) => piece.box).reduce(unionBox);
  if (rest.some((piece) => piece.box.height >= PEER * box.height && piece.area >= 0.15 * main.area)) {
    return { kind: 'too-many', box: rest.reduce((union, piece) => unionBox(union, piece.box), box) };
  }
  return { kind: 'digit', box, ink: inkOf(all, members, box, mask.width), cut: touchesEdge(box, mask) };
}

/** Mean ink of a piece's pixels. */
function meanDarkness({ labels, components }: Components, ink: Raster): (piece: Component) => number {
  const sums = new Float64Array(components.length + 1);
  for (let i = 0; i < labels.length; i++) sums[labels[i]] += ink.data[i];
  return ({ label, area }) => sums[label] / area;
}

function heaviest(pieces: readonly Component[]): number {
  return pieces.reduce((most, piece) => Math.max(most, weight(piece)), 0);
}

/** Size counts more than ink: a blot is no digit beside a thin 1. */
function weight({ area, box }: Component): number {
  return area * Math.max(box.width, box.height);
}

/** A strip of dark along an edge of the picture, or ink that goes round it: the table beside the page, a shadow. */
function isEdge({ box, area }: Component, { width, height }: Mask): boolean {
  const sides = [box.x <= 0, box.y <= 0, box.x + box.width >= width, box.y + box.height >= height];
  const touched = sides.filter(Boolean).length;
  const spans = box.width >= 0.9 * width || box.height >= 0.9 * height;
  const hollow = area < 0.35 * box.width * box.height;
  const strip = Math.min(box.width / width, box.height / height) < 0.2;
  return (touched >= 3 && (strip || hollow)) || (touched >= 2 && spans && strip);
}

function isSpeck({ box, area }: Component, main: Component): boolean {
  const small = Math.max(box.width, box.height) < SPECK_HEIGHT * Math.max(main.box.width, main.box.height);
  return small || area < SPECK_AREA * main.area;
}

/** Takes in what is near or overlaps, until nothing more is. */
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

function touchesEdge(box: Box, { width, height }: Mask): boolean {
  return box.x <= 0 || box.y <= 0 || box.x + box.width >= width || box.y + box.height >= height;
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
