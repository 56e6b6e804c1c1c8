import type { Reading, Refusal } from '@cifra/core/types.ts';
import { percent } from '../output/figures.ts';

type Seen = Pick<Reading, 'digits'>;
type Words = { readonly why: (seen: Seen) => string; readonly advice: string };

/** Each refusal in words, and what a person can do about it. */
const words: Readonly<Record<Refusal, Words>> = {
  blank: { why: () => 'nothing is written here', advice: 'write with a darker pen, or crop closer' },
  'not-a-digit': { why: () => 'this is not a digit', advice: 'show a single digit from 0 to 9' },
  ambiguous: { why: ambiguity, advice: 'write it again more clearly' },
  'low-contrast': { why: () => 'the ink is too pale', advice: 'use more light or a darker pen' },
  'cut-off': { why: () => 'it runs over the edge', advice: 'leave a margin around it' },
  'too-many': { why: () => 'more is written than one digit', advice: 'crop the picture to one digit' },
};

/** Why alone, of a picture in which no digit was read: "more is written than one digit" */
export function reasonInWords(refusal: Refusal): string {
  return words[refusal].why({ digits: [] });
}

/** Why and what to do: "could be 4 (52.1 %) or 9 (47.0 %); write it again more clearly" */
export function refusalInWords(reading: Reading & { readonly refusal: Refusal }): string {
  const { why, advice } = words[reading.refusal];
  return `${why(reading)}; ${advice}`;
}

function ambiguity({ digits }: Seen): string {
  if (digits.length !== 1) return 'it could be several numbers';
  const ranked = [...digits[0].probabilities.entries()].sort((a, b) => b[1] - a[1]);
  const [first, second] = ranked.map(([digit, probability]) => `${digit} (${percent(probability)})`);
  return ranked[0][1] > 0.8 ? `probably ${first}, but perhaps ${second}` : `could be ${first} or ${second}`;
}
