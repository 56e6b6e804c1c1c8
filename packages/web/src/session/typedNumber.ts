import { isLabel } from '@cifra/core/model/label.ts';
import { digitsOf } from '@cifra/ink/reading/boxedText.ts';

/** Result of checking a typed number: not a number, another digit count than found, or right. */
export type Typed =
  | { readonly kind: 'not-a-number' }
  | { readonly kind: 'other-count'; readonly typed: number; readonly found: number }
  | { readonly kind: 'right' };

/**
 * Checks a number that the visitor typed. `found`: number of digits with a box; 0 if none was
 * found.
 */
export function checkTyped(text: string, found: number): Typed {
  if (!isLabel(text)) return { kind: 'not-a-number' };
  const typed = digitsOf(text).length;
  return found > 0 && typed !== found ? { kind: 'other-count', typed, found } : { kind: 'right' };
}
