import type { Refusal } from '../types.ts';
import type { Found } from './findDigit.ts';

/** Fainter ink, as a fraction of the range from black to white, is too close to the paper. */
const LOWEST_CONTRAST = 0.045;
/** Ink that is not this many times darker than the paper's unevenness may be the paper. */
const FAINT = 6;
/** Darkness of the darkest grains of the paper, in units of its unevenness, and their width, pixels. */
const GRAIN = 10;
const GRAIN_WIDTH = 3.2;

/** Returns why a piece of ink may be the paper itself, or null. Strokes are wider than its grain. */
export function paperDoubt(found: Found, level: number, noise: number): Refusal | null {
  const grainy = found.kind !== 'digit' || found.stroke < GRAIN_WIDTH;
  if (grainy && level < (found.kind === 'digit' ? GRAIN : FAINT) * noise) return 'blank';
  return isLowContrast(level) || level < FAINT * noise ? 'low-contrast' : null;
}

/** @param level darkness of a firm stroke, 0 to 1 */
export function isLowContrast(level: number): boolean {
  return level < LOWEST_CONTRAST;
}
