import { CELL, LINE_KINDS, PAGE_CLASSES } from '@cifra/core/model/pageClasses.ts';
import { REFERENCE_HEIGHT } from '@cifra/core/model/pageModel.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { Batch } from '../../nn/trainer.ts';
import type { PageLoss } from '../../recipe/pageRecipe.ts';
import { cellsAlong } from './crop.ts';

/** Paper around the number, in heights of its digits: from what a tight crop has to a form's field. */
const LEAST_MARGIN = 0.05;
const MOST_MARGIN = 1.5;

/**
 * Turns a placed crop into a picture of one of its numbers and little else, as a form's field or a
 * cheque's amount is cut out: moves it to the top left corner, and repeats its last column and row, as the
 * reader does with pictures whose sides are not multiples of the network's stride. Leaves a crop
 * without numbers as it is.
 */
export function endAtField(
  { batch, row, side }: { readonly batch: Batch; readonly row: number; readonly side: number },
  random: Random,
  classWeights: PageLoss['classWeights'],
): void {
  const field = drawField(batch, row, cellsAlong(side), random);
  if (field === null) return;
  const { left, top, width, height } = field;
  const cells = cellsAlong(side);
  const pixels = { left: left * CELL, top: top * CELL, width: width * CELL, height: height * CELL };
  move(batch.images, { start: row * side * side, side, depth: 1 }, pixels, 'repeat');
  const targets: [Float32Array, number][] = [
    [batch.classes, PAGE_CLASSES.length],
    [batch.centre, 1],
    [batch.geometry, 3],
    [batch.geometryMask, 1],
    [batch.kinds, LINE_KINDS.length],
  ];
  for (const [values, depth] of targets)
    move(values, { start: row * cells * cells * depth, side: cells, depth }, field, 'clear');
  for (let y = 0; y < cells; y++) {
    for (let x = y < height ? width : 0; x < cells; x++) {
      const at = (row * cells * cells + y * cells + x) * PAGE_CLASSES.length;
      batch.classes[at + NOTHING] = classWeights.nothing;
    }
  }
}

const NUMBER = LINE_KINDS.indexOf('number');
const NOTHING = PAGE_CLASSES.indexOf('nothing');

type Rectangle = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** A rectangle around one of the numbers, cells; null if there is none. */
function drawField(batch: Batch, row: number, cells: number, random: Random): Rectangle | null {
  const start = row * cells * cells;
  const isNumber = (cell: number) => batch.kinds[(start + cell) * LINE_KINDS.length + NUMBER] === 1;
  const numbers = Array.from({ length: cells * cells }, (_, cell) => cell).filter(isNumber);
  if (numbers.length === 0) return null;
  const chosen = numbers[random.integer(numbers.length)];
  const own = connected(chosen, cells, isNumber);
  const digit = (REFERENCE_HEIGHT * 2 ** batch.geometry[3 * (start + chosen)]) / CELL;
  const margin = () => digit * (LEAST_MARGIN + (MOST_MARGIN - LEAST_MARGIN) * random.next() ** 2);
  const [xs, ys] = [own.map((cell) => cell % cells), own.map((cell) => Math.floor(cell / cells))];
  const left = Math.max(0, Math.floor(Math.min(...xs) - margin()));
  const top = Math.max(0, Math.floor(Math.min(...ys) - margin()));
  const right = Math.min(cells, Math.ceil(Math.max(...xs) + 1 + margin()));
  const bottom = Math.min(cells, Math.ceil(Math.max(...ys) + 1 + margin()));
  return { left, top, width: right - left, height: bottom - top };
}

function connected(from: number, cells: number, isOwn: (cell: number) => boolean): number[] {
  const seen = new Set([from]);
  for (const cell of seen) {
    const x = cell % cells;
    const around = [x > 0 ? cell - 1 : -1, x < cells - 1 ? cell + 1 : -1, cell - cells, cell + cells];
    for (const next of around) if (next >= 0 && next < cells * cells && isOwn(next)) seen.add(next);
  }
  return [...seen];
}

/** Moves a rectangle of a square grid to its top left corner, and repeats its edge or clears the rest. */
function move(
  values: Float32Array,
  { start, side, depth }: { readonly start: number; readonly side: number; readonly depth: number },
  { left, top, width, height }: Rectangle,
  rest: 'repeat' | 'clear',
): void {
  for (let y = 0; y < side; y++) {
    const to = start + y * side * depth;
    if (y >= height) {
      if (rest === 'repeat') values.copyWithin(to, to - side * depth, to);
      else values.fill(0, to, to + side * depth);
      continue;
    }
    const from = start + ((top + y) * side + left) * depth;
    values.copyWithin(to, from, from + width * depth);
    const end = to + width * depth;
    if (rest === 'repeat') values.fill(values[end - 1], end, to + side * depth);
    else values.fill(0, end, to + side * depth);
  }
}
