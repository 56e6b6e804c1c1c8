import type { Box, Reading, Refusal } from '../base/types.ts';
import type { Decision } from '../decide/decide.ts';
import { READING_PARAMETERS, type ReadingParameters } from './parameters.ts';
import { type ReadingOptions, TOP } from './readingOptions.ts';
import { satisfying } from './satisfying.ts';

/**
 * Builds the reading of a single digit.
 *
 * @param seen reason for a refusal that was found before the classifier ran
 */
export function digitReading(
  { digit, probabilities, plausible, refusal }: Decision,
  box: Box,
  seen: Refusal | null,
  { expect, minimumConfidence = 0, top = TOP }: ReadingOptions,
  { formats }: ReadingParameters = READING_PARAMETERS,
): Reading {
  const ranking = satisfying(
    probabilities.map((probability, k) => ({ text: String(k), probability })),
    expect,
    1,
    formats.read,
  );
  const raw = String(digit);
  const chosen = ranking ?? { text: raw, value: raw, probability: probabilities[digit], candidates: [] };
  const changed = chosen.value !== raw && chosen.probability < 0.5;
  // With a format, the value can be less probable than the digit that was decided on.
  const unsure = changed || chosen.probability < minimumConfidence;
  const reason = seen ?? (ranking === null ? 'format' : (refusal ?? (unsure ? 'ambiguous' : null)));
  return {
    text: chosen.text,
    value: chosen.value,
    confidence: chosen.probability,
    raw,
    box,
    digits: [...chosen.text]
      .filter((mark) => /\d/.test(mark))
      .map((mark) => ({ digit: Number(mark), box, probabilities, plausible })),
    candidates: chosen.candidates.slice(0, top),
    accepted: reason === null,
    refusal: reason,
  };
}
