import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { Problem } from '../problems.ts';

/**
 * 28 rows of 28 values from 0 to `inkValue` → ink in [0, 1]. `where` names the rows in messages.
 * @throws Problem
 */
export function inkOf(rows: readonly (readonly number[])[], inkValue: number, where: string): Float32Array {
  const image = Float32Array.from(rows.flat(), (value) => value / inkValue);
  if (image.some((value) => value > 1)) {
    throw new Problem(
      'invalid-request',
      `${where} has values above ${inkValue}; set "inkValue": 255 for bytes`,
    );
  }
  return image;
}

/** [28, 28] → 28 rows, values rounded to four decimals. */
export function rowsOf(values: Float32Array): number[][] {
  return Array.from({ length: DIGIT_SIDE }, (_, y) =>
    Array.from(
      values.subarray(y * DIGIT_SIDE, (y + 1) * DIGIT_SIDE),
      (value) => Math.round(value * 1e4) / 1e4,
    ),
  );
}
