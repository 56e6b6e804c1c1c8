import type { Random } from '@cifra/core/random/random.ts';
import { type ControlPoint, flatten, type Polyline, parseStroke } from '../pen/path.ts';
import { type Stroke, trace } from '../pen/pen.ts';
import { smooth } from '../pen/smooth.ts';
import type { Allograph } from './allographs.ts';
import { type Field, randomField } from './field.ts';
import { chooseShape, type Writer } from './writer.ts';

/**
 * Reach of the smooth displacements, digit heights: one digit bends in two or three places, not in
 * ten.
 */
const REACH = 0.45;

/** Independent displacement of each control point, as a share of the smooth one. */
const LOOSE = 0.25;

/**
 * Writes one of the shapes in the writer's style.
 *
 * @param what the key of this glyph among the writer's habits
 * @param rng variation between repetitions
 * @returns strokes in digit heights: the baseline is about y = 1, the top of digits about y = 0
 */
export function writeShape(
  shapes: readonly Allograph[],
  what: string,
  writer: Writer,
  rng: Random,
): Stroke[] {
  const { name, strokes } = chooseShape(shapes, what, writer, rng);
  const own = randomField(writer.habits.split(`bend of ${what} ${name}`), writer.character, REACH);
  return writeCurves(strokes.map(parseStroke), own, writer, rng);
}

/**
 * Writes curves (control points in digit heights) in the writer's style; `own` is this writer's
 * constant bend.
 */
export function writeCurves(
  curves: readonly (readonly ControlPoint[])[],
  own: Field,
  writer: Writer,
  rng: Random,
): Stroke[] {
  const today = randomField(rng, writer.variation, REACH);
  const place = drawPlacement(writer, rng);
  return curves.map((curve) => {
    const controls = bend(curve, own, today, writer.variation, rng);
    const line = shake(roundCorners(flatten(controls), writer.haste), writer.tremor, rng);
    return trace(place(line), writer.pen, rng);
  });
}

function bend(
  controls: readonly ControlPoint[],
  own: Field,
  today: Field,
  variation: number,
  rng: Random,
): ControlPoint[] {
  return controls.map(({ x, y, corner }) => {
    const a = own(x, y);
    const b = today(x, y);
    return {
      x: x + a.x + b.x + LOOSE * variation * rng.normal(),
      y: y + a.y + b.y + LOOSE * variation * rng.normal(),
      corner,
    };
  });
}

/**
 * Rounds corners as hasty writing does: each point moves to the mean of its neighbours on either
 * side, whose number grows with `haste`. Even careful writing gets a few neighbours, which smooth
 * the jumps in the curvature of the spline.
 */
function roundCorners(line: Polyline, haste: number): Polyline {
  return smooth(line, 2 + Math.round(haste * 4));
}

/** Tremor: displacements of short reach along the line. */
function shake(line: Polyline, size: number, rng: Random): Polyline {
  const field = randomField(rng, size, 0.05);
  return mapPoints(line, (x, y) => {
    const moved = field(x, y);
    return [x + moved.x, y + moved.y];
  });
}

/**
 * Draws balance, width, slant, tilt and size for one digit: the writer's values with their
 * variation.
 */
function drawPlacement(writer: Writer, rng: Random): (line: Polyline) => Polyline {
  const balance = writer.balance + writer.variation * rng.normal();
  const width = writer.width * Math.exp(2 * writer.variation * rng.normal());
  const slant = writer.slant + 2 * writer.variation * rng.normal();
  const tilt = writer.tilt + writer.variation * rng.normal();
  const size = Math.exp(2 * writer.variation * rng.normal());
  const cos = size * Math.cos(tilt);
  const sin = size * Math.sin(tilt);
  return (line) =>
    mapPoints(line, (x, y) => {
      const down = y + 4 * balance * y * (1 - y) - 1;
      const right = width * (x - 0.3) - slant * down;
      return [0.3 + cos * right - sin * down, 1 + sin * right + cos * down];
    });
}

function mapPoints(line: Polyline, map: (x: number, y: number) => [number, number]): Polyline {
  const mapped = new Float64Array(line.length);
  for (let i = 0; i < line.length; i += 2) {
    const [x, y] = map(line[i], line[i + 1]);
    mapped[i] = x;
    mapped[i + 1] = y;
  }
  return mapped;
}
