import type { Polyline } from '../pen/path.ts';
import { lineThrough, type Point, pointAt } from './drawing.ts';

/** Length of a stroke. */
export function lengthOf(line: Polyline): number {
  let length = 0;
  for (let i = 2; i < line.length; i += 2)
    length += Math.hypot(line[i] - line[i - 2], line[i + 1] - line[i - 1]);
  return length;
}

/**
 * The same stroke with points at equal distances of about `step`, from its first point to its last.
 * Tablets sample in time, so that their points are dense where the pen was slow; a pen's width and
 * tremor belong to the paper.
 *
 * @returns a copy of the stroke if it has no length
 */
export function resample(line: Polyline, step: number): Polyline {
  const length = lengthOf(line);
  if (length === 0) return line.slice(0, 2);
  const pieces = Math.max(1, Math.round(length / step));
  const points: Point[] = [];
  let at = 0; // length up to point `index`
  let index = 0;
  for (let i = 0; i < pieces; i++) {
    const wanted = (length * i) / pieces;
    let next = distance(line, index);
    while (at + next < wanted && index < line.length / 2 - 2) {
      at += next;
      index++;
      next = distance(line, index);
    }
    points.push(between(pointAt(line, index), pointAt(line, index + 1), next > 0 ? (wanted - at) / next : 0));
  }
  points.push(pointAt(line, line.length / 2 - 1));
  return lineThrough(points);
}

function distance(line: Polyline, index: number): number {
  const a = pointAt(line, index);
  const b = pointAt(line, index + 1);
  return Math.hypot(b.x - a.x, b.y - a.y);
}

function between(a: Point, b: Point, share: number): Point {
  return { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) };
}
