/** A point of a stroke; true `corner` if the pen turns a corner there. */
export type ControlPoint = { readonly x: number; readonly y: number; readonly corner: boolean };

/** A curve as points in order, [n, 2]: x, y, x, y, … */
export type Polyline = Float64Array;

/**
 * Number of straight pieces between two control points. Enough for curves to look round when a
 * digit is 200 pixels high.
 */
const PIECES = 10;

/**
 * Parses a stroke of `allographs.ts`: `x,y` pairs in tenths of the height, `!` after a corner.
 *
 * @returns the points, in units of the height: y from 0 to 1
 * @throws RangeError for an invalid point
 */
export function parseStroke(text: string): ControlPoint[] {
  return text.split(' ').map((word) => {
    const match = /^(-?[\d.]+),(-?[\d.]+)(!?)$/.exec(word);
    if (!match) throw new RangeError(`parseStroke: got '${word}' in '${text}', expected x,y or x,y!`);
    return { x: Number(match[1]) / 10, y: Number(match[2]) / 10, corner: match[3] === '!' };
  });
}

/**
 * The curve through the points: centripetal Catmull-Rom splines (Yuksel, Schaefer, Keyser,
 * Parameterization and Applications of Catmull-Rom Curves, 2011: no cusps or loops within a piece)
 * from corner to corner.
 */
export function flatten(points: readonly ControlPoint[]): Polyline {
  const line: number[] = [];
  let start = 0;
  for (let i = 1; i < points.length; i++) {
    if (!points[i].corner && i < points.length - 1) continue;
    flattenSmooth(points.slice(start, i + 1), line);
    start = i;
  }
  const last = points[points.length - 1];
  line.push(last.x, last.y);
  return Float64Array.from(line);
}

/** Appends the curve through all the points, without its last point. */
function flattenSmooth(points: readonly ControlPoint[], line: number[]): void {
  for (let i = 0; i + 1 < points.length; i++) {
    const b = points[i];
    const c = points[i + 1];
    // Beyond the ends, the neighbour is mirrored, so that the curve ends straight.
    const a = points[i - 1] ?? mirrored(c, b);
    const d = points[i + 2] ?? mirrored(b, c);
    flattenPiece(a, b, c, d, line);
  }
}

type Point = { readonly x: number; readonly y: number };

function mirrored(point: Point, centre: Point): Point {
  return { x: 2 * centre.x - point.x, y: 2 * centre.y - point.y };
}

/**
 * The piece from b to c as a Hermite cubic whose tangents are those of the centripetal
 * parameterisation.
 */
function flattenPiece(a: Point, b: Point, c: Point, d: Point, line: number[]): void {
  const [startX, startY] = tangent(a, b, c, knot(a, b), knot(b, c), false);
  const [endX, endY] = tangent(b, c, d, knot(b, c), knot(c, d), true);
  for (let piece = 0; piece < PIECES; piece++) {
    const t = piece / PIECES;
    const s = 1 - t;
    const atB = s * s * (1 + 2 * t);
    const atC = t * t * (1 + 2 * s);
    const outB = s * s * t;
    const inC = -t * t * s;
    line.push(
      atB * b.x + atC * c.x + outB * startX + inC * endX,
      atB * b.y + atC * c.y + outB * startY + inC * endY,
    );
  }
}

/** Knot distance: the square root of the length; never 0, so that coinciding points are safe. */
function knot(a: Point, b: Point): number {
  return Math.max(1e-4, Math.sqrt(Math.hypot(b.x - a.x, b.y - a.y)));
}

/**
 * Tangent at `q` between p and r, in units of the piece after q, or of the piece before it
 * (`before`).
 */
function tangent(p: Point, q: Point, r: Point, pq: number, qr: number, before: boolean): [number, number] {
  const unit = before ? pq : qr;
  const along = (a: number, b: number, c: number) =>
    unit * ((b - a) / pq - (c - a) / (pq + qr) + (c - b) / qr);
  return [along(p.x, q.x, r.x), along(p.y, q.y, r.y)];
}
