import type { Raster } from '@cifra/core/base/types.ts';
import { expect, test } from 'vitest';
import { FIELDS, fill, frame, type Paper, paper, stroke } from '../testing/drawnForm.ts';
import { isEmpty } from './emptiness.ts';
import { writingOn } from './writing.ts';

const HEIGHT = 64;
const dark = ({ width, height, data }: Paper): Raster => ({
  width,
  height,
  data: Float32Array.from(data, (light) => 1 - light / 255),
});

function boxes(light = 0): Paper {
  const page = paper(160, HEIGHT);
  frame(page, { x: 10, y: 6, width: 70, height: 52 }, 3, light);
  frame(page, { x: 77, y: 6, width: 70, height: 52 }, 3, light);
  return page;
}

/** What was written must be there, and nothing else: the share of pixels that differ clearly. */
function difference(found: Raster, written: Paper): number {
  const wrong = found.data.filter((value, i) => Math.abs(value - (1 - written.data[i] / 255)) > 0.5).length;
  return wrong / written.data.filter((light) => light < 128).length;
}

test.each([
  ['black', 0],
  ['grey', 150],
])('strokes that cross %s boxes are found whole, without the boxes', (_, light) => {
  const [filled, written] = [boxes(light), paper(160, HEIGHT)];
  for (const page of [filled, written]) {
    stroke(page, { x: 40, y: 0 + 4 }, { x: 45, y: 60 });
    stroke(page, { x: 60, y: 30 }, { x: 110, y: 34 });
    stroke(page, { x: 95, y: 12 }, { x: 130, y: 48 });
  }
  expect(difference(writingOn(dark(filled), dark(boxes(light)), 1.5), written)).toBeLessThan(0.12);
});

test('boxes that are printed a little aside leave nothing', () => {
  const filled = paper(160, HEIGHT);
  frame(filled, { x: 11, y: 7, width: 70, height: 52 }, 3);
  frame(filled, { x: 78, y: 7, width: 70, height: 52 }, 3);
  expect(isEmpty(writingOn(dark(filled), dark(boxes()), 1.5), HEIGHT)).toBe(true);
});

test('pale boxes that a fax made black leave nothing, and strokes across them stay whole', () => {
  const [filled, written] = [boxes(0), paper(160, HEIGHT)];
  expect(isEmpty(writingOn(dark(filled), dark(boxes(150)), 1.5), HEIGHT)).toBe(true);
  for (const page of [filled, written]) stroke(page, { x: 60, y: 30 }, { x: 110, y: 34 });
  expect(difference(writingOn(dark(filled), dark(boxes(150)), 1.5), written)).toBeLessThan(0.12);
});

test('a pale pen is raised to a usual one', () => {
  const [filled, written] = [boxes(), paper(160, HEIGHT)];
  stroke(filled, { x: 30, y: 20 }, { x: 60, y: 44 }, 4, 180);
  stroke(written, { x: 30, y: 20 }, { x: 60, y: 44 }, 4);
  expect(isEmpty(writingOn(dark(filled), dark(boxes()), 1.5), HEIGHT)).toBe(true);
  expect(difference(writingOn(dark(filled), dark(boxes()), 1.5, 0.3), written)).toBeLessThan(0.12);
});

test('specks are not writing, a small digit is', () => {
  const [specks, digit] = [boxes(), boxes()];
  fill(specks, { x: 30, y: 30, width: 4, height: 4 });
  fill(specks, { x: 100, y: 20, width: 3, height: 5 });
  stroke(digit, { x: 40, y: 22 }, { x: 40, y: 40 }, 3);
  expect(isEmpty(writingOn(dark(specks), dark(boxes()), 1.5), HEIGHT)).toBe(true);
  expect(isEmpty(writingOn(dark(digit), dark(boxes()), 1.5), HEIGHT)).toBe(false);
});

test('the drawn forms have their fields on the page', () => {
  expect(FIELDS.every(({ x, y, width, height }) => x + width <= 800 && y + height <= 1100)).toBe(true);
});
