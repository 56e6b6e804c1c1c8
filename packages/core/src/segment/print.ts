import type { Mask } from '../base/types.ts';
import { type Components, connectedComponents } from '../image/components.ts';
import { SPAN, transposed, withoutLevelRules, withoutUprightRules } from '../image/ruledLines.ts';
import { erased, type LineSize, type StraightLine, straightLines } from '../image/straightLines.ts';
import { roughStrokeWidth } from '../image/strokeWidth.ts';
import { withoutFrames } from './frames.ts';
import { withoutRim } from './rim.ts';
import { weightedMedian } from './weightedMedian.ts';

/**
 * Largest thickness of a printed line relative to the pen's strokes. Anything thicker is a stroke.
 */
const RULE = 0.9;
/** Lower limit of that thickness, pixels. */
const THINNEST = 2;
/** A straight thin line this many times as long as the digits are high is not a part of a digit. */
const LONG = 2.2;
/**
 * Lengths of the shortest rules across the picture, level and upright, as multiples of the height
 * of its writing. They are longer than the bar of a 7 or a long 1.
 */
const LEVEL_RULE = 1.1;
const UPRIGHT_RULE = 1.5;
/** Largest height of digits, as a fraction of the picture's height. */
const FILLS = 0.6;
/** Pieces lower than this are dust, pixels. */
const LEAST_HEIGHT = 5;
/** Longest break in a printed line, as a fraction of the digits' height. */
const GAP = 0.1;
/** Smallest height of the sides of cells, relative to the digits' height. */
const SIDE = 0.4;

/**
 * Returns the mask without the print that digits are written into: base lines, cell borders, boxes.
 * A rule may be nearly as thick as the pen, because a line of digits has no stroke of its own that
 * runs straight from digit to digit.
 */
export function withoutPrint(mask: Mask): Mask {
  const thickness = Math.max(THINNEST, Math.round(RULE * roughStrokeWidth(mask)));
  const rimless = withoutRim(mask, thickness);
  const all = connectedComponents(rimless);
  const unruled = withoutRules(rimless, all, thickness);
  const pieces = unruled === rimless ? all : connectedComponents(unruled);
  const height = middleHeight(pieces);
  if (height < LEAST_HEIGHT) return withoutFrames(unruled, pieces);
  const size = { thickness, length: LONG * height, gap: Math.max(2, GAP * height) };
  const rails = straightLines(unruled, size);
  const railed = erased(unruled, rails.thin, rails.lines, thickness);
  if (railed === mask) return withoutFrames(mask, pieces);
  const removed = { ...mask, data: mask.data.map((ink, i) => ink & (1 - railed.data[i])) };
  return withoutFrames(withoutSides(railed, removed, { ...size, length: SIDE * height }));
}

/**
 * Removes rules across the picture. Keeps them in a tight crop, where a 1 or the bar of a 7 also
 * spans most of the picture and looks the same.
 */
function withoutRules(mask: Mask, all: Components, thickness: number): Mask {
  const height = middleHeight(all);
  // If rules connect all ink, this height is too large. So it is limited by the height of the
  // picture.
  const low = Math.min(height, FILLS * mask.height);
  const level = SPAN * mask.width > LEVEL_RULE * low ? withoutLevelRules(mask, thickness) : mask;
  return SPAN * mask.height > UPRIGHT_RULE * height ? withoutUprightRules(level, thickness) : level;
}

/** Returns the height of the component that contains the median ink pixel. */
function middleHeight({ components }: Components): number {
  return weightedMedian(
    components,
    ({ box }) => box.height,
    ({ area }) => area,
  );
}

/**
 * Returns the mask without upright lines that lead from one removed line to another. A 1 is too
 * short for this.
 */
function withoutSides(mask: Mask, removed: Mask, size: LineSize): Mask {
  const [upright, rails] = [transposed(mask), transposed(removed)];
  const { lines, thin } = straightLines(upright, size);
  const sides = lines.filter(
    (line) =>
      meets(rails, line, line.from, size.thickness) && meets(rails, line, line.to - 1, size.thickness),
  );
  return sides.length === 0 ? mask : transposed(erased(upright, thin, sides, size.thickness));
}

/** True if there was a removed line at one end of another line. */
function meets(
  { width, height, data }: Mask,
  { offset, slope }: StraightLine,
  x: number,
  thickness: number,
): boolean {
  const reach = 2 * thickness + 1;
  const row = Math.round(offset + slope * x);
  for (let y = Math.max(0, row - reach); y <= Math.min(height - 1, row + reach); y++) {
    for (let u = Math.max(0, x - reach); u <= Math.min(width - 1, x + reach); u++) {
      if (data[y * width + u]) return true;
    }
  }
  return false;
}
