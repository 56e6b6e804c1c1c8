import { expect, test } from 'vitest';
import { quarterTurn } from './quarterTurn.ts';

/** Three columns and two rows of two bytes. */
const picture = {
  width: 3,
  height: 2,
  channels: 1,
  data: Uint8Array.of(1, 2, 3, 4, 5, 6),
} as const;

test.each([
  [0, 3, [1, 2, 3, 4, 5, 6]],
  [1, 2, [4, 1, 5, 2, 6, 3]],
  [2, 3, [6, 5, 4, 3, 2, 1]],
  [3, 2, [3, 6, 2, 5, 1, 4]],
  [-1, 2, [3, 6, 2, 5, 1, 4]],
])('%d quarters clockwise', (quarters, width, pixels) => {
  const turned = quarterTurn(picture, quarters);
  expect(turned.picture.width).toBe(width);
  expect([...turned.picture.data]).toEqual(pixels);
  // Each pixel as a box goes to where its value is, and back.
  for (let i = 0; i < 6; i++) {
    const box = { x: i % 3, y: Math.floor(i / 3), width: 1, height: 1 };
    const there = turned.toTurned(box);
    expect(turned.picture.data[there.y * width + there.x]).toBe(picture.data[i]);
    expect(turned.toOriginal(there)).toEqual(box);
  }
});

test('colours stay together, and boxes of several pixels keep their sides', () => {
  const data = Uint8Array.of(1, 2, 3, 4, 5, 6);
  const { picture: turned, toTurned } = quarterTurn({ width: 2, height: 1, channels: 3, data }, 1);
  expect([turned.width, turned.height]).toEqual([1, 2]);
  expect([...turned.data]).toEqual([1, 2, 3, 4, 5, 6]);
  expect(toTurned({ x: 0, y: 0, width: 2, height: 1 })).toEqual({ x: 0, y: 0, width: 1, height: 2 });
});
