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
  const cells = cellsAlong(side);
  const pixels = turnedSquare({ left: left * CELL, top: top * CELL, side, whole, turns });
  const start = row * side * side;
  for (let i = 0; i < side * side; i++) batch.images[start + i] = tones[crop.dark[pixels(i)]];
  const from = turnedSquare({ left, top, side: cells, whole: cellsAlong(whole), turns });
  const [cosTurn, sinTurn] = QUARTERS[turns];
  for (let i = 0, to = row * cells * cells; i < cells * cells; i++, to++) {
    const at = from(i);
    const label = crop.labels[at];
    batch.classes[to * PAGE_CLASSES.length + label] = classWeights[PAGE_CLASSES[label]];
    const kind = crop.kind[at];
    if (kind === 0) continue;
    batch.centre[to] = crop.centre[at];
    batch.kinds[to * LINE_KINDS.length + kind - 1] = 1;
    batch.geometryMask[to] = 1;
    batch.geometry[3 * to] = Math.log2(crop.height[at] / REFERENCE_HEIGHT);
    batch.geometry[3 * to + 1] = crop.cos[at] * cosTurn - crop.sin[at] * sinTurn;
    batch.geometry[3 * to + 2] = crop.sin[at] * cosTurn + crop.cos[at] * sinTurn;
  }
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

/** Maps place i of a turned square to its place in the grid. */
function turnedSquare({ left, top, side, whole, turns }: Square): (i: number) => number {
  const last = side - 1;
  return (i) => {
    let [x, y] = [i % side, Math.floor(i / side)];
    // Against the turn: from the new place to the old one.
    for (let turn = 0; turn < turns; turn++) [x, y] = [y, last - x];
    return (top + y) * whole + left + x;
  };
}
