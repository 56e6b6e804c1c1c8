import type { Reading, Refusal } from '@cifra/core/base/types.ts';
import { probability } from '../output/figures.ts';

type Seen = Pick<Reading, 'digits' | 'candidates' | 'raw' | 'writingHeight'>;
type Words = { readonly why: (seen: Seen) => string; readonly advice: string };

/** Text and advice for each refusal. */
const words: Readonly<Record<Refusal, Words>> = {
  blank: { why: () => 'nothing is written here', advice: 'write with a darker pen, or crop closer' },
  'not-a-digit': {
    why: () => 'this is not a number',
    advice: 'crop the picture so that only the number is visible',
  },
  'crossed-out': { why: () => 'a digit is crossed out or written over', advice: 'write the number again' },
  ambiguous: { why: ambiguity, advice: 'write it again more clearly' },
  'touching-unresolved': { why: ambiguity, advice: 'leave a little space between the digits' },
  'low-contrast': { why: () => 'the ink is too pale', advice: 'use more light or a darker pen' },
  'cut-off': { why: () => 'it runs over the edge', advice: 'leave a margin around it' },
  'too-small': { why: tooSmall, advice: 'scan at 200 dpi or more, or move the camera closer' },
  'too-many': { why: () => 'there is more text than can be read', advice: 'crop the picture to one number' },
  format: { why: notTheFormat, advice: 'write it in the expected format, or choose another format' },
};

/**
 * Returns the reason only, for a picture without digits: "nothing is written here"
 *
 * @param writingHeight as in `Reading`
 */
export function reasonInWords(refusal: Refusal, writingHeight?: number): string {
  const height = writingHeight === undefined ? {} : { writingHeight };
  return words[refusal].why({ digits: [], candidates: [], raw: '', ...height });
}

/**
 * Returns the reason and the advice: "could be 4 (52.1 %) or 9 (47.0 %); write it again more
 * clearly"
 */
export function refusalInWords(reading: Reading & { readonly refusal: Refusal }): string {
  const { why, advice } = words[reading.refusal];
  return `${why(reading)}; ${advice}`;
}

function ambiguity({ digits, candidates }: Seen): string {
  if (digits.length === 1 && candidates.every(({ text }) => text.length === 1))
    return oneOrTheOther(digits[0]);
  const [first, second] = candidates.map(
    (candidate) => `${candidate.text || 'nothing'} (${probability(candidate.probability)})`,
  );
  if (first === undefined) return 'it could be several numbers';
  return second === undefined ? `perhaps ${first}` : `could be ${first} or ${second}`;
}

/** A digit that is less probable does not explain the doubt. */
const EXPLAINS = 0.02;

function oneOrTheOther({ probabilities }: Reading['digits'][number]): string {
  const ranked = [...probabilities.entries()].sort((a, b) => b[1] - a[1]);
  const [first, second] = ranked.map(([digit, share]) => `${digit} (${probability(share)})`);
  if (ranked[0][1] <= 0.8) return `could be ${first} or ${second}`;
  // The digit model has no doubt: the line model read the ink differently.
  if (ranked[1][1] < EXPLAINS) return `probably ${first}, but a second look disagrees`;
  return `probably ${first}, but perhaps ${second}`;
}

function tooSmall({ writingHeight }: Seen): string {
  if (writingHeight === undefined) return 'the writing is too small';
  const pixels = Math.round(writingHeight);
  return `the writing is too small: about ${pixels} ${pixels === 1 ? 'pixel' : 'pixels'} high`;
}

function notTheFormat({ raw }: Seen): string {
  return `this is not what was expected; it looks like "${raw}"`;
}
