import type { Reading } from '../base/types.ts';
import type { ExaminedReading } from '../reading/examination.ts';
import { type DigitExplanation, type ExplainingModels, explainDigit } from './explainDigit.ts';
import { type Step, stepsTo } from './steps.ts';

/** Explanation of one digit of a reading, with the steps from the picture to it. */
export type ReadingExplanation = DigitExplanation & {
  readonly reading: Reading;
  /** Index of the explained digit in the reading. */
  readonly place: number;
  readonly steps: readonly Step[];
};

export type WhichDigit = {
  /** Index of the reading; default 0. */
  readonly line?: number;
  /** Index of the digit in it; default 0. */
  readonly place?: number;
  /** The other digit, as in "why not a 9?"; default: the runner-up. */
  readonly against?: number;
};

/**
 * Explains one digit of an examined picture, as it is in the reading. The evidence is that of the
 * single-digit classifier. The line model may have read another digit.
 *
 * @throws RangeError if the reading has no such digit
 */
export async function explainReading(
  models: ExplainingModels,
  readings: readonly ExaminedReading[],
  { line = 0, place = 0, against }: WhichDigit = {},
): Promise<ReadingExplanation> {
  const examined = readings[line];
  const image = examined?.digitImages()[place];
  const read = examined?.reading.digits[place];
  if (!image || !read) {
    const there = examined
      ? `reading ${line} has ${examined.reading.digits.length} digits`
      : `${readings.length} readings`;
    throw new RangeError(`explainReading: no digit ${place} in reading ${line} (${there})`);
  }
  const between = { digit: read.digit, ...(against !== undefined && { against }) };
  const explanation = await explainDigit(models, image, between);
  const steps = stepsTo(examined, place, image);
  return { ...explanation, reading: examined.reading, place, steps };
}
