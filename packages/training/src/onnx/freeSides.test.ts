import { expect, test } from 'vitest';
import * as f from './functions.ts';
import { createGraph, input } from './graph.ts';

const image = () => input(createGraph(), 'image', ['N', 3, 'H', 'W']);
type Pads = readonly [number, number, number, number];
const pool = (kernel: readonly [number, number], strides = kernel, pads: Pads = [0, 0, 0, 0]) =>
  f.one('MaxPool', [image()], { kernel, strides, pads }).shape;

test('a window that keeps the length of a free side keeps its name', () => {
  expect(pool([3, 1], [1, 1], [1, 0, 1, 0])).toEqual(['N', 3, 'H', 'W']);
});

test('a window that changes it gets a new name, the same for the same change', () => {
  const [, , height, width] = pool([2, 1], [2, 1]);
  expect(width).toBe('W');
  expect(height).not.toBe('H');
  expect(pool([2, 1], [2, 1])[2]).toBe(height);
  expect(pool([3, 1], [2, 1])[2]).not.toBe(height);
});

test('maps of different lengths do not add up, even if the lengths are unknown', () => {
  const x = image();
  const halved = f.one('MaxPool', [x], { kernel: [1, 2], strides: [1, 2], pads: [0, 0, 0, 0] });
  expect(() => f.add(x, halved)).toThrow('do not broadcast');
  const again = f.one('MaxPool', [x], { kernel: [1, 2], strides: [1, 2], pads: [0, 0, 0, 0] });
  expect(f.add(again, halved).shape).toEqual(halved.shape);
});

test('a side that was divided and enlarged again is the same side', () => {
  const x = image();
  const quarter = pool([2, 2]);
  expect(quarter.slice(2)).toEqual(['H/2', 'W/2']);
  const halved = f.one('MaxPool', [x], { kernel: [2, 2], strides: [2, 2], pads: [0, 0, 0, 0] });
  const back = f.one('Resize', [halved], { scale: 2 });
  expect(f.add(x, back).shape).toEqual(x.shape);
  expect(f.one('Resize', [x], { scale: 2 }).shape.slice(2)).toEqual(['2*(H)', '2*(W)']);
});

test('an operation that needs a number reports that the side is free', () => {
  expect(() => f.slice(image(), 3, 0, 1)).toThrow('expected a known dimension, got W');
});
