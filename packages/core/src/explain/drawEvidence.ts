import { DIGIT_SIDE, type DigitImage, type Picture } from '../base/types.ts';
import type { EvidenceMap } from './evidence.ts';
import { INK_LIGHT, MARK_COLOURS, MARK_WIDTH, type Mark, marksOf } from './marks.ts';

/**
 * Draws a map of evidence over its digit as pixels, for a canvas or a PNG: the digit in grey, +
 * where there is evidence for the digit, and − where there is evidence against it. A larger sign is
 * stronger evidence.
 *
 * @param scale whole number of pixels drawn for each pixel of the image; from 4 on the marks are
 * distinguishable
 */
export function drawEvidence(image: DigitImage, map: EvidenceMap, scale: number): Picture {
  const side = DIGIT_SIDE * scale;
  const data = new Uint8ClampedArray(side * side * 3);
  for (let y = 0, at = 0; y < side; y++) {
    for (let x = 0; x < side; x++, at += 3) {
      const ink = image[Math.floor(y / scale) * DIGIT_SIDE + Math.floor(x / scale)];
      data.fill(255 - (255 - INK_LIGHT) * ink, at, at + 3);
    }
  }
  const thickness = Math.max(1, Math.round(MARK_WIDTH * scale));
  for (const mark of marksOf(map)) drawMark(data, side, mark, scale, thickness);
  return { width: side, height: side, channels: 3, data };
}

function drawMark(
  data: Uint8ClampedArray,
  side: number,
  { sign, x, y, size }: Mark,
  scale: number,
  thickness: number,
) {
  const length = Math.max(thickness, Math.round(size * scale));
  const colour = MARK_COLOURS[sign];
  const bar = (width: number, height: number) => {
    const [left, top] = [Math.round(x * scale - width / 2), Math.round(y * scale - height / 2)];
    for (let v = Math.max(0, top); v < Math.min(side, top + height); v++) {
      for (let u = Math.max(0, left); u < Math.min(side, left + width); u++)
        data.set(colour, 3 * (v * side + u));
    }
  };
  bar(length, thickness);
  if (sign === '+') bar(thickness, length);
}
