import type { Mask } from '../base/types.ts';

/** Returns 1 in the square of side 2·radius + 1 around each 1. */
export function dilated({ width, height, data }: Mask, radius: number): Uint8Array<ArrayBuffer> {
  const wide = new Uint8Array(data.length);
  for (let from = data.indexOf(1); from >= 0; from = data.indexOf(1, from)) {
    // The square of a whole run of 1s at once.
    const y = Math.floor(from / width);
    let to = from;
    while (to < (y + 1) * width && data[to]) to++;
    const [left, right] = [Math.max(y * width, from - radius), Math.min((y + 1) * width, to + radius)];
    for (let v = Math.max(0, y - radius); v <= Math.min(height - 1, y + radius); v++)
      wide.fill(1, left + (v - y) * width, right + (v - y) * width);
    from = to;
  }
  return wide;
}
