import type { Component, Components } from '../image/components.ts';
import type { Mask, Raster } from '../types.ts';

/** A piece of writing, seen along a direction: u runs along the line, v across it, downwards; pixels. */
export type Piece = {
  readonly label: number;
  /** pixels of ink */
  readonly area: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Whether it is one straight stroke: a slash, a dash, a 1. */
  readonly straight: boolean;
  /** Its upper and lower edge in slices about as wide as a digit, from left to right. */
  readonly slices: readonly Slice[];
};

export type Slice = { readonly u: number; readonly top: number; readonly bottom: number };

export function heightOf({ top, bottom }: Piece): number {
  return bottom - top;
}

/** Height of the piece in which the middle one of all ink pixels lies: specks, dots and one long slash do not move it. */
export function typicalHeight(pieces: readonly Piece[]): number {
  const sorted = [...pieces].sort((a, b) => heightOf(a) - heightOf(b));
  const total = sorted.reduce((sum, { area }) => sum + area, 0);
  let below = 0;
  for (const piece of sorted) {
    below += piece.area;
    if (2 * below >= total) return heightOf(piece);
  }
  return 0;
}

/**
 * Measures components along a direction.
 * @param angle radians for each label; NaN where the component does not matter
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
  /** Sums of u, v, u², uv, v², from the middle of the box on. */
  readonly middle: { readonly u: number; readonly v: number };
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

function pieceOf({ tops, bottoms, origin, step, reach, moments }: Frame, { label, area }: Component): Piece {
  const slices = Array.from(tops, (top, i) => ({ u: origin + (i + 0.5) * step, top, bottom: bottoms[i] }));
  return {
    label,
    area,
    ...reach,
    top: Math.min(...tops),
    bottom: Math.max(...bottoms),
    straight: isStraight(moments, area),
    slices: slices.filter(({ top }) => top < Number.POSITIVE_INFINITY),
  };
}

/** A straight stroke is this many times as long as wide. */
const SLENDER = 6;

/** Standard deviation along the main axis against that across it. */
function isStraight([su, sv, suu, suv, svv]: Float64Array, area: number): boolean {
  const [a, b, c] = [
    suu / area - (su / area) ** 2,
    suv / area - (su * sv) / area ** 2,
    svv / area - (sv / area) ** 2,
  ];
  const [mean, half] = [(a + c) / 2, Math.hypot((a - c) / 2, b)];
  return mean + half > SLENDER ** 2 * (mean - half);
}

/** Mean darkness of each component, by label. */
export function darkness({ labels, components }: Components, ink: Raster): Float64Array {
  const sums = new Float64Array(components.length + 1);
  for (let i = 0; i < labels.length; i++) if (labels[i]) sums[labels[i]] += ink.data[i];
  for (const { label, area } of components) sums[label] /= area;
  return sums;
}

/** Steepest line that is looked for, as a slope, and the step between slopes. */
const STEEPEST = 0.28;
const STEP = 0.02;
/** Rows are told apart when they are a few pixels apart: finer profiles follow the bars of single digits. */
const BAND = 1 / 60;
/** How unlikely slopes are: pages are held nearly straight, and one slanted digit alone is no falling line. */
const USUAL = 0.35;
const SAMPLES = 6000;

/** The slope along which rows of ink are most crowded, radians (projection profile, Postl 1986). */
export function commonAngle({ width, height, data }: Mask, keep: (index: number) => boolean): number {
  const band = Math.max(2, BAND * Math.max(width, height));
  const places = inkPlaces(data, keep);
  const profile = new Float64Array(Math.ceil((height + STEEPEST * width) / band) + 4);
  let [best, angle] = [Number.NEGATIVE_INFINITY, 0];
  for (let slope = -STEEPEST; slope <= STEEPEST + 1e-9; slope += STEP) {
    profile.fill(0);
    for (const at of places) {
      const x = at % width;
      const row = ((at - x) / width - slope * (x - width / 2) + (STEEPEST * width) / 2) / band + 1;
      // Shared between two bands, so that the score does not jump with the bands' place.
      const cell = Math.floor(row);
      profile[cell] += cell + 1 - row;
      profile[cell + 1] += row - cell;
    }
    const score = profile.reduce((sum, value) => sum + value * value, 0) * Math.exp(-((slope / USUAL) ** 2));
    if (score > best) [best, angle] = [score, Math.atan(slope)];
  }
  return Math.abs(angle) < STEP / 2 ? 0 : angle;
}

function inkPlaces(data: Uint8Array, keep: (index: number) => boolean): number[] {
  const all: number[] = [];
  for (let i = 0; i < data.length; i++) if (data[i] && keep(i)) all.push(i);
  const step = Math.max(1, Math.floor(all.length / SAMPLES));
  return step === 1 ? all : all.filter((_, i) => i % step === 0);
}
