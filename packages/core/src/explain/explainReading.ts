import type { Examination } from '../reading/examination.ts';
import type { Reading } from '../types.ts';
import { type DigitExplanation, type ExplainingModels, explainDigit } from './explainDigit.ts';
import { type Step, stepsTo } from './steps.ts';

/** Why one digit of a reading was read as it was, and what the picture became on the way to it. */
export type ReadingExplanation = DigitExplanation & {
  readonly reading: Reading;
  /** Which of the reading's digits, from 0. */
  readonly place: number;
  readonly steps: readonly Step[];
};

export type WhichDigit = {
  /** Which of the readings, from 0; the first when left out. */
  readonly line?: number;
  /** Which of its digits, from 0; the first when left out. */
  readonly place?: number;
  /** "Why not …"; the runner-up when left out. */
  readonly against?: number;
};

/**
 * Explains one digit of what `examine` read: as it is told in the reading, which the line model may have read in another way
 * than the classifier of single digits, whose evidence is shown, would alone.
 *
 * @throws RangeError when the reading has no such digit
 */
export async function explainReading(
  models: ExplainingModels,
  examination: Examination,
  { line = 0, place = 0, against }: WhichDigit = {},
): Promise<ReadingExplanation> {
  const examined = examination.readings[line];
  const image = examined?.digitImages()[place];
  const told = examined?.reading.digits[place];
  if (!image || !told) {
    const there = examined
      ? `reading ${line} has ${examined.reading.digits.length} digits`
      : `${examination.readings.length} readings`;
    throw new RangeError(`explainReading: no digit ${place} in reading ${line} (${there})`);
  }
  const between = { digit: told.digit, ...(against !== undefined && { against }) };
  const explanation = await explainDigit(models, image, between);
  const steps = stepsTo(examination, examined, place, image);
  return { ...explanation, reading: examined.reading, place, steps };
}
