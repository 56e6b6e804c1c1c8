import type { Box, Reading } from '@cifra/core/base/types.ts';

/** Size of a decoded pixel in pixels of the file, with the picture upright. */
export type Scale = { readonly x: number; readonly y: number };

/**
 * Converts the boxes of a reading to pixels of the file, because decoding may have scaled the
 * picture.
 */
export function inFilePixels(reading: Reading, scale: Scale): Reading {
  if (scale.x === 1 && scale.y === 1) return reading;
  const digits = reading.digits.map((digit) => ({ ...digit, box: times(digit.box, scale) }));
  return { ...reading, digits, box: reading.box && times(reading.box, scale) };
}

function times({ x, y, width, height }: Box, scale: Scale): Box {
  const [left, top] = [Math.round(x * scale.x), Math.round(y * scale.y)];
  const [right, bottom] = [Math.round((x + width) * scale.x), Math.round((y + height) * scale.y)];
  return { x: left, y: top, width: right - left, height: bottom - top };
}
