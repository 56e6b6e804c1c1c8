import type { Box } from '@cifra/core/base/types.ts';
import type { LineKind, PageClass } from '@cifra/core/model/pageClasses.ts';
import type { Polyline } from '../pen/path.ts';
import type { Stroke } from '../pen/pen.ts';
import type { Quad } from './geometry/quad.ts';
import type { SheetPrint } from './render/sheetPrint.ts';

/** Red, green, blue in [0, 1]. */
export type Rgb = readonly [number, number, number];

/** A colour, each of its parts changed. */
export function mapColour([red, green, blue]: Rgb, map: (value: number) => number): Rgb {
  return [map(red), map(green), map(blue)];
}

/** What a pen or a printer leaves on paper. */
export type Ink = {
  readonly colour: Rgb;
  /** Share of the paper's colour that it replaces, in (0, 1]. */
  readonly alpha: number;
  /** Share of the ink that the paper's tooth removes, in [0, 1]. */
  readonly grain: number;
};

/** Lengths are in mm of the sheet. */
export type Shape =
  | { readonly kind: 'strokes'; readonly strokes: readonly Stroke[] }
  | { readonly kind: 'outline'; readonly contours: readonly Polyline[] }
  /** A digit of a data set; `place` is where its ink box `from` (pixels of the frame) goes. */
  | { readonly kind: 'digit'; readonly image: Uint8Array; readonly from: Box; readonly place: Box };

export type Item = {
  readonly shape: Shape;
  /** Null paints nothing but still labels: the white of a bar code belongs to it. */
  readonly ink: Ink | null;
  readonly label: PageClass;
};

/** A line of text on a sheet (mm). */
export type SheetLine = {
  readonly text: string;
  readonly kind: LineKind;
  readonly isStruckOut: boolean;
  /** From the baseline up to the top of digits and capitals, around all symbols. */
  readonly core: Quad;
};

export type Drawn = { readonly items: readonly Item[]; readonly lines: readonly SheetLine[] };

/** A part of a layout, drawn only if a rendered window shows it; always the same drawing. */
export type Element = {
  /** Contains everything that it draws, mm. */
  readonly box: Box;
  readonly draw: () => Drawn;
};

export type Cell = {
  readonly row: number;
  readonly column: number;
  /** mm */
  readonly quad: Quad;
  /** What is written or printed in it; '' if it is empty. */
  readonly text: string;
  readonly kind: LineKind | null;
};

/** A grid of fields, mm of the sheet; rows and columns count from 0. */
export type Table = { readonly rows: number; readonly columns: number; readonly cells: readonly Cell[] };

/** What is on a sheet of paper. */
export type Layout = {
  /** Size of the sheet, mm. */
  readonly width: number;
  readonly height: number;
  readonly paper: Rgb;
  /** Printed below all elements, without labels; absent: nothing. */
  readonly print?: SheetPrint;
  readonly elements: readonly Element[];
  readonly tables: readonly Table[];
  /** Typical height of its digits, mm. */
  readonly writing: number;
};
