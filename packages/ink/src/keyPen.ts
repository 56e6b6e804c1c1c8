import { type Paper, type PenPoint, SHEET, type Stroke } from './stroke.ts';

/** A pen moved by keys: its position, and the stroke in progress (null while the pen is up). */
export type KeyPen = { readonly x: number; readonly y: number; readonly stroke: Stroke | null };

/** Steps of the arrow keys, sheet units; with Shift, a fine step. */
export const STEP = 24;
export const FINE_STEP = 6;

const PRESSURE = 0.5;

/** Directions of the keys, in steps. The four keys around the arrows move diagonally. */
const DIRECTIONS: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  Home: [-1, -1],
  PageUp: [1, -1],
  End: [-1, 1],
  PageDown: [1, 1],
};

export const restingPen: KeyPen = { x: SHEET.width / 2, y: SHEET.height / 4, stroke: null };

/** Moves the pen one step within the paper; null for keys that do not move it. */
export function moved(pen: KeyPen, key: string, fine: boolean, paper = SHEET): KeyPen | null {
  const direction = DIRECTIONS[key];
  if (!direction) return null;
  const step = fine ? FINE_STEP : STEP;
  const x = within(pen.x + direction[0] * step, paper.width);
  const y = within(pen.y + direction[1] * step, paper.height);
  return { x, y, stroke: pen.stroke && withPoint(pen.stroke, { x, y, pressure: PRESSURE }) };
}

export function penDown({ x, y }: KeyPen): KeyPen {
  return { x, y, stroke: { points: [{ x, y, pressure: PRESSURE }], measured: true } };
}

/** Lifts the pen at its position. The caller keeps the stroke that it drew. */
export function penUp({ x, y }: KeyPen): KeyPen {
  return { x, y, stroke: null };
}

/** Returns the pen's position, in steps from the left and from the top. */
export function gridPosition({ x, y }: KeyPen): { readonly across: number; readonly down: number } {
  return { across: Math.round(x / STEP), down: Math.round(y / STEP) };
}

const COLUMNS = SHEET.width / STEP + 1;

/** Returns how many positions a pen on the paper can have, without fine steps. */
export function positionsOn({ height }: Paper): number {
  return COLUMNS * (Math.floor(height / STEP) + 1);
}

/** Returns the number of the pen's position, row by row, from 0. */
export function positionOf(pen: KeyPen): number {
  const { across, down } = gridPosition(pen);
  return down * COLUMNS + across;
}

function withPoint(stroke: Stroke, point: PenPoint): Stroke {
  return { ...stroke, points: [...stroke.points, point] };
}

function within(position: number, length: number): number {
  return Math.min(length, Math.max(0, position));
}
