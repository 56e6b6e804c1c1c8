import { expect, test } from 'vitest';
import { flatten, parseStroke } from './path.ts';

test('points are parsed in heights, with their corners', () => {
  expect(parseStroke('0.5,10! -1,2')).toEqual([
    { x: 0.05, y: 1, corner: true },
    { x: -0.1, y: 0.2, corner: false },
  ]);
});

test('the error for an invalid point names it', () => {
  expect(() => parseStroke('1,2 3;4')).toThrow(/'3;4'/);
});

test('the curve passes through its points', () => {
  const points = parseStroke('0,0 4,1 5,6! 1,9 0,4');
  const line = flatten(points);
  for (const { x, y } of points) {
    const distances = Array.from({ length: line.length / 2 }, (_, i) =>
      Math.hypot(line[2 * i] - x, line[2 * i + 1] - y),
    );
    expect(Math.min(...distances)).toBeLessThan(1e-12);
  }
});

test('two points make a straight line', () => {
  const line = flatten(parseStroke('1,0 1,10'));
  for (let i = 0; i < line.length; i += 2) expect(line[i]).toBeCloseTo(0.1, 12);
});

test('a corner stays sharp, another point is round', () => {
  const turnAt = (stroke: string) => {
    const line = flatten(parseStroke(stroke));
    const middle = (line.length / 2 - 1) / 2;
    const direction = (i: number) =>
      Math.atan2(line[2 * i + 3] - line[2 * i + 1], line[2 * i + 2] - line[2 * i]);
    return Math.abs(direction(middle) - direction(middle - 1));
  };
  expect(turnAt('0,0 5,0! 5,5')).toBeCloseTo(Math.PI / 2, 6);
  expect(turnAt('0,0 5,0 5,5')).toBeLessThan(0.5);
});

test('coinciding points give no NaN', () => {
  expect([...flatten(parseStroke('1,1 1,1 2,2'))].every(Number.isFinite)).toBe(true);
});
