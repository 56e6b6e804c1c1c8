import { type PenPoint, SHEET } from './stroke.ts';

/** The position part of a pointer event, CSS pixels of the window. */
export type PointerPlace = { readonly clientX: number; readonly clientY: number; readonly pressure: number };
type Shown = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/**
 * Converts pointer positions to the sheet displayed at `shown`. Positions outside are clamped to
 * its edge.
 */
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
