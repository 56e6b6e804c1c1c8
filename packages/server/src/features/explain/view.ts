import type { DigitExplanation } from '@cifra/core/explain/explainDigit.ts';
import type { Explanation } from '../read/pool/messages.ts';

const SIDE = 28;

/** An explanation as JSON: maps as rows. */
export function explanationView({ maps, image, digit, against, probabilities, words, model }: Explanation) {
  const entries = Object.entries(maps).map(([name, { values }]) => [name, rows(values)]);
  const views = Object.fromEntries(entries) as Record<keyof DigitExplanation['maps'], number[][]>;
  return { digit, against, probabilities, words, maps: views, image: rows(image), model };
}

function rows(values: Float32Array): number[][] {
  return Array.from({ length: SIDE }, (_, y) =>
    Array.from(values.subarray(y * SIDE, (y + 1) * SIDE), (value) => Math.round(value * 1e4) / 1e4),
  );
}
