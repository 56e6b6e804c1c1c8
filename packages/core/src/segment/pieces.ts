import type { Component, Components } from '../image/components.ts';
import { principalAxes } from '../image/principalAxes.ts';
import { weightedMedian } from './weightedMedian.ts';

/** A piece of writing measured in a direction: u along the line, v across it, downwards; pixels. */
export type Piece = {
  readonly label: number;
  /** pixels of ink */
  readonly area: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** True if it is one straight stroke: a slash, a dash, a 1. */
  readonly straight: boolean;
  /** Pixels to the right for each pixel up. */
  readonly lean: number;
  /** Its upper and lower edges in slices about as wide as a digit, from left to right. */
  readonly slices: readonly Slice[];
};

export type Slice = { readonly u: number; readonly top: number; readonly bottom: number };

export function heightOf({ top, bottom }: Piece): number {
  return bottom - top;
}

/**
 * Returns the height of the piece that contains the median ink pixel. Specks, dots and one long
 * slash do not change this height.
 */
export function typicalHeight(pieces: readonly Piece[]): number {
  return weightedMedian(pieces, heightOf, ({ area }) => area);
}

/**
 * Measures components along a direction.
 *
 * @param angle radians for each label; NaN leaves the component out
 * @param step width of the slices, pixels
 */
export function measure(
  { labels, components }: Components,
  width: number,
  angle: (label: number) => number,
  step: number,
): Piece[] {
  const frames = components.map((component) => frameOf(component, angle(component.label), step));
  for (const [index, { box, label }] of components.entries()) {
    const frame = frames[index];
    if (frame === null) continue;
    for (let y = box.y; y < box.y + box.height; y++) {
      for (let x = box.x, at = y * width + x; x < box.x + box.width; x++, at++) {
        if (labels[at] === label) enter(frame, x + 0.5, y + 0.5);
      }
    }
  }
  return frames.flatMap((frame, i) => (frame === null ? [] : [pieceOf(frame, components[i])]));
}

type Frame = {
  readonly cos: number;
  readonly sin: number;
  readonly origin: number;
  readonly step: number;
  readonly tops: Float64Array;
  readonly bottoms: Float64Array;
  readonly reach: { left: number; right: number };
  /** Middle of the box. */
  readonly middle: { readonly u: number; readonly v: number };
  /** Sums of u, v, u², uv and v², relative to the middle. */
  readonly moments: Float64Array;
};

function frameOf({ box }: Component, angle: number, step: number): Frame | null {
  if (Number.isNaN(angle)) return null;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const corners = [0, box.width].flatMap((dx) =>
    [0, box.height].map((dy) => (box.x + dx) * cos + (box.y + dy) * sin),
  );
  const [left, right] = [Math.min(...corners), Math.max(...corners)];
  const [mx, my] = [box.x + box.width / 2, box.y + box.height / 2];
  const count = Math.max(1, Math.round((right - left) / step));
  return {
    cos,
    sin,
    origin: left,
    step: (right - left) / count,
    tops: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    bottoms: new Float64Array(count).fill(Number.NEGATIVE_INFINITY),
    reach: { left: Number.POSITIVE_INFINITY, right: Number.NEGATIVE_INFINITY },
    middle: { u: mx * cos + my * sin, v: my * cos - mx * sin },
    moments: new Float64Array(5),
  };
}

function enter(
  { cos, sin, origin, step, tops, bottoms, reach, middle, moments }: Frame,
  x: number,
  y: number,
): void {
  const [u, v] = [x * cos + y * sin, y * cos - x * sin];
  const slice = Math.min(tops.length - 1, Math.floor((u - origin) / step));
  if (v - 0.5 < tops[slice]) tops[slice] = v - 0.5;
  if (v + 0.5 > bottoms[slice]) bottoms[slice] = v + 0.5;
  if (u - 0.5 < reach.left) reach.left = u - 0.5;
  if (u + 0.5 > reach.right) reach.right = u + 0.5;
  const [du, dv] = [u - middle.u, v - middle.v];
  moments[0] += du;
  moments[1] += dv;
  moments[2] += du * du;
  moments[3] += du * dv;
  moments[4] += dv * dv;
}

/** A straight stroke is at least this many times as long as wide. */
const SLENDER = 6;

function pieceOf({ tops, bottoms, origin, step, reach, moments }: Frame, { label, area }: Component): Piece {
  const { along, across, lean } = principalAxes(moments, area);
  const slices = Array.from(tops, (top, i) => ({ u: origin + (i + 0.5) * step, top, bottom: bottoms[i] }));
  return {
    label,
    area,
    ...reach,
    top: Math.min(...tops),
    bottom: Math.max(...bottoms),
    straight: along > SLENDER ** 2 * across,
    lean,
    slices: slices.filter(({ top }) => top < Number.POSITIVE_INFINITY),
  };
}
