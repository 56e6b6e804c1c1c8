import type { Reading } from '@cifra/core/base/types.ts';
import { expect, test } from 'vitest';
import type { Ink, Stroke } from '../stroke.ts';
import { type Correction, carried } from './carried.ts';

/** A vertical stroke, and the box in which it is read. */
const stroke = (x: number, y = 0): Stroke => ({
  points: [
    { x, y, pressure: 0.5 },
    { x: x + 4, y: y + 100, pressure: 0.5 },
  ],
  measured: true,
});
const box = (x: number, y = 0) => ({ x: x - 10, y: y - 10, width: 24, height: 120 });

/** A reading of digits at these places. */
function reading(text: string, places: readonly number[], y = 0): Reading {
  const digits = places.map((x) => ({ digit: 0, box: box(x, y), probabilities: [] }));
  return { text, digits } as unknown as Reading;
}

const three = [0, 50, 100];
const drawn: Ink = three.map((x) => stroke(x));
const corrected: Correction = {
  line: 0,
  text: '385',
  read: [3, 0, 5],
  boxes: three.map((x) => box(x)),
  ink: drawn,
};

test('a correction applies as it is while the ink is unchanged', () => {
  expect(carried(corrected, [reading('305', three)], drawn)).toEqual({
    line: 0,
    text: '385',
    places: [0, 1, 2],
  });
});

test('305, corrected to 385, becomes 3857 with a 7 after it', () => {
  const after = carried(corrected, [reading('3057', [...three, 150])], [...drawn, stroke(150)]);
  expect(after).toEqual({ line: 0, text: '3857', places: [0, 1, 2] });
});

test('signs and digits before it stay, and what is read differently from the same ink does not matter', () => {
  const now = [...drawn, stroke(-50)];
  expect(carried(corrected, [reading('-2365', [-50, ...three])], now)?.text).toBe('-2385');
});

test('a correction with more or fewer digits keeps its place', () => {
  const slash = { ...corrected, text: '3/5' };
  expect(carried(slash, [reading('3057', [...three, 150])], [...drawn, stroke(150)])?.text).toBe('3/57');
});

test('a digit that is written over is read again, the others stay corrected', () => {
  const now = [...drawn, stroke(101)];
  expect(carried(corrected, [reading('306', three)], now)).toEqual({ line: 0, text: '386', places: [0, 1] });
  // As many digits as boxes are needed to know which digit is which.
  expect(carried({ ...corrected, text: '38' }, [reading('306', three)], now)).toBeNull();
});

test('a point between the digits is kept', () => {
  const point = { points: [{ x: 75, y: 98, pressure: 0.5 }], measured: true };
  expect(carried(corrected, [reading('30.5', three)], [...drawn, point])?.text).toBe('38.5');
});

test('a correction follows its ink to another line', () => {
  const above = [50].map((x) => stroke(x, -300));
  const readings = [reading('1', [50], -300), reading('305', three)];
  expect(carried(corrected, readings, [...above, ...drawn])).toMatchObject({ line: 1, text: '385' });
});

test('nothing is left of a correction if its ink is gone, and all of it if the ink is back', () => {
  expect(carried(corrected, [reading('1', [300])], [stroke(300)])).toBeNull();
  expect(
    carried(
      corrected,
      [reading('111', three)],
      three.map((x) => stroke(x + 1)),
    ),
  ).toBeNull();
  expect(carried(corrected, [], [])).toBeNull();
  expect(carried(corrected, [reading('305', three)], structuredClone(drawn))?.text).toBe('385');
});
