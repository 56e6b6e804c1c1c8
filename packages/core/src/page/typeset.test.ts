import { expect, test } from 'vitest';
import type { Mask } from '../base/types.ts';
import { isTypeset } from './typeset.ts';

/** Filled boxes, pixels: left, top, width, height. */
function maskOf(boxes: readonly (readonly [number, number, number, number])[]): Mask {
  const [width, height] = [400, 100];
  const data = new Uint8Array(width * height);
  for (const [left, top, across, down] of boxes)
    for (let y = top; y < top + down; y++) data.fill(1, y * width + left, y * width + left + across);
  return { width, height, data };
}

const EVEN = [
  [10, 20, 25, 52],
  [45, 20, 12, 52],
  [70, 20, 28, 52],
  [110, 20, 27, 52],
] as const;

test('digits of one height on one line are print, also if the line rises', () => {
  expect(isTypeset(maskOf(EVEN), 52)).toBe(true);
  const rising = EVEN.map(([x, y, w, h]) => [x, y + Math.round((x + w / 2) / 20), w, h] as const);
  expect(isTypeset(maskOf(rising), 52)).toBe(true);
});

test('points and dirt between the digits change nothing', () => {
  expect(isTypeset(maskOf([...EVEN, [150, 66, 6, 6], [160, 5, 4, 5]]), 52)).toBe(true);
});

test('a digit that stands four pixels lower, or is higher, is handwriting', () => {
  expect(isTypeset(maskOf([...EVEN.slice(0, 3), [110, 24, 27, 52]]), 52)).toBe(false);
  expect(isTypeset(maskOf([...EVEN.slice(0, 3), [110, 16, 27, 56]]), 52)).toBe(false);
});

test('two digits say nothing', () => {
  expect(isTypeset(maskOf(EVEN.slice(0, 2)), 52)).toBe(false);
});
