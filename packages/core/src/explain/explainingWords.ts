import type { Cover } from './occlusion.ts';
import type { PartWords } from './shape.ts';

/** What `sentences` says, in one language. `shares`: digits with their probabilities. */
export type ExplainingWords = {
  rather(digit: number, against: number, shares: string): string;
  /** What the classifier of single digits would have read. */
  alone(best: number, shares: string): string;
  nothing(favours: number, other: number): string;
  speaks(part: PartWords, favours: number, other: number, effect: string): string;
  speaksToo(part: PartWords, favours: number, effect: string): string;
  lessLikely(cover: Cover, favours: number, times: number): string;
  /** `still`: it stays what it is. */
  wouldBe(cover: Cover, best: number, still: boolean, shares: string): string;
  percent(share: number): string;
};

export const english: ExplainingWords = {
  rather: (digit, against, shares) =>
    `It looks like ${aDigit(digit)} rather than ${aDigit(against)} (${shares}).`,
  alone: (best, shares) => `Alone it looks more like ${aDigit(best)} (${shares}).`,
  nothing: (favours, other) => `No single part of it speaks for ${favours} and against ${other}.`,
  speaks: (part, favours, other, effect) =>
    `${capital(part)} speaks for ${favours}, against ${other}: ${effect}.`,
  speaksToo: (part, favours, effect) => `${capital(part)} speaks for ${favours} too: ${effect}.`,
  lessLikely: (cover, favours, factor) =>
    `${change(cover)}, ${favours} would be ${times(factor)} less likely`,
  wouldBe: (cover, best, still, shares) =>
    `${change(cover)}, this would ${still ? 'still be' : 'be'} ${aDigit(best)} (${shares})`,
  percent,
};

function change(cover: Cover): string {
  return cover === 'ink' ? 'with ink there' : 'without it';
}

function times(factor: number): string {
  if (factor > 1000) return 'over 1000 times';
  return `${factor < 10 ? factor.toFixed(1) : factor.toFixed(0)} times`;
}

function aDigit(digit: number): string {
  return `${digit === 8 ? 'an' : 'a'} ${digit}`;
}

function capital(words: string): string {
  return words[0].toUpperCase() + words.slice(1);
}

/** As many places as are worth telling near 0 and 1. */
function percent(share: number): string {
  if (share > 0.999 && share < 1) return 'over 99.9\u00a0%';
  return share > 0 && share < 0.001 ? 'under 0.1\u00a0%' : `${(100 * share).toFixed(1)}\u00a0%`;
}
