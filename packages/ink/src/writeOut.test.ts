import { expect, test } from 'vitest';
import { SHEET } from './stroke.ts';
import { WRITTEN_MARKS, writeOut } from './writeOut.ts';

test('a number is written from left to right within the sheet, however long it is', () => {
  for (const text of ['7', '1749', `-12${WRITTEN_MARKS.join('3')}`, '9'.repeat(24)]) {
    const points = (writeOut(text) ?? []).flatMap((stroke) => stroke.points);
    for (const { x, y } of points) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(SHEET.width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(SHEET.height);
    }
  }
  const [one, seven] = writeOut('17') ?? [];
  const right = Math.max(...one.points.map(({ x }) => x));
  expect(Math.min(...seven.points.map(({ x }) => x))).toBeGreaterThan(right);
});

test('other characters, and nothing, are not written', () => {
  for (const text of ['', 'abc', '12 €', '1 2']) expect(writeOut(text)).toBeNull();
});
