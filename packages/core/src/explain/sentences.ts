import type { Finding } from './findings.ts';

/** What is told about two digits between which a reading was decided. */
export type Told = {
  readonly digit: number;
  readonly against: number;
  /** Of 0–9. */
  readonly probabilities: readonly number[];
  readonly findings: readonly Finding[];
};

/** A digit that keeps this much of the probability has not been shaken. */
const UNSHAKEN = 0.99;

/** "Why this and not that" in plain sentences, one idea each: the text alternative of the maps. */
export function sentences({ digit, against, probabilities, findings }: Told): string[] {
  const best = mostProbable(probabilities);
  const shares = [digit, against].map((each) => named(each, probabilities)).join(', ');
  const opening =
    best === digit
      ? `It looks like ${aDigit(digit)} rather than ${aDigit(against)} (${shares}).`
      : `Alone it looks more like ${aDigit(best)} (${best === against ? shares : `${named(best, probabilities)}, ${shares}`}).`;
  return [opening, ...[digit, against].flatMap((favours) => argument(favours, { digit, against, findings }))];
}

function argument(favours: number, { digit, against, findings }: Omit<Told, 'probabilities'>): string[] {
  const own = findings.filter((finding) => finding.favours === favours);
  const other = favours === digit ? against : digit;
  if (own.length === 0) return [`No single part of it speaks for ${favours} and against ${other}.`];
  return own.map((finding, i) => {
    const verb = i === 0 ? `speaks for ${favours}, against ${other}` : `speaks for ${favours} too`;
    return `${capital(finding.words)} ${verb}: ${effect(finding, digit, against)}.`;
  });
}

/** "without it, this would be a 9 (9: 93.0 %, 4: 6.1 %)", or how much it counts where nothing would change. */
function effect({ cover, without, weight, favours }: Finding, digit: number, against: number): string {
  const best = mostProbable(without);
  const change = cover === 'ink' ? 'with ink there' : 'without it';
  // What speaks for the other digit leaves the digit what it was, and surer.
  if (best === digit && (favours === against || without[best] > UNSHAKEN))
    return `${change}, ${favours} would be ${times(Math.exp(weight))} less likely`;
  const other = best === digit ? against : digit;
  const still = best === digit ? 'still be' : 'be';
  return `${change}, this would ${still} ${aDigit(best)} (${named(best, without)}, ${named(other, without)})`;
}

function times(factor: number): string {
  if (factor > 1000) return 'over 1000 times';
  return `${factor < 10 ? factor.toFixed(1) : factor.toFixed(0)} times`;
}

function mostProbable(probabilities: readonly number[]): number {
  return probabilities.indexOf(Math.max(...probabilities));
}

function named(digit: number, probabilities: readonly number[]): string {
  return `${digit}: ${percent(probabilities[digit])}`;
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
