import { createRandom } from '@cifra/core/random/random.ts';
import { bootstrapIntervals } from '../../statistics/bootstrap.ts';
import { type Measured, type Share, shareOf } from './figure.ts';
import { mean } from './scoringRules.ts';
import { errorsByWriter, type WriterErrors, worstTenth } from './writerErrors.ts';

export type WriterGroup = 'census employees' | 'high-school students' | 'others';

/** Error on the digits of a group of writers. */
export type GroupError = {
  readonly group: WriterGroup;
  readonly writers: number;
  readonly mistakes: number;
  readonly error: Share;
};

/** Error of one group minus that of another, as shares. */
export type Gap = {
  readonly of: WriterGroup;
  readonly against: WriterGroup;
  readonly difference: Measured;
};

/** The tenth of the writers with the highest error. */
export type WorstTenth = {
  readonly writers: number;
  readonly mistakes: number;
  readonly error: number;
  /** Their mistakes as a share of all mistakes. */
  readonly shareOfMistakes: number;
  /** Their error minus that of all writers. */
  readonly difference: Measured;
  /**
   * Mean error of the worst tenth after the same mistakes are assigned to random digits. For
   * comparison: even by chance, this error is above that of all writers.
   */
  readonly errorByChance: number;
};

export type Fairness = {
  readonly groups: readonly GroupError[];
  readonly gap?: Gap;
  readonly worstTenth: WorstTenth;
  /** Number of writers with 0, 1, 2, … misread digits. */
  readonly writersByMistakes: readonly number[];
};

/** NIST's series of forms. */
const GROUPS: readonly (readonly [name: WriterGroup, series: readonly number[]])[] = [
  ['census employees', [0, 1, 2, 3]],
  ['high-school students', [4]],
  ['others', [5, 6, 7]],
];

export type Written = {
  /** [n], 1 if the digit was misread. */
  readonly wrong: Uint8Array;
  /** [n], -1 = unknown. */
  readonly writers: Int32Array;
  /** [n], NIST's series. */
  readonly series?: Int8Array | undefined;
};

export type Chance = { readonly resamples: number; readonly seed: number };

/** Error by writer. Intervals result from resampling whole writers within each group. */
export function fairnessOf(written: Written, chance: Chance): Fairness {
  const byWriter = errorsByWriter(written.writers, written.wrong);
  const groups = groupErrors(written);
  const writersByMistakes: number[] = [];
  for (const { mistakes } of byWriter) writersByMistakes[mistakes] = (writersByMistakes[mistakes] ?? 0) + 1;
  const gap = gapBetween(written, groups, chance);
  return {
    groups,
    ...(gap && { gap }),
    worstTenth: describeWorst(written, byWriter, chance),
    writersByMistakes: Array.from(writersByMistakes, (count) => count ?? 0),
  };
}

function groupErrors({ wrong, writers, series }: Written): GroupError[] {
  if (!series) return [];
  return GROUPS.flatMap(([group, members]) => {
    const digits = Array.from(series.keys()).filter((i) => members.includes(series[i]));
    if (digits.length === 0) return [];
    const mistakes = digits.reduce((sum, i) => sum + wrong[i], 0);
    const count = new Set(digits.map((i) => writers[i])).size;
    return [{ group, writers: count, mistakes, error: shareOf(mistakes, digits.length) }];
  });
}

/** Students against employees: the two groups that the forms distinguish. */
function gapBetween(
  { wrong, writers, series }: Written,
  groups: readonly GroupError[],
  chance: Chance,
): Gap | undefined {
  const [employees, students] = GROUPS.map(([name]) => groups.find(({ group }) => group === name));
  if (!series || !employees || !students) return undefined;
  const isStudent = Uint8Array.from(series, (each) => (each === 4 ? 1 : 0));
  const isEmployee = Uint8Array.from(series, (each) => (each >= 0 && each <= 3 ? 1 : 0));
  const difference = (weights: Float64Array): number[] => [
    mean(
      wrong,
      weights.map((weight, i) => weight * isStudent[i]),
    ) -
      mean(
        wrong,
        weights.map((weight, i) => weight * isEmployee[i]),
      ),
  ];
  const resampling = { n: wrong.length, groups: writers, strata: isStudent, ...chance };
  const [interval95] = bootstrapIntervals(resampling, difference);
  const value = students.error.value - employees.error.value;
  return {
    of: students.group,
    against: employees.group,
    difference: { value, interval95, method: 'bootstrap by writer' },
  };
}

function describeWorst(
  { wrong, writers }: Written,
  byWriter: readonly WriterErrors[],
  chance: Chance,
): WorstTenth {
  const tenth = worstTenth(byWriter);
  const known = byWriter.reduce((sum, { n }) => sum + n, 0);
  const mistakes = byWriter.reduce((sum, writer) => sum + writer.mistakes, 0);
  const [interval95] = bootstrapIntervals({ n: wrong.length, groups: writers, ...chance }, (weights) => {
    const times = ({ digit }: WriterErrors) => weights[digit];
    const worst = worstTenth(byWriter, times);
    const n = byWriter.reduce((sum, writer) => sum + times(writer) * writer.n, 0);
    const all = byWriter.reduce((sum, writer) => sum + times(writer) * writer.mistakes, 0);
    return [ratio(worst.mistakes, worst.n) - ratio(all, n)];
  });
  const error = ratio(tenth.mistakes, tenth.n);
  const overall = ratio(mistakes, known);
  return {
    writers: tenth.writers,
    mistakes: tenth.mistakes,
    error,
    shareOfMistakes: ratio(tenth.mistakes, mistakes),
    difference: { value: error - overall, interval95, method: 'bootstrap by writer' },
    errorByChance: chanceError(writers, wrong, chance),
  };
}

/** Assigns the mistakes to random digits (Fisher–Yates), a hundred times. */
function chanceError(writers: Int32Array, wrong: Uint8Array, { seed }: Chance): number {
  const random = createRandom(seed).split('worst tenth by chance');
  const known = Array.from(writers.keys()).filter((i) => writers[i] >= 0);
  const ids = known.map((i) => writers[i]);
  const shuffled = known.map((i) => wrong[i]);
  const rounds = 100;
  let sum = 0;
  for (let round = 0; round < rounds; round++) {
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = random.integer(i + 1);
      [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
    }
    const { mistakes, n } = worstTenth(errorsByWriter(ids, shuffled));
    sum += ratio(mistakes, n);
  }
  return sum / rounds;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
