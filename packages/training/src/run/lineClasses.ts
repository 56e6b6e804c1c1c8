import { OTHER, SYMBOLS } from '@cifra/core/model/symbols.ts';
import type { ClassSource } from '../nn/withClasses.ts';

/**
 * How far the score of a new symbol starts below that of unknown ink, which it was read as: far enough
 * to change no reading, near enough to be learned in a few steps.
 */
const BELOW_OTHER = 6;

/** For each class of a line model, the class of a released model with these labels that it starts as. */
export function lineClasses(labels: readonly string[]): ClassSource[] {
  const symbols = SYMBOLS.map((symbol): ClassSource => {
    const known = labels.indexOf(symbol);
    return known >= 0 ? { from: known, below: 0 } : { from: labels.indexOf(OTHER), below: BELOW_OTHER };
  });
  // CTC's blank has no label.
  return [...symbols, { from: labels.length, below: 0 }];
}
