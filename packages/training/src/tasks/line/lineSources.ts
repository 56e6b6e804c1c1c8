import { OTHER, SYMBOLS } from '@cifra/core/model/symbols.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { LineStrokes, StripData } from '../../recipe/numberRecipe.ts';
import { createWriter } from '../../synthetic/glyphs/writer.ts';
import { drawStyle, type Style } from '../../synthetic/ink/style.ts';
import { drawVariants, VARIANTS, type VariantShares } from '../../synthetic/ink/variants/variants.ts';
import { lineInPlaces } from '../../synthetic/lines/inPlaces.ts';
import {
  correctedText,
  negativeText,
  numberText,
  placesText,
  plainText,
} from '../../synthetic/lines/numberText.ts';
import { onPaper } from '../../synthetic/lines/onPaper.ts';
import { otherGlyph } from '../../synthetic/lines/otherGlyph.ts';
import { writeRecordedLine } from '../../synthetic/lines/recordedLine.ts';
import { drawnScribe, recordedScribe, type Scribe, writerScribe } from '../../synthetic/lines/scribe.ts';
import { strikeOut } from '../../synthetic/lines/strikeOut.ts';
import type { Line } from '../../synthetic/lines/strip.ts';
import { struckScribe } from '../../synthetic/lines/struckScribe.ts';
import { drawHabit, writtenLine } from '../../synthetic/lines/writtenLine.ts';
import { chequeLine, splicedLine } from './chequeLine.ts';
import type { LineSource } from './stripBatches.ts';
import type { StripSources } from './stripSources.ts';
import type { StrokeLines } from './strokeLines.ts';

type Material = Pick<StripSources, 'writers' | 'usps' | 'strokes'> & { readonly use: LineStrokes };

/** No recorded strokes in composed lines. */
const NO_STROKES: LineStrokes = { digits: 0, marks: 0 };

/** The kinds of lines in a recipe's shares. */
export function lineSources(
  shares: StripData,
  { cheques, ...sources }: Pick<StripSources, 'cheques' | 'writers' | 'usps' | 'strokes'>,
): LineSource[] {
  const material = { ...sources, use: shares.strokes ?? NO_STROKES };
  return [
    { share: shares.cheques, draw: (random) => chequeLine(cheques[random.integer(cheques.length)]) },
    { share: shares.spliced, draw: (random) => splicedLine(cheques, random) },
    { share: shares.composed, draw: (random) => composedLine(numberText(random), material, random) },
    { share: shares.places ?? 0, draw: (random) => placesLine(material, random) },
    { share: shares.nothing, draw: (random) => negativeLine(material, random) },
    { share: shares.recorded ?? 0, draw: (random) => recordedLine(material, random) },
  ];
}

/**
 * Shares of the composed lines without recorded digits whose digits are drawn or come from USPS; the
 * others are MNIST's.
 */
const DRAWN = 0.15;
const FROM_USPS = 0.12;
/** Share of the composed lines on printed paper. */
const ON_PAPER = 0.6;

function composedLine(symbols: readonly number[], material: Material, random: Random): Line {
  const line = writtenLine(symbols, scribeOf(material, random), drawHabit(random), random);
  return maybeOnPaper(line, random);
}

function maybeOnPaper(line: Line, random: Random): Line {
  return random.next() < ON_PAPER ? onPaper(line, random) : line;
}

/** Shares of lines in the places of a form that are empty, and that hold letters too. */
const EMPTY_PLACES = 0.05;
const LETTERS_IN_PLACES = 0.08;

/** Digits in the printed places of a form. */
function placesLine(material: Material, random: Random): Line {
  const kind = random.next();
  const symbols =
    kind < EMPTY_PLACES
      ? []
      : kind < EMPTY_PLACES + LETTERS_IN_PLACES
        ? negativeText(random)
        : placesText(random);
  return maybeOnPaper(lineInPlaces(symbols, scribeOf(material, random), random), random);
}

/**
 * A line without a number, with letters among digits, or with crossed-out digits; one in five is
 * empty paper.
 */
