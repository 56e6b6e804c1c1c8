import type { Random } from '@cifra/core/random/random.ts';
import type { StripData } from '../../recipe/numberRecipe.ts';
import { createWriter } from '../../synthetic/glyphs/writer.ts';
import { negativeText, numberText } from '../../synthetic/lines/numberText.ts';
import { onPaper } from '../../synthetic/lines/onPaper.ts';
import { drawnScribe, type Scribe, writerScribe } from '../../synthetic/lines/scribe.ts';
import type { Line } from '../../synthetic/lines/strip.ts';
import type { WriterDigits } from '../../synthetic/lines/writerDigits.ts';
import { drawHabit, writtenLine } from '../../synthetic/lines/writtenLine.ts';
import { chequeLine, splicedLine } from './chequeLine.ts';
import type { LineSource } from './stripBatches.ts';
import type { StripSources } from './stripSources.ts';

/** The kinds of lines in a recipe's shares. */
export function lineSources(
  shares: StripData,
  { cheques, writers, usps }: Pick<StripSources, 'cheques' | 'writers' | 'usps'>,
): LineSource[] {
  return [
    { share: shares.cheques, draw: (random) => chequeLine(cheques[random.integer(cheques.length)]) },
    { share: shares.spliced, draw: (random) => splicedLine(cheques, random) },
    { share: shares.composed, draw: (random) => composedLine(numberText(random), writers, usps, random) },
    { share: shares.nothing, draw: (random) => negativeLine(writers, usps, random) },
  ];
}

/** Shares of the composed lines whose digits are drawn or come from USPS. */
const DRAWN = 0.15;
const FROM_USPS = 0.12;
/** Share of the composed lines on printed paper. */
const ON_PAPER = 0.6;

function composedLine(
  symbols: readonly number[],
  writers: readonly WriterDigits[],
  usps: readonly WriterDigits[],
  random: Random,
): Line {
  const line = writtenLine(symbols, scribeOf(writers, usps, random), drawHabit(random), random);
  return random.next() < ON_PAPER ? onPaper(line, random) : line;
}

/** A line without a number, or with letters among digits; one in five is empty paper. */
function negativeLine(writers: readonly WriterDigits[], usps: readonly WriterDigits[], random: Random): Line {
  if (random.next() >= 0.2) return composedLine(negativeText(random), writers, usps, random);
  const blank = writtenLine([], scribeOf(writers, usps, random), drawHabit(random), random);
  const width = 30 + random.integer(120);
  const ink = { width, height: blank.ink.height, data: new Float32Array(width * blank.ink.height) };
  return onPaper({ ...blank, ink, right: width }, random);
}

function scribeOf(writers: readonly WriterDigits[], usps: readonly WriterDigits[], random: Random): Scribe {
  const drawn = drawnScribe(createWriter(random.split('writer')));
  const kind = random.next();
  if (kind < DRAWN) return drawn;
  const from = kind < DRAWN + FROM_USPS ? usps : writers;
  return writerScribe(from[random.integer(from.length)], drawn);
}
