import type { Refusal } from '../base/types.ts';
import type { Found } from './findDigit.ts';

/** Ink fainter than this fraction of the range from black to white is too close to the paper. */
const LOWEST_CONTRAST = 0.045;
/** Ink may be the paper itself if its darkness is less than this multiple of the paper's noise. */
const FAINT = 6;
/** Darkness of the darkest grains of the paper, in units of its noise, and their width, pixels. */
const GRAIN = 10;
const GRAIN_WIDTH = 3.2;

/**
 * Returns the reason why a piece of ink may be the paper itself, or null. Strokes are wider than
 * the grain of the paper.
 */
export function paperDoubt(found: Found, level: number, noise: number): Refusal | null {
  const grainy = found.kind !== 'digit' || found.stroke < GRAIN_WIDTH;
  if (grainy && level < (found.kind === 'digit' ? GRAIN : FAINT) * noise) return 'blank';
  return isLowContrast(level) || level < FAINT * noise ? 'low-contrast' : null;
}

/**
 * True if ink is too pale to read.
 *
 * @param level darkness of a firm stroke, 0 to 1
 */
export function isLowContrast(level: number): boolean {
  return level < LOWEST_CONTRAST;
}
