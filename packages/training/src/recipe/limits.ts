import { number } from '@cifra/core/json/check.ts';

/** A count or a length: 1, 2, … */
export const size = number({ from: 1, whole: true });

/** A fraction of a whole, below all of it. */
export const share = number({ from: 0, below: 1 });
