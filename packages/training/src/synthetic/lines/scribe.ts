import { OTHER, SYMBOLS } from '@cifra/core/model/symbols.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { SymbolMark } from '../glyphs/symbols.ts';
import { drawNonDigit, writeGlyph } from '../glyphs/writeGlyph.ts';
import type { Writer } from '../glyphs/writer.ts';
import { renderInk } from '../pen/renderInk.ts';
import { type FramedInk, framedDigit } from './framedDigit.ts';
import { DIGIT, PAPER } from './linePaper.ts';
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

/** Draws everything in the style of one synthetic writer. */
export function drawnScribe(writer: Writer): Scribe {
  return (symbol, size, foot, random) => {
    const strokes = writeGlyph(glyphOf(symbol, random), writer, random);
    const { raster, top } = renderInk(strokes, {
      height: size * DIGIT,
      y: foot,
      pen: writer.pen,
      rng: random,
    });
    const data = new Float32Array(PAPER * raster.width);
    for (let y = Math.max(0, top); y < Math.min(PAPER, top + raster.height); y++) {
      data.set(
        raster.data.subarray((y - top) * raster.width, (y - top + 1) * raster.width),
        y * raster.width,
      );
    }
    return { symbol, width: raster.width, data };
  };
}

function glyphOf(symbol: number, random: Random) {
  if (symbol < 10) return { kind: 'digit', name: symbol } as const;
  const name = SYMBOLS[symbol];
  return name === OTHER ? drawNonDigit(random) : ({ kind: 'symbol', name: name as SymbolMark } as const);
}
