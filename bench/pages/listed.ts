import type { Reading } from '@cifra/core/base/types.ts';
import { digitsOf } from '@cifra/core/model/symbols.ts';

/** How numbers of pictures were read of which only the values are known, not the places. */
export type Listed = {
  readonly pictures: number;
  readonly numbers: number;
  readonly right: number;
  /** Read right and accepted. */
  readonly accepted: number;
  /** Accepted readings that are not one of the numbers: misread, or where nothing is written. */
  readonly acceptedOther: number;
};

export const NONE_LISTED: Listed = { pictures: 0, numbers: 0, right: 0, accepted: 0, acceptedOther: 0 };

/**
 * Compares the readings of a picture with the numbers on it by their digits. Each reading counts for at
 * most one number, and accepted readings count first.
 */
export function listed(numbers: readonly string[], readings: readonly Reading[]): Listed {
  const open = numbers.map(digitsOf);
  const isTaken = ({ text }: Reading) => {
    const at = open.indexOf(digitsOf(text));
    if (at >= 0) open.splice(at, 1);
    return at >= 0;
  };
  const all = readings.filter(({ accepted }) => accepted);
  const accepted = all.filter(isTaken).length;
  const refused = readings.filter((reading) => !reading.accepted && isTaken(reading)).length;
  return {
    pictures: 1,
    numbers: numbers.length,
    right: accepted + refused,
    accepted,
    acceptedOther: all.length - accepted,
  };
}
