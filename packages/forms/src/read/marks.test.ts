import type { Raster } from '@cifra/core/base/types.ts';
import { expect, test } from 'vitest';
import { writingOn } from '../extract/writing.ts';
import { fill, frame, type Paper, paper, stroke } from '../testing/drawnForm.ts';
import { filledOf, markIn } from './marks.ts';

const dark = ({ width, height, data }: Paper): Raster => ({
  width,
  height,
  data: Float32Array.from(data, (light) => 1 - light / 255),
});

function checkBox(write: (page: Paper) => void, letter = false) {
  const draw = (page: Paper) => {
    frame(page, { x: 2, y: 2, width: 60, height: 60 }, 3);
    if (letter) for (const y of [20, 30, 40]) fill(page, { x: 24, y, width: 16, height: 4 });
    return page;
  };
  const [blank, filled] = [draw(paper(64, 64)), draw(paper(64, 64))];
  write(filled);
  return markIn({
    filled: dark(filled),
    blank: dark(blank),
    writing: writingOn(dark(filled), dark(blank), 1.5),
  });
}

const tick = (page: Paper) => {
  stroke(page, { x: 18, y: 34 }, { x: 28, y: 46 }, 3);
  stroke(page, { x: 28, y: 46 }, { x: 48, y: 16 }, 3);
};

test('a tick, a cross and a filled box are marks, an empty box and a speck are none', () => {
  expect(checkBox(tick)).toBe('marked');
  expect(
    checkBox((page) => {
      stroke(page, { x: 10, y: 10 }, { x: 54, y: 54 }, 3);
      stroke(page, { x: 54, y: 10 }, { x: 10, y: 54 }, 3);
    }),
  ).toBe('marked');
  expect(checkBox((page) => fill(page, { x: 8, y: 8, width: 48, height: 48 }, 30))).toBe('marked');
  expect(checkBox(() => {})).toBe('unmarked');
  expect(checkBox((page) => fill(page, { x: 30, y: 30, width: 3, height: 3 }))).toBe('unmarked');
});

test('a small mark is for a person to judge', () => {
  expect(checkBox((page) => fill(page, { x: 28, y: 28, width: 7, height: 4 }))).toBe('faint');
});

test('a letter printed in a box is no mark, but the box can be filled', () => {
  expect(checkBox(() => {}, true)).toBe('unmarked');
  expect(checkBox((page) => fill(page, { x: 10, y: 10, width: 44, height: 44 }, 40), true)).toBe('marked');
});

function bubbles(filledAt: readonly (readonly [index: number, light: number])[]) {
  return filledOf(
    Array.from({ length: 10 }, (_, i) => {
      const [blank, filled] = [paper(32, 32), paper(32, 32)];
      for (const page of [blank, filled]) fill(page, { x: 14, y: 8, width: 4, height: 16 });
      for (const [index, light] of filledAt) {
        if (index === i) fill(filled, { x: 5, y: 5, width: 22, height: 22 }, light);
      }
      return { filled: dark(filled), blank: dark(blank) };
    }),
  );
}

test('the filled bubble is found, also a pale one', () => {
  expect(bubbles([[7, 30]])).toEqual({ index: 7, isClear: true });
  expect(bubbles([[3, 150]])).toEqual({ index: 3, isClear: true });
  expect(bubbles([])).toEqual({ index: null, isClear: true });
});

test('two filled bubbles, and a touched one, are in doubt', () => {
  expect(
    bubbles([
      [2, 40],
      [5, 60],
    ]).isClear,
  ).toBe(false);
  expect(bubbles([[4, 205]])).toEqual({ index: 4, isClear: false });
});
