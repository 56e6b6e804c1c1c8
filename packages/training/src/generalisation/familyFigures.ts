import { digitsOf } from '@cifra/core/model/symbols.ts';
import type { SiteFamily } from '../dataset/siteFamily.ts';
import { isAcceptedWrong, isRight } from '../evaluate/world/readNumber.ts';
import { type Share, shareOf } from '../evaluation/metrics/figure.ts';
import { bootstrapIntervals, type Interval } from '../statistics/bootstrap.ts';
import type { FamilyReading, FamilyReadings, ReaderName } from './leaveFamilyOut.ts';
import { isInAlphabet } from './writtenByFamily.ts';

type Test = (reading: FamilyReading) => boolean;

/** A share of the readings of a family. */
export type Question = {
  readonly of: 'digits' | 'numbers';
  readonly name: string;
  /** The readings of which it is a share; all if absent. */
  readonly among?: Test;
  readonly is: Test;
  readonly worst: 'lowest' | 'highest';
};

const isAccepted: Test = ({ accepted }) => accepted.length > 0;
const isRefused: Test = (reading) => !isAccepted(reading);
const right: Test = (reading) => isRight(reading, reading.label);
const wrong: Test = (reading) => isAcceptedWrong(reading, reading.label);
const known: Test = ({ label }) => isInAlphabet(label);
const exact: Test = ({ text, label }) => text.replaceAll(' ', '') === label.replaceAll(' ', '');
const hasSign =
  (signs: RegExp): Test =>
  (reading) =>
    known(reading) && signs.test(reading.label);

/** The figures of the protocol. Intervals are those of single readings. */
export const QUESTIONS: readonly Question[] = [
  { of: 'digits', name: 'right', is: right, worst: 'lowest' },
  { of: 'digits', name: 'refused', is: isRefused, worst: 'highest' },
  { of: 'digits', name: 'accepted and wrong', among: isAccepted, is: wrong, worst: 'highest' },
  { of: 'numbers', name: 'all digits right', is: right, worst: 'lowest' },
  { of: 'numbers', name: 'exact with marks', among: known, is: exact, worst: 'lowest' },
  { of: 'numbers', name: 'refused', is: isRefused, worst: 'highest' },
  { of: 'numbers', name: 'accepted and wrong', among: isAccepted, is: wrong, worst: 'highest' },
  { of: 'numbers', name: 'with /, exact', among: hasSign(/\//), is: exact, worst: 'lowest' },
  { of: 'numbers', name: 'with /, refused', among: hasSign(/\//), is: isRefused, worst: 'highest' },
  { of: 'numbers', name: 'with ( ), exact', among: hasSign(/[()]/), is: exact, worst: 'lowest' },
  { of: 'numbers', name: 'with ( ), refused', among: hasSign(/[()]/), is: isRefused, worst: 'highest' },
];

/** A question answered for one family, with Wilson's interval; null if nothing was asked of it. */
export function answer(
  { of, among, is }: Question,
  family: FamilyReadings,
  reader: ReaderName,
): Share | null {
  const asked = family[of][reader].filter(among ?? (() => true));
  return asked.length === 0 ? null : shareOf(asked.filter(is).length, asked.length);
}

export type OverFamilies = {
  /** Mean of the families' shares, each family counted once. */
  readonly mean: { readonly value: number; readonly interval95: Interval; readonly n: number };
  readonly worst: { readonly family: SiteFamily; readonly share: Share };
};

/**
 * The mean over families and the worst of them; null if no family has such readings. The interval of
 * the mean is of writers drawn again within each family, because the digits of one writer are similar.
 */
export function overFamilies(
  question: Question,
  families: readonly FamilyReadings[],
  reader: ReaderName,
): OverFamilies | null {
  const answered = families.flatMap((each) => {
    const share = answer(question, each, reader);
    return share === null ? [] : { family: each.family, share, readings: each[question.of][reader] };
  });
  if (answered.length === 0) return null;
  const sign = question.worst === 'lowest' ? 1 : -1;
  const [worst] = answered.toSorted((a, b) => sign * (a.share.value - b.share.value));
  const value = answered.reduce((sum, { share }) => sum + share.value, 0) / answered.length;
  const n = answered.reduce((sum, { share }) => sum + share.n, 0);
  const interval95 = meanInterval(
    question,
    answered.map(({ readings }) => readings),
  );
  return { mean: { value, interval95, n }, worst: { family: worst.family, share: worst.share } };
}

function meanInterval({ among, is }: Question, families: readonly (readonly FamilyReading[])[]): Interval {
  const all = families.flatMap((readings, stratum) =>
    readings.filter(among ?? (() => true)).map((reading) => ({ reading, stratum })),
  );
  const names = [...new Set(all.map(({ reading }) => reading.writer))];
  const numbers = new Map(names.map((name, i) => [name, i]));
  const yes = all.map(({ reading }) => is(reading));
  const strata = all.map(({ stratum }) => stratum);
  const groups = all.map(({ reading }) => numbers.get(reading.writer) ?? -1);
  const [interval] = bootstrapIntervals({ n: all.length, strata, groups }, (weights) => {
    const [counted, asked] = [new Float64Array(families.length), new Float64Array(families.length)];
    for (const [i, weight] of weights.entries()) {
      asked[strata[i]] += weight;
      if (yes[i]) counted[strata[i]] += weight;
    }
    return [counted.reduce((sum, count, k) => sum + count / asked[k], 0) / families.length];
  });
  return interval;
}

/** Errors that unknown writers cause most often, of which accepted readings of digits are counted. */
export const CONFUSIONS: Readonly<Record<string, { readonly among: Test; readonly is: Test }>> = {
  '1 read as 7': {
    among: ({ label }) => label === '1',
    is: ({ accepted }) => accepted.some((text) => digitsOf(text) === '7'),
  },
  'slashed 0 misread': { among: ({ slashed }) => slashed, is: wrong },
  'other 0 misread': { among: ({ label, slashed }) => label === '0' && !slashed, is: wrong },
};

/** Number of digits that could be confused, and of accepted readings that are, by reader. */
export type Confused = Readonly<Record<ReaderName | 'n', number>>;

export function countConfused(confusion: string, families: readonly FamilyReadings[]): Confused {
  const { among, is } = CONFUSIONS[confusion];
  const could = (reader: ReaderName) => families.flatMap(({ digits }) => digits[reader].filter(among));
  const count = (reader: ReaderName) => could(reader).filter(is).length;
  return { n: could('before').length, before: count('before'), without: count('without') };
}
