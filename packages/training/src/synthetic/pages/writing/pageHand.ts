import { SYMBOLS } from '@cifra/core/model/symbols.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { LETTERS } from '../../glyphs/letters.ts';
import { SYMBOLS as SYMBOL_SHAPES, type SymbolMark } from '../../glyphs/symbols.ts';
import { writeGlyph } from '../../glyphs/writeGlyph.ts';
import { createWriter, type Writer } from '../../glyphs/writer.ts';
import { boundsOf, type Drawing } from '../../ink/drawing.ts';
import { drawStyle, type Style, writeDrawing } from '../../ink/style.ts';
import { markRise } from '../../lines/markRise.ts';
import { type RecordedLine, recordedStrokes } from '../../lines/recordedLine.ts';
import { type WriterDigits, writtenDigit } from '../../lines/writerDigits.ts';
import type { Stroke } from '../../pen/pen.ts';
import { placeStrokes } from '../../pen/renderStrokes.ts';
import type { PageMaterial, RecordedSigns } from '../material.ts';
import { drawPagePen, type PagePen } from './inks.ts';

/** One sign, in digit heights: the baseline is y = 1. */
export type HandGlyph =
  | { readonly kind: 'strokes'; readonly strokes: readonly Stroke[] }
  | { readonly kind: 'digit'; readonly image: Uint8Array };

/** Someone who writes on a page with one pen. */
export type PageHand = {
  readonly pagePen: PagePen;
  readonly style: Style;
  /** Mean distance of neighbouring signs, ink to ink, digit heights. */
  readonly gap: number;
  /** Where the digits come from. */
  readonly source: 'recorded' | 'MNIST' | 'drawn';
  /** Null if this hand cannot write the sign; `height` is the digits' height in mm. */
  glyph(sign: string, height: number, random: Random): HandGlyph | null;
};

/** Shares of hands whose digits are recorded strokes, or MNIST's; the others are drawn. */
const RECORDED = 0.62;
const FROM_MNIST = 0.28;

/** Thinnest and thickest line, digit heights: a marker cannot write small digits. */
const LINE = [0.035, 0.2] as const;

/** Letters whose lower part hangs below the baseline, and the share of their height above it. */
const HANGING: Readonly<Record<string, number>> = { g: 0.58, j: 0.72, p: 0.58, q: 0.58, y: 0.58, ',': 0.4 };

/** Draws a hand; `letters` asks for one that can write words. */
export function drawHand(
  { writers, letterWriters, digits }: PageMaterial,
  random: Random,
  { letters = false, isDark = false }: { readonly letters?: boolean; readonly isDark?: boolean } = {},
): PageHand {
  const pagePen = drawPagePen(random.split('pen'), isDark);
  const style = drawStyle(random.split('style'));
  const drawn = createWriter(random.split('writer'));
  const kind = random.next();
  const recorded = letters ? letterWriters : writers;
  const gap = 0.08 + 0.3 * random.next() ** 1.5;
  const base = { pagePen, style, gap };
  if (recorded.length > 0 && (letters || kind < RECORDED)) {
    return {
      ...base,
      source: 'recorded',
      glyph: recordedGlyph(pick(recorded, random), drawn, style, pagePen),
    };
  }
  if (digits.length > 0 && kind < RECORDED + FROM_MNIST) {
    return { ...base, source: 'MNIST', glyph: framedGlyph(pick(digits, random), drawn, pagePen) };
  }
  return { ...base, source: 'drawn', glyph: drawnGlyph(drawn, pagePen) };
}

/** Draws a hand with the signs of one writer; those that are missing are drawn. */
export function handOf(signs: RecordedSigns, random: Random): PageHand {
  const pagePen = drawPagePen(random.split('pen'));
  const style = drawStyle(random.split('style'));
  const gap = 0.08 + 0.3 * random.next() ** 1.5;
  const drawn = createWriter(random.split('writer'));
  return { pagePen, style, gap, source: 'recorded', glyph: recordedGlyph(signs, drawn, style, pagePen) };
}

type WriteGlyph = PageHand['glyph'];

function recordedGlyph(signs: RecordedSigns, drawn: Writer, style: Style, pagePen: PagePen): WriteGlyph {
  const otherwise = drawnGlyph(drawn, pagePen);
  return (sign, height, random) => {
    const all = signs.get(sign) ?? [];
    if (all.length === 0) return otherwise(sign, height, random);
    const own = { ...style, pen: penFor(pagePen, height) };
    const strokes = writeDrawing(pick(all, random), own, random, (drawing) => baseOf(drawing, sign));
    const rise = /[\p{L}\d]/u.test(sign) ? 0 : markRise(sign);
    return { kind: 'strokes', strokes: rise === 0 ? strokes : placeStrokes(strokes, 1, 0, -rise) };
  };
}

function framedGlyph(writer: WriterDigits, drawn: Writer, pagePen: PagePen): WriteGlyph {
  const otherwise = drawnGlyph(drawn, pagePen);
  return (sign, height, random) =>
    /\d/.test(sign)
      ? { kind: 'digit', image: writtenDigit(writer, Number(sign), random) }
      : otherwise(sign, height, random);
}

function drawnGlyph(writer: Writer, pagePen: PagePen): WriteGlyph {
  return (sign, height, random) => {
    const own = { ...writer, pen: penFor(pagePen, height) };
    const strokes = /\d/.test(sign)
      ? writeGlyph({ kind: 'digit', name: Number(sign) }, own, random)
      : Object.hasOwn(SYMBOL_SHAPES, sign) && SYMBOLS.includes(sign)
        ? writeGlyph({ kind: 'symbol', name: sign as SymbolMark }, own, random)
        : Object.hasOwn(LETTERS, sign)
          ? writeGlyph({ kind: 'letter', name: sign }, own, random)
          : null;
    return strokes && { kind: 'strokes', strokes };
  };
}

/** A whole number as it was recorded, in this hand's style. */
export function recordedNumber(
  { drawing }: RecordedLine,
  hand: PageHand,
  height: number,
  random: Random,
): Stroke[] {
  return recordedStrokes(drawing, { ...hand.style, pen: penFor(hand.pagePen, height) }, random);
}

/** The pen in digit heights of digits that are `height` mm high. */
export function penFor({ pen, width }: PagePen, height: number): PagePen['pen'] {
  return { ...pen, width: Math.min(LINE[1], Math.max(LINE[0], width / height)) };
}

function baseOf(drawing: Drawing, sign: string): number {
  const { y, height } = boundsOf(drawing);
  return y + height * (HANGING[sign] ?? 1);
}

function pick<T>(all: readonly T[], random: Random): T {
  return all[random.integer(all.length)];
}
