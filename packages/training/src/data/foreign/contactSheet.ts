import type { Picture } from '@cifra/core/base/types.ts';
import type { DigitSet } from './digitSet.ts';

/** Pictures of each digit. */
const COLUMNS = 16;
const GAP = 2; // pixels
/** Shortest side of a picture on the sheet, pixels. */
const SMALLEST = 48;

/** The ten digits in 3×5 pixels, one row after another: labels need no font. */
const GLYPHS = [
  '111101101101111',
  '010110010010111',
  '111001111100111',
  '111001111001111',
  '101101111001001',
  '111100111001111',
  '111100111101111',
  '111001001001001',
  '111101111101111',
  '111101111001111',
];

/**
 * Draws a contact sheet: one row for each label, from 0 at the top, with pictures spread over the
 * set. Black ink on white paper; the label is at the left.
 */
export function contactSheet(sets: readonly DigitSet[]): Picture {
  const { height, width } = sets[0];
  const scale = Math.max(1, Math.ceil(SMALLEST / Math.max(height, width)));
  const cell = { width: width * scale + GAP, height: height * scale + GAP };
  const sheet = { width: (COLUMNS + 1) * cell.width + GAP, height: 10 * cell.height + GAP };
  const data = new Uint8Array(sheet.width * sheet.height).fill(200);
  const put = (column: number, row: number, inkAt: (x: number, y: number) => number) => {
    for (let y = 0; y < cell.height - GAP; y++)
      for (let x = 0; x < cell.width - GAP; x++)
        data[(GAP + row * cell.height + y) * sheet.width + GAP + column * cell.width + x] = 255 - inkAt(x, y);
  };
  const side = Math.min(cell.width, cell.height) - GAP;
  for (let label = 0; label < 10; label++) {
    put(0, label, (x, y) => glyphAt(label, (7 * x) / side, (7 * y) / side));
    spread(sets, label).forEach(({ images, index }, column) => {
      const first = index * height * width;
      put(column + 1, label, (x, y) => images[first + Math.floor(y / scale) * width + Math.floor(x / scale)]);
    });
  }
  return { ...sheet, channels: 1, data };
}

/** A pixel of a label in a field of 7×7: the glyph has a margin of 2 at its sides, 1 above and below. */
function glyphAt(label: number, x: number, y: number): number {
  const column = Math.floor(x) - 2;
  const row = Math.floor(y) - 1;
  const inside = column >= 0 && column < 3 && row >= 0 && row < 5;
  return inside && GLYPHS[label][row * 3 + column] === '1' ? 255 : 0;
}

function spread(sets: readonly DigitSet[], label: number): { images: Uint8Array; index: number }[] {
  const all = sets.flatMap(({ images, labels }) =>
    Array.from(labels.keys())
      .filter((index) => labels[index] === label)
      .map((index) => ({ images, index })),
  );
  const count = Math.min(COLUMNS, all.length);
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)]);
}
