import type { Polyline } from './path.ts';

/**
 * Moves each point to the mean of its neighbours, up to `reach` on either side: fewer towards the
 * ends, or strokes would shrink.
 */
export function smooth(line: Polyline, reach: number): Polyline {
  const n = line.length / 2;
  const smoothed = new Float64Array(line.length);
  for (let i = 0; i < n; i++) {
    const side = Math.min(reach, i, n - 1 - i);
    let x = 0;
    let y = 0;
    for (let j = i - side; j <= i + side; j++) {
      x += line[2 * j];
      y += line[2 * j + 1];
    }
    smoothed[2 * i] = x / (2 * side + 1);
    smoothed[2 * i + 1] = y / (2 * side + 1);
  }
  return smoothed;
}
