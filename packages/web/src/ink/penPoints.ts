import { type PenPoint, SHEET } from './stroke.ts';

/** The part of a pointer event that says where the pen is, CSS pixels of the window. */
export type PointerPlace = { readonly clientX: number; readonly clientY: number; readonly pressure: number };
type Shown = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** Places of a pointer on the sheet that is shown at `shown`; outside they stay at its edge. */
export function penPoints(places: readonly PointerPlace[], shown: Shown): PenPoint[] {
  return places.map(({ clientX, clientY, pressure }) => ({
    x: within(((clientX - shown.left) / shown.width) * SHEET.width, SHEET.width),
    y: within(((clientY - shown.top) / shown.height) * SHEET.height, SHEET.height),
    pressure,
  }));
}

function within(place: number, length: number): number {
  return Math.min(length, Math.max(0, place));
}
