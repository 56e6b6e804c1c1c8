import { expect, test } from 'vitest';
import { displacementAt, meshThrough } from './mesh.ts';

const size = { width: 700, height: 900 };
const grid = { columns: 7, rows: 9 };
/** A linear displacement has no second differences, so the smoothest mesh is the measurement itself. */
const linear = ({ x, y }: { x: number; y: number }) => ({ x: 2 + 0.01 * x - 0.004 * y, y: -1 + 0.006 * y });

test('a linear displacement is found exactly, also where nothing was measured', () => {
  const at = [
    { x: 100, y: 100 },
    { x: 400, y: 150 },
    { x: 160, y: 420 },
    { x: 380, y: 390 },
  ];
  const mesh = meshThrough(
    at.map((point) => ({ at: point, shift: linear(point) })),
    size,
    grid,
  );
  for (const point of [...at, { x: 650, y: 850 }, { x: 20, y: 880 }]) {
    const { x, y } = displacementAt(mesh, point);
    expect(x).toBeCloseTo(linear(point).x, 1);
    expect(y).toBeCloseTo(linear(point).y, 1);
  }
});

test('without measurements there is no displacement', () => {
  const mesh = meshThrough([], size, grid);
  expect(displacementAt(mesh, { x: 300, y: 300 })).toEqual({ x: 0, y: 0 });
});

test('outside the page a displacement is that of its edge', () => {
  const mesh = meshThrough([{ at: { x: 350, y: 450 }, shift: { x: 3, y: 4 } }], size, grid);
  expect(displacementAt(mesh, { x: -50, y: 450 })).toEqual(displacementAt(mesh, { x: 0, y: 450 }));
});
