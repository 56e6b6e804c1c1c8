import { expect, test } from 'vitest';
import { contactSheet } from './contactSheet.ts';

test('each label has a row, with its name at the left and its pictures after it', () => {
  // Two pictures of 48×48: a 3 that is all ink, a 7 that is half ink.
  const pixels = 48 * 48;
  const images = new Uint8Array(2 * pixels).fill(255, 0, pixels);
  images.fill(100, pixels);
  const sheet = contactSheet([{ part: 'train', height: 48, width: 48, images, labels: Uint8Array.of(3, 7) }]);
  expect([sheet.width, sheet.height]).toEqual([17 * 50 + 2, 10 * 50 + 2]);
  const at = (column: number, row: number) =>
    sheet.data[(2 + row * 50 + 24) * sheet.width + 2 + column * 50 + 24];
  expect(at(1, 3)).toBe(0);
  expect(at(1, 7)).toBe(155);
  expect(at(1, 4)).toBe(200); // no picture of a 4
  const inkIn = (row: number) => {
    let ink = 0;
    for (let y = 0; y < 48; y++)
      for (let x = 0; x < 48; x++) ink += Number(sheet.data[(2 + row * 50 + y) * sheet.width + 2 + x] === 0);
    return ink;
  };
  const inks = Array.from({ length: 10 }, (_, row) => inkIn(row));
  expect(Math.min(...inks)).toBeGreaterThan(200);
  expect(inks[8]).toBe(Math.max(...inks)); // the 8 has the most ink
});
