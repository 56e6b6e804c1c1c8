import type { ReadingExplanation } from '@cifra/core/explain/explainReading.ts';
import type { Finding } from '@cifra/core/explain/findings.ts';
import { englishReasons, englishSheet, partInEnglish } from '@cifra/core/words/english.ts';
import { sentences } from '@cifra/core/words/sentences.ts';
import { jsonLine } from '../output/json.ts';
import { refusalInWords } from '../reading/refusals.ts';
import type { NearestDigits } from './neighbours.ts';

/** "4, digit 2 of 94107" */
export function titleOf({ digit, place, reading }: ReadingExplanation): string {
  return reading.digits.length > 1 ? `${digit}, digit ${place + 1} of ${reading.text}` : String(digit);
}

/** Returns the explanation as text. */
export function humanExplanation(explained: ReadingExplanation, near: NearestDigits | null): string[] {
  const { reading } = explained;
  return [
    titleOf(explained),
    ...(reading.refusal === null
      ? []
      : [`Refused: ${refusalInWords({ ...reading, refusal: reading.refusal })}.`]),
    ...sentences(explained, englishReasons),
    ...(near === null ? [] : [nearInWords(near)]),
  ];
}

/** "The nearest of mnist train: 4, 4, 9, …; no. 512 the nearest." */
function nearInWords({ dataset, digits }: NearestDigits): string {
  const labels = digits.map(({ label }) => label).join(' ');
  return `The nearest training digits (${dataset}) are labelled ${labels}; the nearest is no. ${digits[0].index}.`;
}

/**
 * Returns the explanation as JSON. Maps are [28, 28], row by row; steps contain only their size.
 */
export function jsonExplanation(
  file: string,
  explained: ReadingExplanation,
  near: NearestDigits | null,
): string {
  const { reading, place, digit, against, probabilities, findings, maps, steps } = explained;
  const nearest = near && {
    dataset: near.dataset,
    digits: near.digits.map(({ index, label, distance }) => ({ index, label, distance })),
  };
  return jsonLine({
    file,
    text: reading.text,
    accepted: reading.accepted,
    refusal: reading.refusal,
    place,
    box: reading.digits[place].box,
    digit,
    against,
    probabilities,
    words: sentences(explained, englishReasons),
    findings: findings.map(jsonFinding),
    maps: Object.fromEntries(Object.entries(maps).map(([name, { values }]) => [name, values])),
    steps: steps.map(({ kind, raster: { width, height } }) => ({
      kind,
      words: englishSheet.steps[kind],
      width,
      height,
    })),
    ...(nearest && { nearest }),
  });
}

function jsonFinding({ favours, cover, part, pixels, weight, without }: Finding) {
  return { favours, cover, words: partInEnglish(part), pixels, weight, without };
}
