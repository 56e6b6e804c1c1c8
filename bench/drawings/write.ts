import type { Random } from '@cifra/core/random/random.ts';
import { type Ink, SHEET } from '@cifra/ink/stroke.ts';
import type { Hand, Point, Style } from './styles.ts';

/** How a text is written. Lengths in CSS pixels, angles in degrees. */
export type Manner = {
  /** Height of a digit. A longer line is written smaller, so that it fits the sheet. */
  readonly height: number;
  /** Way of the pen between two events. */
  readonly step?: number;
  /** Rotation of the line, and of each digit. */
  readonly uphill?: number;
  readonly tilt?: number;
  readonly slant?: number;
  /** Gap between two symbols, as a share of the height. */
  readonly gap?: number;
  /** Deviation of the points of a style, of the height and of the base line; shares of the height. */
  readonly jitter?: number;
  readonly uneven?: number;
};

/** The displayed sheet: its width in CSS pixels. */
export type Device = { readonly name: string; readonly width: number };

const RADIANS = Math.PI / 180;
/** Share of the sheet that a line may fill. */
const FULL = 0.9;
/** Height of a line of several, as a share of the digits' height. */
const PITCH = 1.6;

/** Writes lines of text on the sheet of a device, as pointer events would. */
export function write(
  lines: readonly string[],
  hand: Hand,
  manner: Manner,
  { width }: Device,
  rng: Random,
): Ink {
  const unit = SHEET.width / width;
  const height = (SHEET.height / unit) * FULL;
  const pitch = PITCH * Math.min(manner.height, height / (PITCH * lines.length));
  return lines.flatMap((text, i) => {
    const middle: Point = [width / 2, height / 2 / FULL + (i - (lines.length - 1) / 2) * pitch];
    const strokes = line(text, hand, { ...manner, height: pitch / PITCH }, width * FULL, rng.split(i));
    return strokes.map((stroke) => ({
      measured: false,
      // Browsers report whole pixels for a mouse.
      points: sampled(stroke, manner.step ?? 5).map(([x, y]) => ({
        x: Math.round(x + middle[0]) * unit,
        y: Math.round(y + middle[1]) * unit,
        pressure: 0.5,
      })),
    }));
  });
}

/** Returns the strokes of a line around the origin, CSS pixels. */
function line(text: string, hand: Hand, manner: Manner, room: number, rng: Random): Point[][] {
  const { uneven = 0.03, gap = 0.25, uphill = 0 } = manner;
  let [x, widest] = [0, 0];
  const strokes: Point[][] = [];
  for (const [i, symbol] of [...text].entries()) {
    const own = rng.split(i);
    const styles = hand.filter((each) => each.symbol === symbol);
    const style = styles[own.integer(styles.length)];
    const size = 1 + uneven * own.normal();
    const shift = 100 * uneven * own.normal();
    const shape = varied(style, manner, own);
    const [left, right] = extent(shape, 0);
    for (const stroke of shape) {
      strokes.push(stroke.map(([px, py]) => [x + (px - left) * size, (py - 50) * size + shift]));
    }
    widest = x + (right - left) * size;
    x = widest + 100 * gap * (1 + 0.3 * own.normal());
  }
  const scale = Math.min(manner.height / 100, room / widest);
  return strokes.map((stroke) =>
    stroke.map(([px, py]) => turned([(px - widest / 2) * scale, py * scale], uphill)),
  );
}

/** A style with its own jitter, slant and tilt. */
function varied({ strokes }: Style, { jitter = 0.02, slant = 0, tilt = 0 }: Manner, rng: Random): Point[][] {
  const lean = Math.tan(RADIANS * slant);
  // Short strokes shake less.
  const size = Math.max(...[0, 1].map((axis) => length(strokes, axis as 0 | 1)));
  const shake = 100 * jitter * Math.min(1, Math.max(0.2, size / 80));
  return strokes.map((stroke) => {
    let last: Point | null = null;
    let moved: Point = [0, 0];
    return stroke.map((point) => {
      const isCorner = last !== null && last[0] === point[0] && last[1] === point[1];
      last = point;
      if (isCorner) return moved;
      const [x, y] = point.map((place) => place + shake * rng.normal());
      moved = turned([x + (50 - y) * lean, y - 50], tilt);
      moved = [moved[0], moved[1] + 50];
      return moved;
    });
  });
}

function turned([x, y]: Point, degrees: number): Point {
  const [cos, sin] = [Math.cos(RADIANS * degrees), Math.sin(RADIANS * degrees)];
  return [x * cos + y * sin, y * cos - x * sin];
}

function extent(strokes: readonly Point[][], axis: 0 | 1): [number, number] {
  const places = strokes.flat().map((point) => point[axis]);
  return [Math.min(...places), Math.max(...places)];
}

function length(strokes: readonly (readonly Point[])[], axis: 0 | 1): number {
  const [least, most] = extent(strokes as readonly Point[][], axis);
  return most - least;
}

/** Samples the Catmull-Rom curve through the points of a stroke. */
function sampled(points: readonly Point[], step: number): Point[] {
  const places: Point[] = [points[0]];
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b, c, d] = [
      points[i - 1] ?? points[i],
      points[i],
      points[i + 1],
      points[i + 2] ?? points[i + 1],
    ];
    const count = Math.max(1, Math.round(Math.hypot(c[0] - b[0], c[1] - b[1]) / step));
    for (let k = 1; k <= count; k++) places.push(between(a, b, c, d, k / count));
  }
  return places;
}

function between(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const at = (axis: 0 | 1) =>
    0.5 *
    (2 * b[axis] +
      (c[axis] - a[axis]) * t +
      (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t ** 2 +
      (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * t ** 3);
  return [at(0), at(1)];
}
