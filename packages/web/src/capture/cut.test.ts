import { expect, test } from 'vitest';
import { between, type Cut, isTiny, turned, turnedSize, WHOLE, withSide } from './cut.ts';

const corner: Cut = { turns: 0, left: 0, top: 0, right: 0.25, bottom: 0.5 };

test('a quarter turn moves the upper left corner to the upper right; four turns change nothing', () => {
  expect(turned(corner)).toEqual({ turns: 1, left: 0.5, top: 0, right: 1, bottom: 0.25 });
  expect(turned(turned(turned(turned(corner))))).toEqual(corner);
  expect(turned(WHOLE)).toEqual({ ...WHOLE, turns: 1 });
});

test('a side stays inside the photograph and away from the opposite side', () => {
  expect(withSide(corner, 'right', 2).right).toBe(1);
  expect(withSide(corner, 'right', 0.01).right).toBe(0.05);
  expect(withSide(corner, 'top', 0.9).top).toBe(0.45);
  expect(withSide(corner, 'left', -1).left).toBe(0);
});

test('a part is drawn from any corner to the opposite one, and ends at the edges', () => {
  expect(between(1, { x: 0.8, y: 1.5 }, { x: 0.2, y: 0.5 })).toEqual({
    turns: 1,
    left: 0.2,
    top: 0.5,
    right: 0.8,
    bottom: 1,
  });
  expect(isTiny(between(0, { x: 0.5, y: 0 }, { x: 0.51, y: 1 }))).toBe(true);
  expect(isTiny(corner)).toBe(false);
});

test('one and three quarter turns swap width and height', () => {
  const size = { width: 3, height: 2 };
  expect(([0, 1, 2, 3] as const).map((turns) => turnedSize(size, turns).width)).toEqual([3, 2, 3, 2]);
});
