import { OTHER } from '@cifra/core/model/symbols.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { Stroke } from '../pen/pen.ts';
import type { Allograph } from './allographs.ts';
import { LETTERS } from './letters.ts';
import { MARKS } from './marks.ts';
import { SCRIBBLES, type ScribbleKind, writeScribble } from './scribble.ts';
import { SYMBOLS, type SymbolMark } from './symbols.ts';
import { writeDigit } from './writeDigit.ts';
import type { Writer } from './writer.ts';
import { writeShape } from './writeShape.ts';

/** Any glyph on a line of writing. */
export type Glyph =
  | { readonly kind: 'digit'; readonly name: number }
  | { readonly kind: 'symbol'; readonly name: SymbolMark }
  | { readonly kind: 'letter' | 'mark'; readonly name: string }
  | { readonly kind: 'scribble'; readonly name: ScribbleKind };

/** The label of the glyph: the digit, the symbol, or '?'. */
export function labelOf(glyph: Glyph): string {
  return glyph.kind === 'digit' || glyph.kind === 'symbol' ? String(glyph.name) : OTHER;
}

/**
 * Writes a glyph in the writer's style, with the same pen, slant, size and tremor as this writer's
 * digits.
 *
 * @param rng variation between repetitions
 * @returns strokes in digit heights: the baseline is about y = 1, the top of digits about y = 0
 */
export function writeGlyph(glyph: Glyph, writer: Writer, rng: Random): Stroke[] {
  switch (glyph.kind) {
    case 'digit':
      return writeDigit(glyph.name, writer, rng);
    case 'symbol':
      return writeNamed(SYMBOLS, glyph.name, 'symbol', handForSymbol(glyph.name, writer), rng);
    case 'letter':
      return writeNamed(LETTERS, glyph.name, 'letter', fineHand(writer), rng);
    case 'mark':
      return writeNamed(MARKS, glyph.name, 'mark', fineHand(writer), rng);
    case 'scribble':
      return writeScribble(glyph.name, writer, rng);
  }
}

function writeNamed(
  table: Readonly<Record<string, readonly Allograph[]>>,
  name: string,
  kind: Glyph['kind'],
  writer: Writer,
  rng: Random,
): Stroke[] {
  if (!Object.hasOwn(table, name)) throw new RangeError(`writeGlyph: there is no ${kind} '${name}'`);
  // Balance concerns a digit's two halves: below the baseline it would push commas and tails up
  // again.
  return writeShape(table[name], `${kind} ${name}`, { ...writer, balance: 0 }, rng);
}

/**
 * Broadest pen, digit heights, for short or crowded lines: a broader one turns a comma into a dot
 * and fills an e or a %.
 */
const FINE_PEN = 0.15;

/** A finer pen for glyphs that a digit's pen might make unreadable. */
function fineHand(writer: Writer): Writer {
  const { pen, width } = writer;
  return { ...writer, width: Math.max(0.8, width), pen: { ...pen, width: Math.min(FINE_PEN, pen.width) } };
}

/** The writer's style for a symbol. */
function handForSymbol(name: SymbolMark, writer: Writer): Writer {
  const { slant, width, character, variation } = writer;
  // Symbols are small and recognised by their position: a bend that a digit tolerates would turn a
  // comma into a dot or an apostrophe.
  const steady = { ...writer, character: character / 2, variation: variation / 2 };
  // An upright slash, as in backward-slanted writing, would look like a 1.
  if (name === '/') return { ...steady, slant: Math.max(0.15, slant), width: Math.max(1, width) };
  return '.:'.includes(name) ? steady : fineHand(steady);
}

/**
 * Draws a non-digit with the label '?': a letter (half of the time), a scribble (a third) or a
 * mark.
 */
export function drawNonDigit(rng: Random): Glyph {
  const u = rng.next();
  if (u < 1 / 2) return { kind: 'letter', name: pickOne(Object.keys(LETTERS), rng) };
  if (u < 5 / 6) return { kind: 'scribble', name: pickOne(SCRIBBLES, rng) };
  return { kind: 'mark', name: pickOne(Object.keys(MARKS), rng) };
}

function pickOne<T>(all: readonly T[], rng: Random): T {
  return all[rng.integer(all.length)];
}
