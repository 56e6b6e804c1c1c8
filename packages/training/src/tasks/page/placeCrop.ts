import { CELL, LINE_KINDS, PAGE_CLASSES } from '@cifra/core/model/pageClasses.ts';
import { REFERENCE_HEIGHT } from '@cifra/core/model/pageModel.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { Batch } from '../../nn/trainer.ts';
import type { PageAugmentation, PageLoss } from '../../recipe/pageRecipe.ts';
import { type Crop, cellsAlong } from './crop.ts';

/** Which part of a crop to show, and how. */
export type Placing = {
  /** The part's top left corner, cells. */
  readonly left: number;
  readonly top: number;
  /** Quarter turns, clockwise. */
  readonly turns: number;
  /** The new darkness of each of the 256 old ones. */
  readonly tones: Float32Array;
};

/** What a crop looks like without augmentation. */
export const AS_RENDERED: Placing = {
  left: 0,
  top: 0,
  turns: 0,
  tones: Float32Array.from({ length: 256 }, (_, dark) => dark / 255),
};

/** Draws a placing. */
export function drawPlacing(augmentation: PageAugmentation, random: Random): Placing {
  const { margin, turn, invert } = augmentation;
  const places = cellsAlong(margin) + 1;
  const [left, top] = [random.integer(places), random.integer(places)];
  const turns = random.next() < turn ? 1 + random.integer(3) : 0;
  const isNegative = random.next() < invert;
  return { left, top, turns, tones: drawTones(augmentation, isNegative, random) };
}

/** Contrast is stretched around the middle grey. */
function drawTones(
  { brightness, contrast, gamma }: PageAugmentation,
  isNegative: boolean,
  random: Random,
): Float32Array {
  const spread = (by: number) => by * (2 * random.next() - 1);
  const [shift, gain, power] = [spread(brightness), Math.exp(spread(contrast)), Math.exp(spread(gamma))];
  return Float32Array.from({ length: 256 }, (_, byte) => {
    const dark = ((isNegative ? 255 - byte : byte) / 255) ** power;
    return Math.max(0, Math.min(1, (dark - 0.5) * gain + 0.5 + shift));
  });
}

/** Zeros for the inputs of a batch of n crops of `side` pixels. */
export function emptyBatch(n: number, side: number): Batch {
  const cells = n * cellsAlong(side) ** 2;
  return {
    images: new Float32Array(n * side * side),
    classes: new Float32Array(cells * PAGE_CLASSES.length),
    centre: new Float32Array(cells),
    geometry: new Float32Array(cells * 3),
    geometryMask: new Float32Array(cells),
    kinds: new Float32Array(cells * LINE_KINDS.length),
  };
}

/**
 * Writes a part of a crop into a row of a batch, as picture and as targets (`mapLossInputs`).
 * @param side of the part, pixels
 */
export function placeCrop(
  crop: Crop,
  { left, top, turns, tones }: Placing,
  { batch, row, side }: { readonly batch: Batch; readonly row: number; readonly side: number },
  classWeights: PageLoss['classWeights'],
): void {
  const whole = Math.sqrt(crop.dark.length);
  const picture = { left: left * CELL, top: top * CELL, side, whole, turns };
  eachPlace(picture, row * side * side, (to, from) => {
    batch.images[to] = tones[crop.dark[from]];
  });
  const cells = cellsAlong(side);
  const [cosTurn, sinTurn] = QUARTERS[turns];
  eachPlace({ left, top, side: cells, whole: cellsAlong(whole), turns }, row * cells * cells, (to, from) => {
    const label = crop.labels[from];
    batch.classes[to * PAGE_CLASSES.length + label] = classWeights[PAGE_CLASSES[label]];
    const kind = crop.kind[from];
    if (kind === 0) return;
    batch.centre[to] = crop.centre[from];
    batch.kinds[to * LINE_KINDS.length + kind - 1] = 1;
    batch.geometryMask[to] = 1;
    batch.geometry[3 * to] = Math.log2(crop.height[from] / REFERENCE_HEIGHT);
    batch.geometry[3 * to + 1] = crop.cos[from] * cosTurn - crop.sin[from] * sinTurn;
    batch.geometry[3 * to + 2] = crop.sin[from] * cosTurn + crop.cos[from] * sinTurn;
  });
}

/** Cosine and sine of quarter turns. */
const QUARTERS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

type Square = {
  readonly left: number;
  readonly top: number;
  readonly side: number;
  /** Side of the grid that the square is a part of. */
  readonly whole: number;
  readonly turns: number;
};

/** Visits the places of a turned square in order: from place `to` on, and where each was in the grid. */
function eachPlace(
  { left, top, side, whole, turns }: Square,
  start: number,
  visit: (to: number, from: number) => void,
): void {
  const last = side - 1;
  const corner = [0, last * whole, last * whole + last, last][turns];
  const across = [1, -whole, -1, whole][turns];
  const down = [whole, 1, -whole, -1][turns];
  let to = start;
  for (let y = 0; y < side; y++) {
    let from = top * whole + left + corner + y * down;
    for (let x = 0; x < side; x++, from += across) visit(to++, from);
  }
}