function negativeLine(material: Material, random: Random): Line {
  const { struckOut = 0 } = material.use;
  if (struckOut > 0 && random.next() < struckOut) return struckLine(material, random);
  if (random.next() >= 0.2) return composedLine(negativeText(random), material, random);
  const blank = writtenLine([], scribeOf(material, random), drawHabit(random), random);
  const width = 30 + random.integer(120);
  const ink = { width, height: blank.ink.height, data: new Float32Array(width * blank.ink.height) };
  return onPaper({ ...blank, ink, right: width }, random);
}

/** Share of the lines with struck-out digits that are crossed out as a whole. */
const WHOLE = 0.5;

/** A line, or one or two of its digits, crossed out by the same pen or by another one. */
function struckLine(material: Material, random: Random): Line {
  const { pen } = drawStyle(random.split('strike'));
  const scribe = scribeOf(material, random);
  if (random.next() >= WHOLE) {
    const line = writtenLine(correctedText(random), struckScribe(scribe, pen), drawHabit(random), random);
    return maybeOnPaper(line, random);
  }
  const line = writtenLine(plainText(random), scribe, drawHabit(random), random);
  return maybeOnPaper(strikeOut(line, pen, random), random);
}

/** A whole number as it was recorded. */
function recordedLine({ strokes }: Material, random: Random): Line {
  const { numbers } = required(strokes);
  const number = numbers[random.integer(numbers.length)];
  return maybeOnPaper(writeRecordedLine(number, drawStyle(random.split('style')), random), random);
}

function scribeOf({ writers, usps, strokes, use }: Material, random: Random): Scribe {
  const drawn = drawnScribe(createWriter(random.split('writer')), otherGlyph);
  const style = drawStyle(random.split('style'));
  const marks = use.marks > random.next() ? markScribe(required(strokes), style, drawn) : drawn;
  if (use.digits > random.next()) return strokeScribe(required(strokes), style, marks, use.variants, random);
  const kind = random.next();
  const from = kind < DRAWN ? [] : picturesFor(kind, { writers, usps });
  return from.length === 0 ? marks : writerScribe(from[random.integer(from.length)], marks);
}

/** A recipe that does not use one of the two collections uses the other one more often. */
function picturesFor(kind: number, { writers, usps }: Pick<StripSources, 'writers' | 'usps'>) {
  if (writers.length === 0) return usps;
  return kind < DRAWN + FROM_USPS && usps.length > 0 ? usps : writers;
}

/** Share of the letters and other signs that are drawn next to recorded marks: scribbles, arrows. */
const DRAWN_OTHERS = 0.4;

/** Recorded marks and letters; no collection has scribbles. */
function markScribe({ marks }: StrokeLines, style: Style, drawn: Scribe): Scribe {
  const recorded = recordedScribe(marks, style, drawn);
  return (symbol, size, foot, random) =>
    (SYMBOLS[symbol] === OTHER && random.next() < DRAWN_OTHERS ? drawn : recorded)(
      symbol,
      size,
      foot,
      random,
    );
}

/** Digits by one writer, in that writer's variants. */
function strokeScribe(
  { writers }: StrokeLines,
  style: Style,
  marks: Scribe,
  variants: VariantShares = {},
  random: Random,
): Scribe {
  const digits = writers[random.integer(writers.length)];
  const own = habitsOf(variants, random.split('variants'));
  return recordedScribe(digits, style, marks, (symbol, drawing, rng) =>
    drawVariants(symbol, drawing, own, rng.split('variant')),
  );
}

/** Who flags a 1 flags nearly all of them. */
const CONSTANCY = 0.9;

/** The variants of one writer. */
function habitsOf(shares: VariantShares, random: Random): VariantShares {
  return Object.fromEntries(
    VARIANTS.map((name) => [name, random.next() < (shares[name] ?? 0) ? CONSTANCY : 0]),
  );
}

function required(strokes: StrokeLines | undefined): StrokeLines {
  if (!strokes) throw new Error('lineSources: the recipe uses strokes, but none were loaded');
  return strokes;
}
