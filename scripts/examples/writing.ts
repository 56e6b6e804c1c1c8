import { createRandom, type Random } from '@cifra/core/random/random.ts';
import { LETTERS } from '@cifra/training/synthetic/glyphs/letters.ts';
import { SYMBOLS, type SymbolMark } from '@cifra/training/synthetic/glyphs/symbols.ts';
import { writeDigit } from '@cifra/training/synthetic/glyphs/writeDigit.ts';
import { createWriter, type Writer } from '@cifra/training/synthetic/glyphs/writer.ts';
import { writeShape } from '@cifra/training/synthetic/glyphs/writeShape.ts';
import type { Stroke } from '@cifra/training/synthetic/pen/pen.ts';
import { placeStrokes, strokesBox } from '@cifra/training/synthetic/pen/renderStrokes.ts';
import { mapped, turned } from './hand.ts';

export type LinePlace = {
  /** Left end of the baseline, pixels. */
  readonly x: number;
  readonly y: number;
  /** Height of a digit, pixels. */
  readonly height: number;
  /** Stroke width, pixels. */
  readonly line: number;
  /** Pixels between the centres of characters, as in boxes; default: one after the other. */
  readonly pitch?: number;
  /** Degrees clockwise, about the left end. */
  readonly turn?: number;
};

/** Writes digits, marks and capital letters on one line, as the writer made from `seed` would. */
export function lineAt(
  text: string,
  seed: number | string,
  { x, y, height, line, pitch, turn = 0 }: LinePlace,
  habits?: Partial<Writer>,
): Stroke[] {
  const own = createWriter(seed);
  const writer = { ...own, pen: { ...own.pen, width: line / height, rough: 0.01 }, ...habits };
  const rng = createRandom(seed).split('line');
  let end = 0;
  const written = [...text].flatMap((sign, i) => {
    if (sign === ' ') {
      end += 0.5;
      return [];
    }
    const strokes = writeSign(sign, writer, rng.split(i));
    const box = strokesBox(strokes);
    const gap = writer.spacing * (1 + 0.3 * rng.split(i).split('gap').normal());
    const left = pitch === undefined ? end + gap : ((i + 0.5) * pitch) / height - box.width / 2;
    end = left + box.width;
    return placeStrokes(strokes, 1, left - box.x, -1);
  });
  const upright = written.map((stroke) => scaled(stroke, height));
  return mapped(turned(upright, turn), (u, v) => [x + u, y + v]);
}

function writeSign(sign: string, writer: Writer, rng: Random): Stroke[] {
  if (/\d/.test(sign)) return writeDigit(Number(sign), writer, rng);
  const shapes = LETTERS[sign] ?? SYMBOLS[sign as SymbolMark];
  if (!shapes) throw new RangeError(`lineAt: '${sign}' cannot be written`);
  return writeShape(shapes, sign, writer, rng);
}

function scaled(stroke: Stroke, factor: number): Stroke {
  return placeStrokes([stroke], factor, 0, 0)[0];
}
