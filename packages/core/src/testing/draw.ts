import type { Raster } from '../base/types.ts';

/** Draws a raster from rows of text: '.' or ' ' is paper, '#' ink, a digit d is d/9 ink. */
export function drawn(...rows: string[]): Raster {
  const width = rows[0].length;
  const data = Float32Array.from(rows.join(''), (c) =>
    c === '#' ? 1 : c === '.' || c === ' ' ? 0 : Number(c) / 9,
  );
  if (data.length !== width * rows.length) throw new Error('drawn: rows differ in length');
  return { width, height: rows.length, data };
}

/** Inverse of `drawn`, to the nearest ninth. */
export function shown({
  width,
  height,
  data,
}: {
  width: number;
  height: number;
  data: ArrayLike<number>;
}): string[] {
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => '.12345678#'[Math.round(data[y * width + x] * 9)]).join(''),
  );
}

/** Mean absolute difference of two planes of the same size. */
export function difference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new Error(`difference: ${a.length} and ${b.length} values`);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i] - b[i]);
  return sum / a.length;
}

/** Pearson's correlation of two planes of the same size. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  let [sa, sb, saa, sbb, sab] = [0, 0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    sa += a[i];
    sb += b[i];
    saa += a[i] * a[i];
    sbb += b[i] * b[i];
    sab += a[i] * b[i];
  }
  return (n * sab - sa * sb) / Math.sqrt((n * saa - sa * sa) * (n * sbb - sb * sb));
}
