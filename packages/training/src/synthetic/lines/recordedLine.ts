import { classOf, OTHER, SYMBOLS } from '@cifra/core/model/symbols.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { boundsOf, type Drawing, type RecordedInk, toDrawing } from '../ink/drawing.ts';
import { type Style, writeDrawing } from '../ink/style.ts';
import type { Stroke } from '../pen/pen.ts';
import { renderInk } from '../pen/renderInk.ts';
import { BASE, DIGIT, PAPER } from './linePaper.ts';
import { paperRows } from './paperRows.ts';
import type { Line } from './strip.ts';

/** Highest recording that is one row, ems: digits with parentheses on a slope. */
const ONE_ROW = 1.9;
/** Strokes of at least this height, ems, stand on the baseline, unlike most marks. */
const TALL = 0.5;

/** A recorded number in one row, and the classes of its symbols. */
export type RecordedLine = { readonly drawing: Drawing; readonly symbols: readonly number[] };

/**
 * Returns a recorded number as a line; null if it stands in several rows, or is a dash or a dot whose
 * size is unknown. Spaces have no class; a
 * sign without a class of its own is `OTHER`.
 */
export function toRecordedLine({ label, ...ink }: RecordedInk & { label: string }): RecordedLine | null {
  const em = ink.em ?? typicalHeight(ink.strokes);
  if (em === 0) return null;
  const drawing = toDrawing({ ...ink, em });
  if (boundsOf(drawing).height > ONE_ROW) return null;
  const symbols = [...label.replaceAll(' ', '')].map((sign) =>
    classOf(SYMBOLS.includes(sign) ? sign : OTHER),
  );
  return { drawing, symbols };
}

/**
 * The median height of the tall strokes, those of at least half the tallest: few digits have none.
 * Where UNIPEN knows the em, half of the estimates are within 0.91 to 1.22 of it (n 294).
 */
function typicalHeight(strokes: RecordedInk['strokes']): number {
  const heights = strokes.map((stroke) => boundsOf([Float64Array.from(stroke)]).height).sort((a, b) => a - b);
  const tall = heights.filter((height) => height >= heights[heights.length - 1] / 2);
  return tall[Math.floor(tall.length / 2)];
}

/** Writes a recorded number in a style, on white paper. */
export function writeRecordedLine({ drawing, symbols }: RecordedLine, style: Style, rng: Random): Line {
  const strokes = recordedStrokes(drawing, style, rng);
  const { width, data } = paperRows(renderInk(strokes, { height: DIGIT, y: BASE, pen: style.pen, rng }));
  return {
    symbols,
    ink: { width, height: PAPER, data },
    level: 1,
    left: 0,
    right: width,
    top: BASE - DIGIT,
    bottom: BASE,
    digit: DIGIT,
  };
}

/** The strokes of a recorded number in a style, in digit heights, with the baseline at y = 1. */
export function recordedStrokes(drawing: Drawing, style: Style, rng: Random): Stroke[] {
  // A tilt that suits one digit would carry a long number off the paper.
  const level = { ...style, hand: { ...style.hand, tilt: 0 } };
  return writeDrawing(drawing, level, rng, baseOf);
}

/** The median of the lowest points of tall strokes; of all strokes if none is tall. */
function baseOf(drawing: Drawing): number {
  const boxes = drawing.map((line) => boundsOf([line]));
  const tall = boxes.filter(({ height }) => height >= TALL);
  const feet = (tall.length > 0 ? tall : boxes).map(({ y, height }) => y + height).sort((a, b) => a - b);
  return feet[Math.floor(feet.length / 2)];
}
