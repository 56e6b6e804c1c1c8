import { expect, test } from 'vitest';
import { snippetBox } from './snippetBox.ts';

const picture = { width: 200, height: 100 };

test('a number gets a margin of a fifth of its height', () => {
  expect(snippetBox({ x: 50, y: 40, width: 60, height: 20 }, picture)).toEqual({
    x: 46,
    y: 36,
    width: 68,
    height: 28,
  });
});

test('the margin ends at the edges of the picture', () => {
  expect(snippetBox({ x: 1, y: 2, width: 199, height: 95 }, picture)).toEqual({ x: 0, y: 0, ...picture });
});
