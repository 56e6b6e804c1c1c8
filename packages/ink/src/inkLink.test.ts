import { expect, test } from 'vitest';
import { inkOfText, inkText } from './inkLink.ts';
import type { Ink } from './stroke.ts';

const pen = (x: number, y: number, pressure: number) => ({ x, y, pressure });

test('ink comes back from its text: places in whole units, pressure where it was measured', () => {
  const ink: Ink = [
    { points: [pen(10.4, 20.6, 0.5), pen(300, 5, 0.9)], measured: false },
    { points: [pen(700, 480, 1), pen(0, 0, 0.2)], measured: true },
  ];
  const text = inkText(ink);
  expect(text).toMatch(/^a[\w-]+$/);
  expect(inkOfText(text)).toEqual([
    { points: [pen(10, 21, 0.5), pen(300, 5, 0.5)], measured: false },
    { points: [pen(700, 480, 1), pen(0, 0, 0.2)], measured: true },
  ]);
});

test('a number of 200 points fits a short address', () => {
  const points = Array.from({ length: 200 }, (_, i) => pen(100 + 2 * i, 200 + (i % 7), 0.5));
  expect(inkText([{ points, measured: false }]).length).toBeLessThan(600);
});

test.each(['', 'b', 'a!', 'aBA', `a${btoa(String.fromCharCode(2, 255, 255, 127, 0))}`])(
  'the text "%s" is not ink',
  (text) => {
    expect(inkOfText(text)).toBeNull();
  },
);
