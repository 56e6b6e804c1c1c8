import type { Point } from '@cifra/core/image/box.ts';

/** Displacements at the points of a regular grid over a page; between them, bilinear. */
export type Mesh = {
  readonly columns: number;
  readonly rows: number;
  /** Distance of the grid's lines, pixels of the page. */
  readonly stepX: number;
  readonly stepY: number;
  readonly dx: Float32Array;
  readonly dy: Float32Array;
};

export function displacementAt({ columns, rows, stepX, stepY, dx, dy }: Mesh, { x, y }: Point): Point {
  const u = Math.min(Math.max(x / stepX, 0), columns - 1);
  const v = Math.min(Math.max(y / stepY, 0), rows - 1);
  const left = Math.min(Math.floor(u), columns - 2);
  const top = Math.min(Math.floor(v), rows - 2);
  const [fx, fy] = [u - left, v - top];
  const at = top * columns + left;
  const mix = (values: Float32Array) =>
    (values[at] * (1 - fx) + values[at + 1] * fx) * (1 - fy) +
    (values[at + columns] * (1 - fx) + values[at + columns + 1] * fx) * fy;
  return { x: mix(dx), y: mix(dy) };
}

/** A displacement that was measured at a point; null where a direction was not. */
export type Measured = {
  readonly at: Point;
  readonly shift: { readonly x: number | null; readonly y: number | null };
};

/**
 * The smoothest mesh near measured displacements: minimises the squared differences to the measurements and, weighted
 * by `stiffness`, the squared second differences along rows and columns, by Gauss–Seidel. So where nothing was
 * measured, displacements continue as around.
 */
export function meshThrough(
  measured: readonly Measured[],
  { width, height }: { readonly width: number; readonly height: number },
  {
    columns,
    rows,
    stiffness = 1,
  }: { readonly columns: number; readonly rows: number; readonly stiffness?: number },
): Mesh {
  const [stepX, stepY] = [width / (columns - 1), height / (rows - 1)];
  const count = columns * rows;
  const fit = (pick: (shift: Measured['shift']) => number | null): Float32Array => {
    // Normal equations A x = b, dense: a mesh has at most some hundred points.
    const a = new Float64Array(count * count);
    const b = new Float64Array(count);
    const add = (
      terms: readonly (readonly [index: number, weight: number])[],
      value: number,
      weight: number,
    ) => {
      for (const [i, wi] of terms) {
        b[i] += weight * wi * value;
        for (const [k, wk] of terms) a[i * count + k] += weight * wi * wk;
      }
    };
    for (const { at, shift } of measured) {
      const value = pick(shift);
      if (value !== null) add(cornersOf(at, stepX, stepY, columns, rows), value, 1);
    }
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const i = row * columns + column;
        if (column > 0 && column < columns - 1)
          add(
            [
              [i - 1, 1],
              [i, -2],
              [i + 1, 1],
            ],
            0,
            stiffness,
          );
        if (row > 0 && row < rows - 1)
          add(
            [
              [i - columns, 1],
              [i, -2],
              [i + columns, 1],
            ],
            0,
            stiffness,
          );
        // Without measurements there is no displacement.
        add([[i, 1]], 0, 1e-7);
      }
    }
    return solved(a, b);
  };
  return { columns, rows, stepX, stepY, dx: fit(({ x }) => x), dy: fit(({ y }) => y) };
}

function cornersOf(
  { x, y }: Point,
  stepX: number,
  stepY: number,
  columns: number,
  rows: number,
): (readonly [number, number])[] {
  const left = Math.min(Math.max(Math.floor(x / stepX), 0), columns - 2);
  const top = Math.min(Math.max(Math.floor(y / stepY), 0), rows - 2);
  const [fx, fy] = [x / stepX - left, y / stepY - top];
  const at = top * columns + left;
  return [
    [at, (1 - fx) * (1 - fy)],
    [at + 1, fx * (1 - fy)],
    [at + columns, (1 - fx) * fy],
    [at + columns + 1, fx * fy],
  ];
}

/** Cholesky's method, for a symmetric positive definite matrix, which is overwritten. */
function solved(a: Float64Array, b: Float64Array): Float32Array {
  const n = b.length;
  for (let i = 0; i < n; i++) {
    for (let k = 0; k <= i; k++) {
      let sum = a[i * n + k];
      for (let m = 0; m < k; m++) sum -= a[i * n + m] * a[k * n + m];
      a[i * n + k] = i === k ? Math.sqrt(sum) : sum / a[k * n + k];
    }
  }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) b[i] -= a[i * n + k] * b[k];
    b[i] /= a[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) b[i] -= a[k * n + i] * b[k];
    b[i] /= a[i * n + i];
  }
  return Float32Array.from(b);
}
