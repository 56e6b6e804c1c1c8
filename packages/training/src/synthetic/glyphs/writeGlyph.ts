import { OTHER } from '@cifra/core/model/symbols.ts';
import type { Random } from '@cifra/core/random.ts';
import type { Stroke } from '../pen/pen.ts';
import type { Allograph } from './allographs.ts';
import { LETTERS } from './letters.ts';
import { MARKS } from './marks.ts';
import { SCRIBBLES, type ScribbleKind, writeScribble } from './scribble.ts';
import { SYMBOLS, type SymbolMark } from './symbols.ts';
import { writeDigit } from './writeDigit.ts';
import type { Writer } from './writer.ts';
import { writeShape } from './writeShape.ts';

/** Anything that a hand leaves on a line of writing. */
export type Glyph =
  | { readonly kind: 'digit'; readonly name: number }
  | { readonly kind: 'symbol'; readonly name: SymbolMark }
  | { readonly kind: 'letter' | 'mark'; readonly name: string }
  | { readonly kind: 'scribble'; readonly name: ScribbleKind };

/** How the glyph is to be read: the digit, the symbol, or '?'. */
export function labelOf(glyph: Glyph): string {
  return glyph.kind === 'digit' || glyph.kind === 'symbol' ? String(glyph.name) : OTHER;
}

/**
 * A glyph as the writer writes it this time, with the same pen, slant, size and shaking as this writer's digits.
 *
 * @param rng what differs from one time to the next
 * @returns strokes in digit heights: the base line is about y = 1, the top of digits about y = 0
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
  // Balance is that of a digit's two halves: beyond the base line it would push commas and tails up again.
  return writeShape(table[name], `${kind} ${name}`, { ...writer, balance: 0 }, rng);
}

/** Broadest pen, digit heights, for short or crowded lines: a broader one makes a dot of a comma and fills an e or a %. */
const FINE_PEN = 0.15;

/** The hand for what a digit's own pen might make unreadable. */
function fineHand(writer: Writer): Writer {
  const { pen, width } = writer;
  return { ...writer, width: Math.max(0.8, width), pen: { ...pen, width: Math.min(FINE_PEN, pen.width) } };
}

/** How the writer's hand differs when it writes a symbol. */
function handForSymbol(name: SymbolMark, writer: Writer): Writer {
  const { slant, width, character, variation } = writer;
  // Symbols are small and known by their place: a bend that a digit bears would turn a comma into a dot or an apostrophe.
  const steady = { ...writer, character: character / 2, variation: variation / 2 };
  // Upright, as backward hands write, it would be a 1.
  if (name === '/') return { ...steady, slant: Math.max(0.15, slant), width: Math.max(1, width) };
  return '.:'.includes(name) ? steady : fineHand(steady);
}

/** One of those that read '?': a letter (half of the time), a scribble (a third) or a mark. */
export function drawNonDigit(rng: Random): Glyph {
  const u = rng.next();
  if (u < 1 / 2) return { kind: 'letter', name: pickOne(Object.keys(LETTERS), rng) };
  if (u < 5 / 6) return { kind: 'scribble', name: pickOne(SCRIBBLES, rng) };
  return { kind: 'mark', name: pickOne(Object.keys(MARKS), rng) };
}

function pickOne<T>(all: readonly T[], rng: Random): T {
  return all[rng.integer(all.length)];
}
