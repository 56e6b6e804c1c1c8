import type { Box } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { Point } from '../../ink/drawing.ts';
import type { Stroke } from '../../pen/pen.ts';
import { boundsOfPoints, grown } from '../geometry/quad.ts';
import type { Element, Ink, Rgb } from '../scene.ts';
import { fixed } from './element.ts';

/** Printed lines. */
export type RuleStyle = {
  /** mm */
  readonly thickness: number;
  readonly ink: Ink;
  /** Lengths of dashes and gaps, mm; a dash of 0 is a dot. Absent: unbroken. */
  readonly dash?: readonly [dash: number, gap: number];
};

/** Long lines have points at this distance, mm, so that they bend with the paper. */
const STEP = 6;

const COLOURS: readonly Rgb[] = [
  [0.9, 0.45, 0.2],
  [0.85, 0.25, 0.3],
  [0.3, 0.6, 0.85],
  [0.3, 0.65, 0.4],
  [0.75, 0.65, 0.25],
];

/** Draws how the boxes of a form are printed: black, grey or coloured, fine or bold. */
export function drawRuleStyle(random: Random, { dashes = 0.15 } = {}): RuleStyle {
  const kind = random.next();
  const level = kind < 0.45 ? 0.1 : 0.35 + 0.4 * random.next();
  const colour: Rgb = kind < 0.7 ? [level, level, level] : COLOURS[random.integer(COLOURS.length)];
  const dash = 0.3 + 1.2 * random.next();
  const isDotted = random.next() < 0.5;
  return {
    thickness: 0.12 + 0.5 * random.next() ** 2,
    ink: { colour, alpha: 0.6 + 0.4 * random.next(), grain: 0 },
    ...(random.next() < dashes && { dash: isDotted ? ([0, dash] as const) : ([dash, dash] as const) }),
  };
}

export type Segment = readonly [from: Point, to: Point];

/** Straight printed lines. */
export function ruled(segments: readonly Segment[], style: RuleStyle): Element {
  const box = grown(boundsOfPoints(segments.flat()), style.thickness);
  const strokes = segments.flatMap((segment) => strokesOf(segment, style));
  return fixed(box, [{ shape: { kind: 'strokes', strokes }, ink: style.ink, label: 'rule' }]);
}

function strokesOf([from, to]: Segment, { thickness, dash }: RuleStyle): Stroke[] {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (!dash) return [stroke(from, to, 0, length, length, thickness)];
  const [on, off] = dash;
  const period = Math.max(0.3, on + off);
  const n = Math.max(1, Math.floor(length / period));
  return Array.from({ length: n }, (_, i) =>
    stroke(
      from,
      to,
      i * period,
      Math.min(length, i * period + on),
      length,
      on === 0 ? 2 * thickness : thickness,
    ),
  );
}

function stroke(a: Point, b: Point, start: number, end: number, length: number, thickness: number): Stroke {
  const pieces = Math.max(1, Math.ceil((end - start) / STEP));
  const points = new Float64Array(2 * pieces + 2);
  for (let i = 0; i <= pieces; i++) {
    const t = length > 0 ? (start + ((end - start) * i) / pieces) / length : 0;
    points[2 * i] = a.x + t * (b.x - a.x);
    points[2 * i + 1] = a.y + t * (b.y - a.y);
  }
  return { points, widths: new Float64Array(pieces + 1).fill(thickness) };
}

export function horizontal(x: number, y: number, width: number): Segment {
  return [
    { x, y },
    { x: x + width, y },
  ];
}

export function vertical(x: number, y: number, height: number): Segment {
  return [
    { x, y },
    { x, y: y + height },
  ];
}

/** The four sides of a box. */
export function sides({ x, y, width, height }: Box): Segment[] {
  return [
    horizontal(x, y, width),
    horizontal(x, y + height, width),
    vertical(x, y, height),
    vertical(x + width, y, height),
  ];
}

/** A grid of lines: `xs` and `ys` are the positions of its upright and its level lines. */
export function gridLines(xs: readonly number[], ys: readonly number[]): Segment[] {
  const [left, right] = [xs[0], xs[xs.length - 1]];
  const [top, bottom] = [ys[0], ys[ys.length - 1]];
  return [
    ...xs.map((x) => vertical(x, top, bottom - top)),
    ...ys.map((y) => horizontal(left, y, right - left)),
  ];
}

/** A filled printed area, such as a table's dark head. */
export function filled({ x, y, width, height }: Box, ink: Ink, label: 'rule' | 'nothing'): Element {
  const n = Math.max(1, Math.ceil(width / STEP));
  const along = Array.from({ length: n + 1 }, (_, i) => x + (width * i) / n);
  const contour = Float64Array.from([
    ...along.flatMap((at) => [at, y]),
    ...along.toReversed().flatMap((at) => [at, y + height]),
  ]);
  return fixed(grown({ x, y, width, height }, 0.1), [
    { shape: { kind: 'outline', contours: [contour] }, ink, label },
  ]);
}
