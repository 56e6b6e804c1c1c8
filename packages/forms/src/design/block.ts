import type { TemplateField } from '../template/template.ts';
import type { Design } from './design.ts';
import type { Colour, Measure, Print } from './print.ts';

/** What is printed of a part of a form, and the fields in it; mm. */
export type Placed = { readonly prints: readonly Print[]; readonly fields: readonly TemplateField[] };

/** A part of a form that is not broken; mm. */
export type Block = {
  /** Of where it is defined, such as `design.fields[2]`. */
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly place: (x: number, y: number) => Placed;
};

/** What the blocks of a form share. */
export type Press = {
  readonly design: Design;
  readonly measure: Measure;
  /** Of boxes and frames. */
  readonly colour: Colour;
  /** Width of a column, and of the whole page between its margins, mm. */
  readonly column: number;
  readonly whole: number;
};

const COLOURS: Record<NonNullable<Design['colour']>, Colour> = {
  black: [0, 0, 0],
  grey: [0.6, 0.6, 0.6],
  red: [0.95, 0.55, 0.5],
  green: [0.45, 0.75, 0.5],
  blue: [0.5, 0.65, 0.9],
};

export function colourOf({ colour = 'black' }: Design): Colour {
  return COLOURS[colour];
}

/** Size of a digit's box: wide enough for a large hand. */
export const CELL = { width: 7, height: 9 };
/** Width of the lines of boxes. */
export const THIN = 0.25;
/** Sizes of type: labels, hints, and text. */
export const TYPE = { label: 3.2, hint: 2.6, text: 3.2, heading: 4.2 };
/** Height of a label with the space below it. */
export const LABEL = 4.6;

/** A label with a hint after it, as far as there is room. */
export function labelPrints(
  { measure }: Press,
  { label, hint = '' }: { readonly label: string; readonly hint?: string },
  x: number,
  y: number,
  width: number,
): Print[] {
  const baseline = y + 0.75 * TYPE.label;
  const text = { kind: 'text', y: baseline, isBold: false } as const;
  const prints: Print[] = [{ ...text, x, text: label, size: TYPE.label, colour: [0, 0, 0] }];
  const after = measure(label, TYPE.label, false) + 2;
  if (hint !== '' && after + measure(hint, TYPE.hint, false) <= width) {
    prints.push({ ...text, x: x + after, text: hint, size: TYPE.hint, colour: [0.45, 0.45, 0.45] });
  }
  return prints;
}
