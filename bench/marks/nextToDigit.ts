import type { Picture } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { StrokeSample } from '@cifra/training/data/formats/strokes.ts';
import type { Stroke } from '@cifra/training/synthetic/pen/pen.ts';
import { placeStrokes, strokesBox } from '@cifra/training/synthetic/pen/renderStrokes.ts';
import { drawnAt, penFor, pictureOf } from './strokePictures.ts';

export type Marked = { readonly text: string; readonly picture: Picture };

export const REAL_MARKS = ['-', '.', ',', '/'] as const;

/** Digit heights in pixels, and the free paper between digit and mark in digit heights. */
const SIZE = { least: 30, most: 64 };
const GAP = { least: 0.06, most: 0.36 };

/**
 * Composes a real mark and a real digit of the same site, with the mark before or after the digit.
 * The data do not have the height of a mark above the base line, so the usual height is used.
 */
export function realMark(
  mark: (typeof REAL_MARKS)[number],
  digits: readonly StrokeSample[],
  marks: readonly StrokeSample[],
  rng: Random,
): Marked {
  const chosen = pick(
    marks.filter(({ label, em }) => label === mark && em),
    rng,
  );
  const near = digits.filter(({ site, em }) => site === chosen.site && em);
  const digit = pick(near.length > 0 ? near : digits, rng);
  const size = SIZE.least + rng.integer(SIZE.most - SIZE.least + 1);
  const pen = penFor(size, rng);
  const own = drawnAt(digit, size, pen);
  const before = rng.next() < 0.5;
  const other = placed(mark, own, drawnAt(chosen, size, pen), before, size, rng);
  const picture = pictureOf([...own, ...other], size);
  if (picture === null) throw new Error(`realMark: a digit and a mark of ${chosen.writer} are too large`);
  return { text: before ? `${mark}${digit.label}` : `${digit.label}${mark}`, picture };
}

function placed(
  mark: string,
  digit: readonly Stroke[],
  strokes: readonly Stroke[],
  before: boolean,
  size: number,
  rng: Random,
): Stroke[] {
  const [own, box] = [strokesBox(digit), strokesBox(strokes)];
  const gap = size * (GAP.least + (GAP.most - GAP.least) * rng.next());
  const foot = own.y + own.height;
  const tops: Readonly<Record<string, number>> = {
    '-': own.y + own.height * (0.4 + 0.25 * rng.next()) - box.height / 2,
    '.': foot - 0.7 * box.height,
    ',': foot - 0.12 * size,
    '/': own.y + own.height / 2 - box.height / 2,
  };
  const x = before ? own.x - gap - box.x - box.width : own.x + own.width + gap - box.x;
  return placeStrokes(strokes, 1, x, tops[mark] - box.y);
}

function pick<T>(items: readonly T[], rng: Random): T {
  return items[rng.integer(items.length)];
}
