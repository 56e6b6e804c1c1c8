import type { Polyline } from '../../pen/path.ts';
import { quadOf } from '../geometry/quad.ts';
import type { Drawn, Ink } from '../scene.ts';
import type { Face } from './face.ts';

export type PrintPlace = {
  /** Left end of the baseline, mm. */
  readonly x: number;
  readonly y: number;
  /** Height of a capital, mm. */
  readonly height: number;
  /** More than 1: letters are that much wider apart. Default: 1. */
  readonly tracking?: number;
};

/** Width of a printed text, mm; signs that the typeface lacks are left out. */
export function printWidth(text: string, face: Face, height: number, tracking = 1): number {
  return [...text].reduce((sum, sign) => sum + (face.glyphs.get(sign)?.advance ?? 0) * height * tracking, 0);
}

/** Prints a text in one row. */
export function printText(
  text: string,
  face: Face,
  { x, y, height, tracking = 1 }: PrintPlace,
  ink: Ink,
): Drawn {
  const contours: Polyline[] = [];
  let at = x;
  for (const sign of text) {
    const glyph = face.glyphs.get(sign);
    if (!glyph) continue;
    for (const contour of glyph.contours) {
      const left = at;
      contours.push(contour.map((value, i) => (i % 2 === 0 ? left : y) + height * value));
    }
    at += glyph.advance * height * tracking;
  }
  if (contours.length === 0) return { items: [], lines: [] };
  const core = quadOf({ x, y: y - height, width: at - x, height });
  return {
    items: [{ shape: { kind: 'outline', contours }, ink, label: 'print' }],
    lines: [{ text, kind: 'print', isStruckOut: false, core }],
  };
}
