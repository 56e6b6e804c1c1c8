import type { Box, Reading, Refusal } from '../base/types.ts';
import type { ExaminedReading } from '../reading/examination.ts';
import { unread } from '../reading/unread.ts';

/** A place from which nothing was read. */
export function nothing(refusal: Refusal, box: Box | null): ExaminedReading {
  return unseen(unread(refusal, box));
}

/** A reading without anything that was read. */
export function unseen(reading: Reading): ExaminedReading {
  return { reading, view: null, strip: null, digitImages: () => [] };
}
