import { expect, test } from 'vitest';
import type { Raster } from '../base/types.ts';
import { inkBox } from '../image/box.ts';
import { difference, drawn } from '../testing/draw.ts';
import { missing, trainingDigits } from '../testing/realDigits.ts';
import { normalise } from './normalise.ts';

const frame = (data: Float32Array): Raster => ({ width: 28, height: 28, data });

/** Enlarges `ink` k times, by repeating pixels or bilinearly, at (x, y) of a larger sheet. */
function pasted(ink: Raster, k: number, how: 'nearest' | 'bilinear', x: number, y: number): Raster {
  const width = Math.round(ink.width * k) + 2 * x + 5;
  const height = Math.round(ink.height * k) + 2 * y + 9;
  const data = new Float32Array(width * height);
  const at = (px: number, py: number) =>
    px < 0 || py < 0 || px >= ink.width || py >= ink.height ? 0 : ink.data[py * ink.width + px];
  for (let v = 0; v < ink.height * k; v++) {
    for (let u = 0; u < ink.width * k; u++) {
      const sx = how === 'nearest' ? Math.floor(u / k) : (u + 0.5) / k - 0.5;
      const sy = how === 'nearest' ? Math.floor(v / k) : (v + 0.5) / k - 0.5;
      const [fx, fy] = [sx - Math.floor(sx), sy - Math.floor(sy)];
      const [lx, ty] = [Math.floor(sx), Math.floor(sy)];
      data[(v + y) * width + u + x] =
        (at(lx, ty) * (1 - fx) + at(lx + 1, ty) * fx) * (1 - fy) +
        (at(lx, ty + 1) * (1 - fx) + at(lx + 1, ty + 1) * fx) * fy;
    }
  }
  return { width, height, data };
}

test('the longer side of the ink becomes 20 pixels and the centre of mass pixel (14, 14)', () => {
  const image = frame(normalise(drawn('.....', '.##..', '..#..', '..#..', '..#..', '..#..', '.....')));
  const box = inkBox(image, 0.1)!;
  expect(box.height).toBe(20);
  expect(box.width).toBe(8);
  let [mass, mx, my] = [0, 0, 0];
  image.data.forEach((value, i) => {
    mass += value;
    mx += value * (i % 28);
    my += value * Math.floor(i / 28);
  });
  expect(Math.abs(mx / mass - 14)).toBeLessThanOrEqual(0.5);
  expect(Math.abs(my / mass - 14)).toBeLessThanOrEqual(0.5);
});

test('a bar wider than high keeps its aspect ratio', () => {
  const box = inkBox(frame(normalise(drawn('..........', '.########.', '.########.', '..........'))), 0.5)!;
  expect([box.width, box.height]).toEqual([20, 5]);
});

test('no ink stays empty, a dot fills the box, an edge-to-edge digit is not cut', () => {
  expect(normalise(drawn('...', '...')).every((value) => value === 0)).toBe(true);
  expect(inkBox(frame(normalise(drawn('...', '.#.', '...'))), 0.5)).toMatchObject({ width: 20, height: 20 });
  expect(inkBox(frame(normalise(drawn('##', '.#', '.#'))), 0.5)).toMatchObject({ height: 20 });
});

test('ink outside the given box is ignored', () => {
  const two = drawn('#...#', '#..##', '#...#');
  const alone = drawn('.#', '##', '.#');
  expect(normalise(two, { x: 3, y: 0, width: 2, height: 3 })).toEqual(normalise(alone));
});

test('the result is in [0, 1]; soft, wide ink stays connected', () => {
  const image = normalise(drawn('.12321.', '.3###3.', '.12321.'));
  expect(Math.max(...image)).toBeLessThanOrEqual(1);
  expect(Math.min(...image)).toBe(0);
});

const noMnist = missing('mnist');
const mnistTest = (name: string, body: () => void) =>
  test(name, ({ skip }) => {
    if (noMnist !== null) skip(noMnist);
    body();
  });

mnistTest('MNIST’s own training digits come back as they are', () => {
  const digits = trainingDigits('mnist', 2000);
  const errors = digits.map(({ ink }) => difference(normalise(ink), ink.data));
  expect(errors.filter((error) => error < 1e-6).length / errors.length).toBeGreaterThan(0.999);
});

mnistTest('… and close when enlarged and put elsewhere', () => {
  const digits = trainingDigits('mnist', 100);
  const error = (k: number, how: 'nearest' | 'bilinear') => {
    const each = digits.map(({ ink }) => difference(normalise(pasted(ink, k, how, 7, 31)), ink.data));
    return each.reduce((a, b) => a + b) / each.length;
  };
  // Mean absolute error per pixel, ink in [0, 1]; the mean ink itself is 0.13.
  const found = [
    error(2, 'nearest'),
    error(5, 'nearest'),
    error(7.3, 'nearest'),
    error(2, 'bilinear'),
    error(5, 'bilinear'),
  ];
  const allowed = [1e-6, 1e-6, 0.012, 0.05, 0.05];
  found.forEach((value, i) => {
    expect(value).toBeLessThan(allowed[i]);
  });
});

mnistTest('normalising twice changes nothing, shifting changes nothing', () => {
  for (const { ink } of trainingDigits('mnist', 200)) {
    const large = pasted(ink, 3.7, 'bilinear', 2, 3);
    const once = normalise(large);
    expect(difference(normalise(frame(once)), once)).toBeLessThan(0.012);
    expect(normalise(pasted(ink, 3.7, 'bilinear', 20, 30))).toEqual(once);
  }
});
