import { inkBox } from '../image/box.ts';
import { DIGIT_SIDE, type DigitImage } from '../types.ts';

/** Ink as dark as this belongs to a stroke. */
export const STROKE = 0.35;
/** Radius of the ring on which strokes leave a place, pixels: beyond the widest pen's half, short of most loops. */
const RING = 4;
/** Places of the ring, one every 10°. */
const PLACES = 36;

const ROWS = ['top', 'middle', 'bottom'] as const;
const COLUMNS = ['left', 'middle', 'right'] as const;

/** What a part of a digit can be: of ink, and of empty paper. */
export type Thing = InkThing | PaperThing;
type InkThing =
  | 'the loop'
  | 'the dot'
  | 'the end of the stroke'
  | 'the place where strokes meet'
  | 'the bend'
  | `the ${Slope} stroke`;
type PaperThing =
  | 'the empty inside of the loop'
  | 'the gap'
  | 'the empty paper'
  | 'the opening'
  | `the space open to the ${'right' | 'bottom' | 'left' | 'top'}`;
type Slope = 'level' | 'upright' | 'falling' | 'rising';

/** In which ninth of a digit something is. */
export type Place =
  | 'in the middle'
  | `at the ${'left' | 'right' | 'top' | 'bottom'}`
  | `at the ${'top' | 'bottom'} ${'left' | 'right'}`;

/** What a part is called, and where it is. */
export type PartWords = `${Thing} ${Place}`;

/** Whether a pixel belongs to a stroke. */
export function isStroke(image: DigitImage, i: number): boolean {
  return image[i] > STROKE;
}

/** In which ninth of the digit a pixel lies: "at the top left", "in the middle". */
function placeInWords(image: DigitImage, at: number): Place {
  const box = inkBox({ width: DIGIT_SIDE, height: DIGIT_SIDE, data: image }, STROKE);
  const { x, y, width, height } = box ?? { x: 0, y: 0, width: DIGIT_SIDE, height: DIGIT_SIDE };
  const third = (place: number, from: number, length: number) =>
    Math.min(2, Math.max(0, Math.floor((3 * (place + 0.5 - from)) / length)));
  // Of a narrow digit, such as a 1, left and right mean nothing.
  const column = width < height / 3 ? 'middle' : COLUMNS[third(at % DIGIT_SIDE, x, width)];
  const row = ROWS[third(Math.floor(at / DIGIT_SIDE), y, height)];
  if (row === 'middle') return column === 'middle' ? 'in the middle' : `at the ${column}`;
  return column === 'middle' ? `at the ${row}` : `at the ${row} ${column}`;
}

/** What the ink at a pixel is a part of, and where: "the loop at the bottom", "the end of the stroke at the top left". */
export function inkInWords(image: DigitImage, at: number): PartWords {
  return `${strokePart(image, at)} ${placeInWords(image, at)}`;
}

function strokePart(image: DigitImage, at: number): InkThing {
  if (bordersHole(image, at)) return 'the loop';
  const arcs = arcsRound(image, at);
  if (arcs.length === 0) return 'the dot';
  if (arcs.length === 1) return 'the end of the stroke';
  if (arcs.length > 2) return 'the place where strokes meet';
  const bend = Math.abs(((arcs[0] - arcs[1] + 540) % 360) - 180);
  return bend > 135 ? `the ${slopeInWords(arcs[0], arcs[1])} stroke` : 'the bend';
}

/** What the paper at a pixel is a part of, and where: "the opening at the top", "the empty inside of the loop at the bottom". */
export function paperInWords(image: DigitImage, at: number): PartWords {
  return `${emptiness(image, at)} ${placeInWords(image, at)}`;
}

function emptiness(image: DigitImage, at: number): PaperThing {
  const open = (['right', 'bottom', 'left', 'top'] as const).filter((_, i) => !meetsInk(image, at, 90 * i));
  if (open.length === 0) return holes(image)[at] ? 'the empty inside of the loop' : 'the gap';
  if (open.length > 1) return 'the empty paper';
  return placeInWords(image, at).includes(open[0]) ? 'the opening' : `the space open to the ${open[0]}`;
}

/** Paper that ink encloses: 1, all else 0. */
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

/** Directions in degrees, clockwise from the right, in which strokes leave a ring round a pixel. */
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

/** The slope of a stroke that leaves in two directions, nearly opposite to each other. */
function slopeInWords(a: number, b: number): Slope {
  const opposite = b > a ? b - 180 : b + 180;
  const angle = ((a + opposite) / 2 + 360) % 180;
  if (angle < 25 || angle > 155) return 'level';
  if (angle > 60 && angle < 120) return 'upright';
  return angle < 90 ? 'falling' : 'rising';
}
