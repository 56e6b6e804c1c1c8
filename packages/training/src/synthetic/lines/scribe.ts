import { OTHER, SYMBOLS } from '@cifra/core/model/symbols.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { SymbolMark } from '../glyphs/symbols.ts';
import { type Glyph as DrawnGlyph, drawNonDigit, writeGlyph } from '../glyphs/writeGlyph.ts';
import type { Writer } from '../glyphs/writer.ts';
import type { Drawing } from '../ink/drawing.ts';
import { type Style, writeDrawing } from '../ink/style.ts';
import { renderInk } from '../pen/renderInk.ts';
import { type FramedInk, framedDigit } from './framedDigit.ts';
import { DIGIT } from './linePaper.ts';
import { markRise } from './markRise.ts';
import { paperRows } from './paperRows.ts';
import { type WriterDigits, writtenDigit } from './writerDigits.ts';

/** The ink of a symbol, and its class. */
export type Glyph = FramedInk & { readonly symbol: number };

/** Writes one symbol at a size (share of DIGIT) with its foot on a row of the paper. */
export type Scribe = (symbol: number, size: number, foot: number, random: Random) => Glyph;

/** Takes digits from a writer of MNIST or USPS, and everything else from `drawn`. */
export function writerScribe(writer: WriterDigits, drawn: Scribe): Scribe {
  return (symbol, size, foot, random) =>
    symbol < 10
      ? { symbol, ...framedDigit(writtenDigit(writer, symbol, random), size, foot) }
      : drawn(symbol, size, foot, random);
}

/** Draws everything in the style of one synthetic writer; `drawOther` chooses other ink. */
export function drawnScribe(
  writer: Writer,
  drawOther: (random: Random) => DrawnGlyph = drawNonDigit,
): Scribe {
  return (symbol, size, foot, random) => {
    const glyph = SYMBOLS[symbol] === OTHER ? drawOther(random) : glyphOf(symbol);
    const strokes = writeGlyph(glyph, writer, random);
    const ink = renderInk(strokes, { height: size * DIGIT, y: foot, pen: writer.pen, rng: random });
    return { symbol, ...paperRows(ink) };
  };
}

/** Changes a drawing of a symbol, such as by a variant. */
export type Vary = (symbol: number, drawing: Drawing, random: Random) => Drawing;

/**
 * Takes glyphs from what one writer recorded, by class, and everything else from `drawn`. Where a
 * mark stood is not recorded: it stands where it usually does.
 */
export function recordedScribe(
  recorded: ReadonlyMap<number, readonly Drawing[]>,
  style: Style,
  drawn: Scribe,
  vary: Vary = (_, drawing) => drawing,
): Scribe {
  return (symbol, size, foot, random) => {
    const all = recorded.get(symbol) ?? [];
    if (all.length === 0) return drawn(symbol, size, foot, random);
    const drawing = vary(symbol, all[random.integer(all.length)], random);
    const strokes = writeDrawing(drawing, style, random);
    const height = size * DIGIT;
    const y = foot - height * (symbol < 10 ? 0 : markRise(SYMBOLS[symbol]));
    return { symbol, ...paperRows(renderInk(strokes, { height, y, pen: style.pen, rng: random })) };
  };
}

function glyphOf(symbol: number): DrawnGlyph {
  return symbol < 10
    ? { kind: 'digit', name: symbol }
    : { kind: 'symbol', name: SYMBOLS[symbol] as SymbolMark };
}
