import { expect, test } from 'vitest';
import { drawn } from '../testing/draw.ts';
import { growBox, inkBox, scaleBox, unionBox } from './box.ts';

test('the box of the ink above a threshold', () => {
  const ink = drawn('.....', '.2#..', '...1.', '.....');
  expect(inkBox(ink)).toEqual({ x: 1, y: 1, width: 3, height: 2 });
  expect(inkBox(ink, 0.15)).toEqual({ x: 1, y: 1, width: 2, height: 1 });
  expect(inkBox(ink, 1)).toBeNull();
});

test('boxes join, grow inside a picture, and scale outward', () => {
  const box = { x: 1, y: 2, width: 3, height: 4 };
  expect(unionBox(box, { x: 0, y: 5, width: 2, height: 3 })).toEqual({ x: 0, y: 2, width: 4, height: 6 });
  expect(growBox(box, 2, { width: 5, height: 20 })).toEqual({ x: 0, y: 0, width: 5, height: 8 });
  expect(scaleBox(box, 1.5)).toEqual({ x: 1, y: 3, width: 5, height: 6 });
});
