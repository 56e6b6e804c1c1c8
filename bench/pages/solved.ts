import type { Reading } from '@cifra/core/base/types.ts';
import { digitsOf } from '@cifra/core/model/symbols.ts';
import type { Case } from '@cifra/training/data/formats/cases.ts';

/**
 * True if the accepted readings are exactly the numbers of the case, in reading order; none if it must
 * be refused. Marks may differ, but not a leading minus.
 * @param readings null if the picture could not be decoded
 */
export function isSolved({ answer, written }: Case, readings: readonly Reading[] | null): boolean {
  if (answer === 'damaged' || readings === null) return answer === 'damaged' && readings === null;
  const accepted = readings.filter((reading) => reading.accepted).map(({ text }) => signed(text));
  return accepted.join('|') === written.map(signed).join('|');
}

function signed(text: string): string {
  return (text.startsWith('-') ? '-' : '') + digitsOf(text);
}
