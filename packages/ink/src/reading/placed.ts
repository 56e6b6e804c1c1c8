import type { Box, Reading } from '@cifra/core/base/types.ts';

/** Returns a reading with its boxes moved to other coordinates. */
export function placed(reading: Reading, move: (box: Box) => Box): Reading {
  return {
    ...reading,
    box: reading.box && move(reading.box),
    digits: reading.digits.map((digit) => ({ ...digit, box: move(digit.box) })),
  };
}
