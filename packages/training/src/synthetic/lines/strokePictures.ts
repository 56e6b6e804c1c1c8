import type { Picture } from '@cifra/core/base/types.ts';
import { classOf, OTHER, SYMBOLS } from '@cifra/core/model/symbols.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { createWriter } from '../glyphs/writer.ts';
import type { Drawing } from '../ink/drawing.ts';
import { drawStyle } from '../ink/style.ts';
import { drawVariants, type VariantShares } from '../ink/variants/variants.ts';
import { drawPen } from '../pen/pen.ts';
import { linePicture } from './linePicture.ts';
import { otherGlyph } from './otherGlyph.ts';
import { type RecordedLine, writeRecordedLine } from './recordedLine.ts';
import { drawnScribe, recordedScribe, type Scribe } from './scribe.ts';
import { strikeOut } from './strikeOut.ts';
import type { Line } from './strip.ts';
import { fixedRandom } from './writerDigits.ts';
import { writtenLine } from './writtenLine.ts';

/** A picture of one number, and what is written, marks included. */
export type PictureOfText = { readonly picture: Picture; readonly text: string };

/** A writer's recorded digits, by class. */
type Digits = ReadonlyMap<number, readonly Drawing[]>;

/** Recorded numbers without other signs, each in a style of its own; always the same ones. */
export function recordedPictures(numbers: readonly RecordedLine[]): PictureOfText[] {
  const random = fixedRandom('pictures of recorded numbers');
  return numbers.flatMap((number, i) => {
    const text = number.symbols.map((symbol) => SYMBOLS[symbol]).join('');
    const own = random.split(i);
    const line = writeRecordedLine(number, drawStyle(own.split('style')), own);
    return text.includes(OTHER) || !/\d/.test(text) ? [] : [{ text, picture: linePicture(line) }];
  });
}

/** Numbers of five digits of one writer each, not quite touching; always the same ones. */
export function strokePictures(writers: readonly Digits[], n: number): PictureOfText[] {
  return written('five digits from strokes', n, (random) => {
    const digits = Array.from({ length: 5 }, () => random.integer(10));
    return lineOf(digits, scribeOf(writers, {}, random), random);
  });
}

/** As `strokePictures`, of three to five digits, each number with a digit in the variant. */
export function variantPictures(
  writers: readonly Digits[],
  n: number,
  { variant, digit }: { readonly variant: keyof VariantShares; readonly digit: number },
): PictureOfText[] {
  return written(`variant ${variant}`, n, (random) => {
    const digits = Array.from({ length: 3 + random.integer(3) }, () => random.integer(10));
    digits[random.integer(digits.length)] = digit;
    return lineOf(digits, scribeOf(writers, { [variant]: 1 }, random), random);
  });
}

/** Numbers of two to six digits, crossed out; their text is empty. */
export function struckOutPictures(writers: readonly Digits[], n: number): PictureOfText[] {
  const pictures = written('crossed-out numbers', n, (random) => {
    const digits = Array.from({ length: 2 + random.integer(5) }, () => random.integer(10));
    const line = lineOf(digits, scribeOf(writers, {}, random), random);
    return strikeOut(line, drawPen(random.split('strike')), random);
  });
  return pictures.map(({ picture }) => ({ picture, text: '' }));
}

/**
 * Lines without a number: two to five letters and scribbles, in every second line among two to five
 * digits; their text is empty.
 */
export function otherPictures(
  { writers, marks }: { readonly writers: readonly Digits[]; readonly marks: Digits },
  n: number,
): PictureOfText[] {
  const other = classOf(OTHER);
  const pictures = written('lines without a number', n, (random) => {
    const style = drawStyle(random.split('style'));
    const drawn = drawnScribe(createWriter(random.split('scribbles')), otherGlyph);
    const isScribble = random.next() < SCRIBBLES;
    const letters = isScribble ? drawn : recordedScribe(marks, style, drawn);
    const scribe = recordedScribe(writers[random.integer(writers.length)], style, letters);
    return lineOf(otherSymbols(other, random), scribe, random);
  });
  return pictures.map(({ picture }) => ({ picture, text: '' }));
}

/** Single letters and signs that are not in the alphabet, each once, in a style of its own. */
export function letterPictures(letters: readonly Drawing[]): PictureOfText[] {
  const other = classOf(OTHER);
  const pictures = written('single letters', letters.length, (random, i) => {
    const style = drawStyle(random.split('style'));
    const drawn = drawnScribe(createWriter(random.split('marks')), otherGlyph);
    return lineOf([other], recordedScribe(new Map([[other, [letters[i]]]]), style, drawn), random);
  });
  return pictures.map(({ picture }) => ({ picture, text: '' }));
}

/** Share of the lines whose other ink is drawn, because no collection has scribbles and arrows. */
const SCRIBBLES = 0.4;

function otherSymbols(other: number, random: Random): number[] {
  const alone = random.next() < 0.5;
  const length = alone ? 2 + random.integer(4) : 3 + random.integer(4);
  const place = random.integer(length);
  return Array.from({ length }, (_, i) => (alone || i === place ? other : random.integer(10)));
}

function written(what: string, n: number, draw: (random: Random, i: number) => Line): PictureOfText[] {
  const all = fixedRandom(`pictures of ${what}`);
  return Array.from({ length: n }, (_, i) => {
    const line = draw(all.split(i), i);
    return { picture: linePicture(line), text: line.symbols.map((symbol) => SYMBOLS[symbol]).join('') };
  });
}

function lineOf(digits: readonly number[], scribe: Scribe, random: Random): Line {
  const habit = { gap: 2 + 4 * random.next(), gapSpread: 1.2, sizes: 0.06 * random.next(), drift: 1 };
  return writtenLine(digits, scribe, habit, random);
}

function scribeOf(writers: readonly Digits[], variants: VariantShares, random: Random): Scribe {
  const style = drawStyle(random.split('style'));
  const drawn = drawnScribe(createWriter(random.split('marks')));
  const digits = writers[random.integer(writers.length)];
  return recordedScribe(digits, style, drawn, (symbol, drawing, rng) =>
    drawVariants(symbol, drawing, variants, rng.split('variant')),
  );
}
