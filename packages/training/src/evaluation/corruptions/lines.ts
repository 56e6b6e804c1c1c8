import { clamp, SIDE } from './frame.ts';

/** Rows at which a line starts and ends; may be fractional or beyond the frame. */
export type Rows = { readonly from: number; readonly to: number };

/** From the left edge to the right, two columns out of four. */
export function dottedLine(image: Float32Array, reach: number, { from, to }: Rows): Float32Array {
  const line = segment([0, from], [27, to], reach);
  return image.map((ink, i) => clamp(ink + (i % 4 >= 2 ? line[i] : 0)));
}

/** Teeth 4 px wide, 2 px up and down, along a straight line from column 2 to column 25. */
export function zigzag(image: Float32Array, reach: number, rows: Rows): Float32Array {
  const corners = teeth(rows);
  const out = Float32Array.from(image);
  for (let k = 1; k < corners.length; k++) {
    const line = segment(corners[k - 1], corners[k], reach);
    for (let i = 0; i < out.length; i++) out[i] = clamp(out[i] + line[i]);
  }
  return out;
}

type Point = readonly [column: number, row: number];

const [FIRST, LAST] = [2, 25];
const TOOTH = 2;

function teeth({ from, to }: Rows): Point[] {
  const angle = Math.atan((to - from) / (LAST - FIRST));
  const length = (LAST - FIRST) / Math.cos(angle);
  const points: Point[] = [[0, 0]];
  const count = Math.floor((length - TOOTH) / (2 * TOOTH)) + 1;
  for (let k = 0; k < count; k++) points.push([(2 * k + 1) * TOOTH, k % 2 === 0 ? TOOTH : -TOOTH]);
  const whole = 2 * TOOTH * Math.floor(length / (2 * TOOTH));
  // MNIST-C's own formula for the row at the end.
  if (length !== whole) points.push([length, points[points.length - 1][1] / (2 * (length - whole))]);
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  return points.map(([x, y]) => [cos * x - sin * y + FIRST, sin * x + cos * y + from]);
}

/**
 * The ink of a straight stroke, [28, 28]: 1 + ln(1 - d / reach), d rows above or below its middle;
 * 0 beyond `reach` or where that is below 0. Columns before the first and from the last on stay
 * paper.
 */
export function segment([c0, r0]: Point, [c1, r1]: Point, reach: number): Float64Array {
  const ink = new Float64Array(SIDE * SIDE);
  if (c0 === c1) return ink;
  const slope = (r1 - r0) / (c1 - c0);
  for (let x = Math.max(0, Math.floor(c0)); x < Math.min(SIDE, Math.ceil(c1)); x++) {
    for (let y = 0; y < SIDE; y++) {
      const distance = Math.abs(y - (slope * (x - c0) + r0));
      if (distance < reach) ink[y * SIDE + x] = clamp(1 + Math.log(1 - distance / reach));
    }
  }
  return ink;
}
