import type { Random } from '@cifra/core/random/random.ts';
import type { StrokeSample } from '@cifra/training/data/formats/strokes.ts';
import type { Stroke } from '@cifra/training/synthetic/pen/pen.ts';
import { placeStrokes, strokesBox } from '@cifra/training/synthetic/pen/renderStrokes.ts';
import type { Marked } from './nextToDigit.ts';
import { drawnAt, penFor, pictureOf } from './strokePictures.ts';

export const SPACINGS = ['groups', 'even gaps', 'one digit in each box'] as const;
export type Spacing = (typeof SPACINGS)[number];

/** Digit height, pixels. */
const SIZE = 40;
// All of these are in digit heights, the least and the most.
/** The gap of a row, how much each gap differs from it, and the additional gap between groups. */
const GAP = [0.05, 0.3] as const;
const WIDE = [0.05, 0.9] as const;
const UNEVEN = [-0.08, 0.08] as const;
const SPACE = [0.6, 1.4] as const;
/** From the middle of one box to that of the next. */
const PITCH = [0.9, 1.8] as const;

/** Composes a row of recorded digits of one writer; the text has a space between groups. */
export function spacedRow(spacing: Spacing, digits: readonly StrokeSample[], rng: Random): Marked {
  const between = ([least, most]: readonly [number, number]) => SIZE * (least + (most - least) * rng.next());
  const { writer } = digits[rng.integer(digits.length)];
  const own = digits.filter((sample) => sample.writer === writer);
  const lengths = Array.from({ length: spacing === 'groups' ? 2 + rng.integer(2) : 1 }, () =>
    spacing === 'groups' ? 2 + rng.integer(4) : 4 + rng.integer(7),
  );
  const groups = lengths.map((length) => Array.from({ length }, () => own[rng.integer(own.length)]));
  const pen = penFor(SIZE, rng);
  const pitch = between(PITCH);
  const usual = between(spacing === 'groups' ? GAP : WIDE);
  const strokes: Stroke[] = [];
  let x = 0;
  for (const [i, group] of groups.entries()) {
    if (i > 0) x += between(SPACE);
    for (const sample of group) {
      const drawn = drawnAt(sample, SIZE, pen);
      const box = strokesBox(drawn);
      const left = spacing === 'one digit in each box' ? x + between(UNEVEN) - box.width / 2 : x;
      strokes.push(...placeStrokes(drawn, 1, left - box.x, -box.y - box.height / 2));
      x += spacing === 'one digit in each box' ? pitch : box.width + usual + between(UNEVEN);
    }
  }
  const picture = pictureOf(strokes, SIZE);
  if (picture === null) throw new Error(`spacedRow: a row of digits of ${writer} is too large`);
  return { text: groups.map((group) => group.map(({ label }) => label).join('')).join(' '), picture };
}
