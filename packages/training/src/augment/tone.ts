/**
 * Changes the darkness of the ink in place: `gain` · (v + `bend` · v · (1 − v)), clamped to [0, 1].
 * The parabola bends the greys like a gamma curve, keeps 0 and 1, is monotonic for |bend| ≤ 1, and
 * needs no power function per pixel.
 */
export function bendTone(ink: Float32Array, gain: number, bend: number): void {
  for (let i = 0; i < ink.length; i++) {
    const value = ink[i];
    if (value === 0) continue;
    ink[i] = Math.min(1, gain * value * (1 + bend * (1 - value)));
  }
}
