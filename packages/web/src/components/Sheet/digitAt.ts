import type { Box, DigitReading } from '@cifra/core/base/types.ts';
import { framed, handlesOf, type Shown } from './handles.ts';

/** A point on a drawing, in its units. */
export type Place = { readonly x: number; readonly y: number };
/** A digit by its line and its index in the line. */
export type DigitPlace = { readonly line: number; readonly place: number };
type Target = DigitPlace & { readonly area: Box };

/**
 * Returns the digit selected by a press: the digit whose handle is pressed or, if `boxesToo`, whose
 * box is pressed. Of several it returns the nearest. Null if there is none.
 */
export function digitAt(
  lines: readonly (readonly DigitReading[])[],
  shown: Shown,
  at: Place,
  boxesToo: boolean,
): DigitPlace | null {
  const boxes = lines.map((digits) => digits.map(({ box }) => box));
  const handles = targets(boxes.map((line) => handlesOf(line, shown)));
  const found = nearest(handles, at);
  if (found || !boxesToo) return found;
  return nearest(targets(boxes.map((line) => line.map((box) => framed(box, shown.unit)))), at);
}

function targets(lines: readonly (readonly Box[])[]): Target[] {
  return lines.flatMap((areas, line) => areas.map((area, place) => ({ line, place, area })));
}

/** Returns the target whose centre is nearest, among those that contain a point. */
function nearest(all: readonly Target[], at: Place): DigitPlace | null {
  const distance = ({ area: { x, y, width, height } }: Target) =>
    Math.hypot(at.x - x - width / 2, at.y - y - height / 2);
  const [first] = all.filter(({ area }) => holds(area, at)).sort((a, b) => distance(a) - distance(b));
  return first ? { line: first.line, place: first.place } : null;
}

function holds({ x, y, width, height }: Box, at: Place): boolean {
  return at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height;
}
