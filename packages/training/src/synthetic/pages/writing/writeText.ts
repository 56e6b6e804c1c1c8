import { type Box, DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { inkBox } from '@cifra/core/image/box.ts';
import type { LineKind, PageClass } from '@cifra/core/model/pageClasses.ts';
import { SYMBOLS } from '@cifra/core/model/symbols.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { RecordedLine } from '../../lines/recordedLine.ts';
import { strikeStrokes } from '../../lines/strikeOut.ts';
import type { Stroke } from '../../pen/pen.ts';
import { placeStrokes, strokesBox } from '../../pen/renderStrokes.ts';
import type { Quad } from '../geometry/quad.ts';
import type { Drawn, Item } from '../scene.ts';
import { type HandGlyph, type PageHand, penFor, recordedNumber } from './pageHand.ts';

/** What to write: a text, or a number as it was recorded. */
export type Writing = { readonly text: string } | { readonly recorded: RecordedLine };

export type WritePlace = {
  /** Left end of the baseline, mm. */
  readonly x: number;
  readonly y: number;
  /** Height of a digit, mm. */
  readonly height: number;
  /** Longer writing is made smaller, mm. */
  readonly width: number;
  /** mm down for each mm to the right. Default: 0. */
  readonly slope?: number;
  /** Position of the text in `width`. Default: left. */
  readonly align?: 'left' | 'right' | 'middle';
  readonly isStruckOut?: boolean;
};

/** Pieces of a line in digit heights; the baseline is y = 1 and the first ink at x = 0. */
type Piece = { readonly ink: Box; readonly x: number; readonly isTall: boolean } & (
  | { readonly kind: 'strokes'; readonly strokes: readonly Stroke[] }
  | { readonly kind: 'digit'; readonly image: Uint8Array; readonly from: Box }
);

/** Width of a space, digit heights. */
const SPACE = 0.55;
/** Bytes up to this one of MNIST's frame are paper, as in `lines/framedDigit.ts`. */
const FAINTEST = 39;
/** The longer side of a digit in MNIST's frame. */
const LONGER_SIDE = 20;

export function textOf(writing: Writing): string {
  if ('text' in writing) return writing.text;
  return writing.recorded.symbols.map((symbol) => SYMBOLS[symbol]).join('');
}

/** Crosses in unused boxes do not make a number words. */
export function kindOf(text: string): LineKind {
  return /\d/.test(text) && !/[^X\P{L}]/u.test(text) ? 'number' : 'words';
}

/** Writes one line. Signs that the hand cannot write are left out of its text. */
export function writeText(writing: Writing, hand: PageHand, place: WritePlace, random: Random): Drawn {
  const { pieces, text } = piecesOf(writing, hand, place.height, random);
  if (pieces.length === 0) return { items: [], lines: [] };
  const length = Math.max(...pieces.map(({ x, ink }) => x + ink.width));
  const height = Math.min(place.height, place.width / length);
  const spare = place.width - length * height;
  const share = place.align === 'right' ? 1 : place.align === 'middle' ? 0.5 : 0;
  const left = place.x + share * spare;
  const slope = place.slope ?? 0;
  const label: PageClass = place.isStruckOut ? 'struck-out' : 'handwriting';
  const { ink } = hand.pagePen;
  const items: Item[] = [];
  const strokes: Stroke[] = [];
  for (const piece of pieces) {
    const [x, y] = [left + piece.x * height, place.y + slope * piece.x * height];
    if (piece.kind === 'strokes') {
      strokes.push(...placeStrokes(piece.strokes, height, x - piece.ink.x * height, y - height));
    } else {
      const { width, height: tall, y: top } = piece.ink;
      const box = { x, y: y + (top - 1) * height, width: width * height, height: tall * height };
      items.push({ shape: { kind: 'digit', image: piece.image, from: piece.from, place: box }, ink, label });
    }
  }
  if (place.isStruckOut) {
    const strike = strikeStrokes(length, penFor(hand.pagePen, height), random);
    strokes.push(...placeStrokes(strike, height, left, place.y - height));
  }
  if (strokes.length > 0) items.push({ shape: { kind: 'strokes', strokes }, ink, label });
  const core = coreOf(pieces, { left, base: place.y, height, slope, length });
  return { items, lines: [{ text, kind: kindOf(text), isStruckOut: place.isStruckOut === true, core }] };
}

function piecesOf(
  writing: Writing,
  hand: PageHand,
  height: number,
  random: Random,
): { pieces: Piece[]; text: string } {
  if ('recorded' in writing) {
    const strokes = recordedNumber(writing.recorded, hand, height, random);
    const ink = strokesBox(strokes);
    return { pieces: [{ kind: 'strokes', strokes, ink, x: 0, isTall: true }], text: textOf(writing) };
  }
  const pieces: Piece[] = [];
  let text = '';
  let at = 0;
  for (const [i, sign] of [...writing.text].entries()) {
    if (sign === ' ') {
      at += SPACE;
      text += ' ';
      continue;
    }
    const own = random.split(i);
    const glyph = hand.glyph(sign, height, own);
    if (!glyph) continue;
    const piece = pieceOf(glyph, sign, at, own);
    pieces.push(piece);
    text += sign;
    const isLetter = /\p{L}/u.test(sign);
    at += piece.ink.width + Math.max(-0.1, hand.gap * (isLetter ? 0.35 : 1) + 0.05 * own.normal());
  }
  return { pieces, text: text.trim() };
}

function pieceOf(glyph: HandGlyph, sign: string, x: number, random: Random): Piece {
  const isTall = /[\dA-Zbdfhklt]/.test(sign);
  if (glyph.kind === 'strokes') {
    const size = 1 + 0.05 * random.normal();
    const strokes = placeStrokes(glyph.strokes, size, 0, 1 - size + 0.04 * random.normal());
    return { kind: 'strokes', strokes, ink: strokesBox(strokes), x, isTall };
  }
  const frame = { width: DIGIT_SIDE, height: DIGIT_SIDE, data: Float32Array.from(glyph.image) };
  const from = inkBox(frame, FAINTEST) ?? { x: 4, y: 4, width: LONGER_SIDE, height: LONGER_SIDE };
  const size = (1 + 0.05 * random.normal()) / LONGER_SIDE;
  const ink = {
    x: 0,
    y: 1 - from.height * size + 0.04 * random.normal(),
    width: from.width * size,
    height: from.height * size,
  };
  return { kind: 'digit', image: glyph.image, from, ink, x, isTall };
}

/**
 * From the usual foot to the usual top of digits and capitals; of lower-case words, a digit's height
 * above the baseline.
 */
function coreOf(
  pieces: readonly Piece[],
  line: { left: number; base: number; height: number; slope: number; length: number },
): Quad {
  const tall = pieces.filter(({ isTall }) => isTall);
  const top = tall.length > 0 ? mean(tall.map(({ ink }) => ink.y)) : 0;
  const bottom = tall.length > 0 ? mean(tall.map(({ ink }) => ink.y + ink.height)) : 1;
  const corner = (along: number, y: number) => ({
    x: line.left + along * line.height,
    y: line.base + (line.slope * along + y - 1) * line.height,
  });
  return [corner(0, top), corner(line.length, top), corner(line.length, bottom), corner(0, bottom)];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
