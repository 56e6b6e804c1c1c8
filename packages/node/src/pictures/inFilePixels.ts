import type { Box, Reading } from '@cifra/core/types.ts';

/** A reading with its boxes in pixels of the file, where the picture was shrunk by `scale` while it was decoded. */
export function inFilePixels(reading: Reading, scale: number): Reading {
  if (scale === 1) return reading;
  const digits = reading.digits.map((digit) => ({ ...digit, box: times(digit.box, scale) }));
  return { ...reading, digits, box: reading.box && times(reading.box, scale) };
}

function times({ x, y, width, height }: Box, scale: number): Box {
  const [left, top] = [Math.round(x * scale), Math.round(y * scale)];
  const [right, bottom] = [Math.round((x + width) * scale), Math.round((y + height) * scale)];
  return { x: left, y: top, width: right - left, height: bottom - top };
}
