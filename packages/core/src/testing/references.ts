import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mask, Raster } from '../base/types.ts';

type Rows = readonly (readonly number[])[];

/** Reference values of OpenCV and SciPy; made by scripts/references/image.py. */
export const references: {
  readonly otsu: readonly { readonly grey: Rows; readonly threshold: number }[];
  readonly components: {
    readonly mask: readonly string[];
    readonly components: readonly {
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly area: number;
      readonly centroid: readonly [number, number];
    }[];
  };
  readonly warp: {
    readonly source: Rows;
    readonly cases: readonly { readonly matrix: readonly number[]; readonly warped: Rows }[];
  };
  readonly shrink: {
    readonly source: Rows;
    readonly cases: readonly { readonly width: number; readonly height: number; readonly shrunk: Rows }[];
  };
  readonly distance: { readonly mask: readonly string[]; readonly squared: Rows };
  readonly closing: {
    readonly source: Rows;
    readonly cases: readonly { readonly radius: number; readonly closed: Rows }[];
  };
} = JSON.parse(readFileSync(join(import.meta.dirname, '../image/references/image.json'), 'utf8'));

/** Returns rows of numbers as a raster. */
export function rasterOfRows(rows: Rows): Raster {
  return { width: rows[0].length, height: rows.length, data: Float32Array.from(rows.flat()) };
}

/** Returns rows of text as a mask: '#' is ink. */
export function maskOf(...rows: readonly string[]): Mask {
  const data = Uint8Array.from(rows.join(''), (c) => (c === '#' ? 1 : 0));
  return { width: rows[0].length, height: rows.length, data };
}

/** Inverse of `maskOf`. */
export function maskRows({ width, height, data }: Mask): string[] {
  return Array.from({ length: height }, (_, y) =>
    Array.from(data.subarray(y * width, (y + 1) * width), (ink) => (ink ? '#' : '.')).join(''),
  );
}
