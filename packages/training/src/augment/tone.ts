/**
 * Changes the darkness of the ink in place: `gain` · (v + `bend` · v · (1 − v)), held within [0, 1]. The parabola bends
 * the greys as a gamma would, keeps 0 and 1, rises everywhere for |bend| ≤ 1, and needs no power of each pixel.
 */
export function bendTone(ink: Float32Array, gain: number, bend: number): void {
  for (let i = 0; i < ink.length; i++) {
    const value = ink[i];
    if (value === 0) continue;
    ink[i] = Math.min(1, gain * value * (1 + bend * (1 - value)));
  }
}
