import { isLabel } from '@cifra/core/model/label.ts';
import { digitsOf } from './boxedText.ts';

/** What a typed number is when it is to be used: not a number, one with more or fewer digits than were found, or right. */
export type Typed =
  | { readonly kind: 'not-a-number' }
  | { readonly kind: 'other-count'; readonly typed: number; readonly found: number }
  | { readonly kind: 'right' };

/** Checks a number that the visitor typed. `found`: digits that have a box; 0 where none was found. */
export function checkTyped(text: string, found: number): Typed {
  if (!isLabel(text)) return { kind: 'not-a-number' };
  const typed = digitsOf(text).length;
  return found > 0 && typed !== found ? { kind: 'other-count', typed, found } : { kind: 'right' };
}
