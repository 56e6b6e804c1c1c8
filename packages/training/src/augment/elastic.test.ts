import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { createElastic, drawElastic, fillRow } from './elastic.ts';

/** Draws `n` fields and passes each displacement, x and y, of all [28 × 28] pixels to `visit`. */
function everyField(
  n: number,
  amplitude: number,
  spacing: number,
  visit: (x: number[], y: number[]) => void,
) {
  const rng = createRandom('fields');
  const field = createElastic();
  for (let i = 0; i < n; i++) {
    drawElastic(field, rng, { amplitude, spacing });
    const xs: number[] = [];
    const ys: number[] = [];
    for (let y = 0; y < 28; y++) {
      fillRow(field, y, 0, 27);
      xs.push(...field.rowX);
      ys.push(...field.rowY);
    }
    visit(xs, ys);
  }
}

test.each([
  [0.8, 6],
  [2, 4.5],
])('root mean square %f pixels at spacing %f, mean zero, axes independent', (amplitude, spacing) => {
  let sum = 0;
  let squares = 0;
  let product = 0;
  everyField(400, amplitude, spacing, (xs, ys) => {
    xs.forEach((x, i) => {
      sum += x;
      squares += x * x;
      product += x * ys[i];
    });
  });
  const n = 400 * 784;
  expect(Math.sqrt(squares / n) / amplitude).toBeCloseTo(1, 1);
  expect(Math.abs(sum / n)).toBeLessThan(0.05 * amplitude);
  expect(Math.abs(product / n)).toBeLessThan(0.05 * amplitude ** 2);
});

test('neighbours move alike, and none further than the reach', () => {
  everyField(100, 1, 7, (xs) => {
    for (let i = 1; i < xs.length; i++) {
      if (i % 28 > 0) expect(Math.abs(xs[i] - xs[i - 1])).toBeLessThan(1);
    }
    const field = createElastic();
    drawElastic(field, createRandom(1), { amplitude: 1, spacing: 7 });
    expect(Math.max(...xs.map(Math.abs))).toBeLessThanOrEqual(field.reach);
  });
});

test('zero amplitude draws nothing and moves nothing', () => {
  const rng = createRandom(1);
  const field = createElastic();
  drawElastic(field, rng, { amplitude: 0, spacing: 0 });
  expect(field.reach).toBe(0);
  expect(rng.next()).toBe(createRandom(1).next());
});

test('a spacing below a pixel is refused', () => {
  expect(() => drawElastic(createElastic(), createRandom(1), { amplitude: 1, spacing: 0.5 })).toThrow(
    /spacing is 0.5/,
  );
});

test('two fields with different spacings do not disturb each other', () => {
  const rowOf = (other: boolean) => {
    const field = createElastic();
    drawElastic(field, createRandom(1), { amplitude: 1, spacing: 7 });
    if (other) drawElastic(createElastic(), createRandom(2), { amplitude: 3, spacing: 4 });
    fillRow(field, 13, 0, 27);
    return field.rowX;
  };
  expect(rowOf(true)).toEqual(rowOf(false));
});
