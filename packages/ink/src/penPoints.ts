import { type PenPoint, SHEET } from './stroke.ts';

/** The position part of a pointer event, CSS pixels of the window. */
export type PointerPlace = { readonly clientX: number; readonly clientY: number; readonly pressure: number };
type Shown = { readonly left: number; readonly top: number; readonly width: number };

/** Converts pointer positions to the sheet displayed at `shown`; they may be outside of it. */
export function penPoints(places: readonly PointerPlace[], shown: Shown): PenPoint[] {
  const unit = SHEET.width / shown.width;
  return places.map(({ clientX, clientY, pressure }) => ({
    x: (clientX - shown.left) * unit,
    y: (clientY - shown.top) * unit,
    pressure,
  }));
}
