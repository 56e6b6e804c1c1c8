import type { Random } from '@cifra/core/random/random.ts';
import { drawNonDigit, type Glyph } from '../glyphs/writeGlyph.ts';

/** Drawn letters and marks that are also written for a sign of the alphabet. */
const LIKE_SIGNS = ['plus', 'percent', 'cross', 'x', 'X', 't'];

/** Share of arrows among other signs: next to numbers they are more frequent than other drawings. */
const ARROWS = 0.1;

/** Draws a non-digit for training lines, in which a plus sign has a class of its own. */
export function otherGlyph(random: Random): Glyph {
  if (random.next() < ARROWS) return { kind: 'mark', name: 'arrow' };
  const glyph = drawNonDigit(random);
  return LIKE_SIGNS.includes(String(glyph.name)) ? otherGlyph(random) : glyph;
}
