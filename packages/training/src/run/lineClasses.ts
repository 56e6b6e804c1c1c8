import { OTHER, SYMBOLS } from '@cifra/core/model/symbols.ts';
import type { ClassSource } from '../nn/grown.ts';

/**
 * The released model read a new symbol as unknown ink. So its score starts as that of unknown ink, less
 * this number: enough to change no reading, and little enough to be learned in a few steps.
 */
const BELOW_OTHER = 6;

/**
 * Returns a source for each class of a new line model: the class of the released model whose score it
 * starts with.
 * @param labels symbols of the released model
 */
export function lineClasses(labels: readonly string[]): ClassSource[] {
  const symbols = SYMBOLS.map((symbol): ClassSource => {
    const known = labels.indexOf(symbol);
    return known >= 0 ? { from: known, below: 0 } : { from: labels.indexOf(OTHER), below: BELOW_OTHER };
  });
  // CTC's blank has no label.
  return [...symbols, { from: labels.length, below: 0 }];
}
