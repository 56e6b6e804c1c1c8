import type { Polyline } from '../../pen/path.ts';

/** A glyph of a typeface. Lengths are in capital heights; y points down, the baseline is y = 0. */
export type FaceGlyph = {
  /** From its origin to that of the next glyph. */
  readonly advance: number;
  /** Closed contours with straight pieces. */
  readonly contours: readonly Polyline[];
};

/** A typeface as outlines, so that print needs no font library where it is drawn. */
export type Face = { readonly name: string; readonly glyphs: ReadonlyMap<string, FaceGlyph> };
