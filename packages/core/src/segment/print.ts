import { withoutRuledLines } from '../image/ruledLines.ts';
import { strokeWidth } from '../image/strokeWidth.ts';
import type { Mask } from '../types.ts';
import { withoutFrames } from './frames.ts';

/** A rule is no thicker than this share of the pen's strokes, or it is a stroke. */
const RULE = 0.9;
const THINNEST = 2;

/**
 * The mask without what was printed for digits to stand in: base lines, borders of cells, boxes. A rule may be nearly
 * as thick as the pen, because a line of digits has no stroke of its own that runs through most of the picture.
 */
export function withoutPrint(mask: Mask): Mask {
  const thickest = Math.max(THINNEST, Math.round(RULE * strokeWidth(mask)));
  return withoutFrames(withoutRuledLines(mask, thickest));
}
