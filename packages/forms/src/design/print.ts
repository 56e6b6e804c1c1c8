import type { Box } from '@cifra/core/base/types.ts';

/** Red, green, blue in [0, 1]. */
export type Colour = readonly [number, number, number];

export const BLACK: Colour = [0, 0, 0];
export const GREY: Colour = [0.45, 0.45, 0.45];

/** Something that is printed on a page; lengths in mm, y points down. */
export type Print =
  /** `x`, `y` is the left end of the baseline, `size` the size of the type. */
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly isBold: boolean;
      readonly colour: Colour;
    }
  /** Outlines have their middle on the edges of the box. */
  | { readonly kind: 'frame' | 'ellipse'; readonly box: Box; readonly line: number; readonly colour: Colour }
  | { readonly kind: 'filled'; readonly box: Box; readonly colour: Colour }
  | {
      readonly kind: 'line';
      readonly from: readonly [number, number];
      readonly to: readonly [number, number];
      readonly line: number;
      readonly colour: Colour;
    };

/** Width of a text, mm. */
export type Measure = (text: string, size: number, isBold: boolean) => number;

export function line(
  from: readonly [number, number],
  to: readonly [number, number],
  width: number,
  colour: Colour,
): Print {
  return { kind: 'line', from, to, line: width, colour };
}

/** Breaks a text at spaces into lines that are not wider, unless a word is. */
export function wrapped(text: string, width: number, size: number, measure: Measure): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && measure(longer, size, false) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
