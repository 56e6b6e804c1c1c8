import { type Box, DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { bilinear } from '@cifra/core/image/warp.ts';
import { boundsOf } from '../../ink/drawing.ts';
import type { Polyline } from '../../pen/path.ts';
import type { Stroke } from '../../pen/pen.ts';
import { renderStrokes, strokesBox } from '../../pen/renderStrokes.ts';
import { boundsOfPoints, quadOf } from '../geometry/quad.ts';
import type { View } from '../geometry/view.ts';
import type { Item, Shape } from '../scene.ts';
import { type Canvas, type Placed, paint } from './canvas.ts';
import { fillContours } from './fillContours.ts';

/** Paints one item of a sheet and counts its label. */
export function paintItem(canvas: Canvas, { shape, ink, label }: Item, view: View): void {
  const placed = place(shape, canvas.window, view);
  if (placed) paint(canvas, placed, ink, label);
}

/** The part of a shape inside a window; null if there is none. */
export function place(shape: Shape, window: Box, view: View): Placed | null {
  switch (shape.kind) {
    case 'strokes':
      return placeStrokes(shape.strokes, window, view);
    case 'outline':
      return placeOutline(shape.contours, window, view);
    case 'digit':
      return placeDigit(shape, window, view);
  }
}

function placeStrokes(strokes: readonly Stroke[], window: Box, view: View): Placed | null {
  const inPicture = strokes.map(({ points, widths }) => ({
    points: mapPoints(points, view),
    widths: widths.map((width, i) => width * view.scaleAt(points[2 * i], points[2 * i + 1])),
  }));
  const frame = framed(strokesBox(inPicture), window);
  if (!frame) return null;
  const [dx, dy] = [window.x + frame.x, window.y + frame.y];
  const moved = inPicture.map(({ points, widths }) => ({ points: shifted(points, dx, dy), widths }));
  return { raster: renderStrokes(moved, frame.width, frame.height), left: frame.x, top: frame.y };
}

function placeOutline(contours: readonly Polyline[], window: Box, view: View): Placed | null {
  if (contours.length === 0) return null;
  const inPicture = contours.map((points) => mapPoints(points, view));
  const frame = framed(boundsOf(inPicture), window);
  if (!frame) return null;
  const [dx, dy] = [window.x + frame.x, window.y + frame.y];
  const moved = inPicture.map((points) => shifted(points, dx, dy));
  return { raster: fillContours(moved, frame.width, frame.height), left: frame.x, top: frame.y };
}

function placeDigit(
  { image, from, place }: Extract<Shape, { kind: 'digit' }>,
  window: Box,
  view: View,
): Placed | null {
  const corners = quadOf(place).map(({ x, y }) => view.toPicture(x, y));
  const frame = framed(boundsOfPoints(corners), window);
  if (!frame) return null;
  const source = { width: DIGIT_SIDE, height: DIGIT_SIDE, data: image };
  const data = new Float32Array(frame.width * frame.height);
  for (let y = 0, i = 0; y < frame.height; y++) {
    for (let x = 0; x < frame.width; x++, i++) {
      const at = view.toSheet(window.x + frame.x + x + 0.5, window.y + frame.y + y + 0.5);
      const u = from.x + ((at.x - place.x) / place.width) * from.width;
      const v = from.y + ((at.y - place.y) / place.height) * from.height;
      data[i] = bilinear(source, u - 0.5, v - 0.5) / 255;
    }
  }
  return { raster: { width: frame.width, height: frame.height, data }, left: frame.x, top: frame.y };
}

/** A box of the picture in whole pixels of the window, cut to it; null if nothing is left. */
function framed({ x, y, width, height }: Box, window: Box): Box | null {
  const left = Math.max(0, Math.floor(x - window.x) - 1);
  const top = Math.max(0, Math.floor(y - window.y) - 1);
  const right = Math.min(window.width, Math.ceil(x + width - window.x) + 1);
  const bottom = Math.min(window.height, Math.ceil(y + height - window.y) + 1);
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}

function mapPoints(points: Polyline, view: View): Polyline {
  const mapped = new Float64Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    const { x, y } = view.toPicture(points[i], points[i + 1]);
    mapped[i] = x;
    mapped[i + 1] = y;
  }
  return mapped;
}

function shifted(points: Polyline, dx: number, dy: number): Polyline {
  return points.map((value, i) => value - (i % 2 === 0 ? dx : dy));
}
