import type { DigitExplanation } from '@cifra/core/explain/explainDigit.ts';
import { englishReasons } from '@cifra/core/words/english.ts';
import { sentences } from '@cifra/core/words/sentences.ts';
import { rowsOf } from '../../platform/http/digitRows.ts';
import type { Explanation } from './contract.ts';

/** An explanation as JSON: maps as rows. */
export function explanationView(explanation: Explanation) {
  const { maps, image, digit, against, probabilities, model } = explanation;
  const words = sentences(explanation, englishReasons);
  const entries = Object.entries(maps).map(([name, { values }]) => [name, rowsOf(values)]);
  const views = Object.fromEntries(entries) as Record<keyof DigitExplanation['maps'], number[][]>;
  return { digit, against, probabilities, words, maps: views, image: rowsOf(image), model };
}
