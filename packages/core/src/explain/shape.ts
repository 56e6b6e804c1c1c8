import { DIGIT_SIDE, type DigitImage } from '../base/types.ts';
import { inkBox } from '../image/box.ts';

/** Ink as dark as this belongs to a stroke. */
export const STROKE = 0.35;
/**
 * Radius in pixels of the ring around a place. The strokes that cross it are counted. It is larger
 * than half of the widest pen and smaller than most loops.
 */
const RING = 4;
/** Positions on the ring, one every 10°. */
const PLACES = 36;

const ROWS = ['top', 'middle', 'bottom'] as const;
const COLUMNS = ['left', 'middle', 'right'] as const;

/** Direction of a stroke; `falling` goes down to the right. */
export type Slope = 'horizontal' | 'vertical' | 'falling' | 'rising';
export type Side = 'right' | 'bottom' | 'left' | 'top';

/** A part of a digit: of its ink, or of the empty paper inside and around it. */
export type PartShape = InkShape | PaperShape;
type InkShape =
  | { readonly part: 'loop' | 'dot' | 'strokeEnd' | 'junction' | 'bend' }
  | { readonly part: 'stroke'; readonly slope: Slope };
type PaperShape =
  | { readonly part: 'loopInside' | 'gap' | 'emptyPaper' | 'opening' }
  | { readonly part: 'openSpace'; readonly side: Side };

/** One of the nine cells into which a digit's bounding box is divided. */
export type Place = { readonly row: (typeof ROWS)[number]; readonly column: (typeof COLUMNS)[number] };

/** A part of a digit and its place. */
export type PlacedPart = PartShape & Place;

/** True if a pixel belongs to a stroke. */
export function isStroke(image: DigitImage, i: number): boolean {
  return image[i] > STROKE;
}

/** Returns the part to which the ink at a pixel belongs, and its place. */
export function inkPart(image: DigitImage, at: number): PlacedPart {
  return { ...inkShape(image, at), ...placeOf(image, at) };
}

/** Returns the part to which the paper at a pixel belongs, and its place. */
export function paperPart(image: DigitImage, at: number): PlacedPart {
  const place = placeOf(image, at);
  return { ...paperShape(image, at, place), ...place };
}

function placeOf(image: DigitImage, at: number): Place {
  const box = inkBox({ width: DIGIT_SIDE, height: DIGIT_SIDE, data: image }, STROKE);
  const { x, y, width, height } = box ?? { x: 0, y: 0, width: DIGIT_SIDE, height: DIGIT_SIDE };
  const third = (place: number, from: number, length: number) =>
    Math.min(2, Math.max(0, Math.floor((3 * (place + 0.5 - from)) / length)));
  // A narrow digit, such as a 1, has no left and right.
  const column = width < height / 3 ? 'middle' : COLUMNS[third(at % DIGIT_SIDE, x, width)];
  return { row: ROWS[third(Math.floor(at / DIGIT_SIDE), y, height)], column };
}

function inkShape(image: DigitImage, at: number): InkShape {
  if (bordersHole(image, at)) return { part: 'loop' };
  const arcs = arcsRound(image, at);
  if (arcs.length === 0) return { part: 'dot' };
  if (arcs.length === 1) return { part: 'strokeEnd' };
  if (arcs.length > 2) return { part: 'junction' };
  const bend = Math.abs(((arcs[0] - arcs[1] + 540) % 360) - 180);
  return bend > 135 ? { part: 'stroke', slope: slopeOf(arcs[0], arcs[1]) } : { part: 'bend' };
}

function paperShape(image: DigitImage, at: number, { row, column }: Place): PaperShape {
  const open = (['right', 'bottom', 'left', 'top'] as const).filter((_, i) => !meetsInk(image, at, 90 * i));
  if (open.length === 0) return { part: holes(image)[at] ? 'loopInside' : 'gap' };
  if (open.length > 1) return { part: 'emptyPaper' };
  const [side] = open;
  return row === side || column === side ? { part: 'opening' } : { part: 'openSpace', side };
}

/** Marks paper enclosed by ink with 1, everything else with 0. */
function holes(image: DigitImage): Uint8Array {
  const enclosed = Uint8Array.from(image, (ink) => (ink > STROKE ? 0 : 1));
  const last = DIGIT_SIDE - 1;
  const stack: number[] = [];
  for (let i = 0; i < DIGIT_SIDE; i++) {
    stack.push(i, last * DIGIT_SIDE + i, i * DIGIT_SIDE, i * DIGIT_SIDE + last);
  }
  while (stack.length > 0) {
    const at = stack.pop() as number;
    if (!enclosed[at]) continue;
    enclosed[at] = 0;
    const x = at % DIGIT_SIDE;
    if (x > 0) stack.push(at - 1);
    if (x < last) stack.push(at + 1);
    if (at >= DIGIT_SIDE) stack.push(at - DIGIT_SIDE);
    if (at < last * DIGIT_SIDE) stack.push(at + DIGIT_SIDE);
  }
  return enclosed;
}

function bordersHole(image: DigitImage, at: number): boolean {
  const enclosed = holes(image);
  const near = Math.ceil(RING / 2) + 1;
  const [x, y] = [at % DIGIT_SIDE, Math.floor(at / DIGIT_SIDE)];
  let count = 0;
  for (let v = Math.max(0, y - near); v <= Math.min(DIGIT_SIDE - 1, y + near); v++) {
    for (let u = Math.max(0, x - near); u <= Math.min(DIGIT_SIDE - 1, x + near); u++)
      count += enclosed[v * DIGIT_SIDE + u];
  }
  return count >= near;
}

/**
 * Returns the directions in which strokes cross the ring around a pixel, in degrees clockwise from
 * the right.
 */
function arcsRound(image: DigitImage, at: number): number[] {
  const inked = Array.from({ length: PLACES }, (_, place) => inkAt(image, at, (place * 360) / PLACES, RING));
  const start = inked.indexOf(false);
  if (start < 0) return [];
  const arcs: number[] = [];
  for (let i = 1, first = -1; i <= PLACES; i++) {
    const on = i < PLACES && inked[(start + i) % PLACES];
    if (on && first < 0) first = i;
    if (!on && first >= 0) {
      arcs.push((((start + (first + i - 1) / 2) * 360) / PLACES) % 360);
      first = -1;
    }
  }
  return arcs;
}

function inkAt(image: DigitImage, at: number, degrees: number, distance: number): boolean {
  const x = Math.round((at % DIGIT_SIDE) + distance * Math.cos((degrees * Math.PI) / 180));
  const y = Math.round(Math.floor(at / DIGIT_SIDE) + distance * Math.sin((degrees * Math.PI) / 180));
  return x >= 0 && y >= 0 && x < DIGIT_SIDE && y < DIGIT_SIDE && isStroke(image, y * DIGIT_SIDE + x);
}

function meetsInk(image: DigitImage, at: number, degrees: number): boolean {
  for (let distance = 1; distance < DIGIT_SIDE; distance++) {
    if (inkAt(image, at, degrees, distance)) return true;
  }
  return false;
}

/** Returns the slope of a stroke that leaves in two nearly opposite directions. */
function slopeOf(a: number, b: number): Slope {
  const opposite = b > a ? b - 180 : b + 180;
  const angle = ((a + opposite) / 2 + 360) % 180;
  if (angle < 25 || angle > 155) return 'horizontal';
  if (angle > 60 && angle < 120) return 'vertical';
  return angle < 90 ? 'falling' : 'rising';
}
