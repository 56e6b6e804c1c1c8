import { HABITS, type PerHabit, perHabit } from '@cifra/core/reading/styles.ts';

/** How often a writer's digits have a variant. */
type Count = { readonly with: number; readonly without: number };

/** The 1s of a writer with and without a flag, and the 7s with and without a bar. */
export type WriterCounts = { readonly flags: Count; readonly bars: Count };

/** Shares of the habits among writers, and of the variants in the digits of each. */
export type HabitFit = {
  readonly priors: PerHabit;
  readonly flagRates: readonly [number, number];
  readonly barRates: readonly [number, number];
};

const ROUNDS = 100;
const START: HabitFit = { priors: [0.25, 0.25, 0.25, 0.25], flagRates: [0.1, 0.9], barRates: [0.1, 0.9] };

/**
 * Fits four habits by expectation maximisation (Lazarsfeld's latent classes; Dempster, Laird, Rubin
 * 1977). Given the habit, each digit has the variant independently, with the same rate for all
 * writers who have, or have not, that habit.
 */
export function fitHabits(writers: readonly WriterCounts[]): HabitFit {
  let fit = START;
  for (let round = 0; round < ROUNDS; round++) {
    const shares = writers.map((writer) => posterior(writer, fit));
    fit = {
      priors: perHabit((_, i) => sum(shares.map((share) => share[i])) / writers.length),
      flagRates: [rate(writers, shares, 'flags', 0), rate(writers, shares, 'flags', 1)],
      barRates: [rate(writers, shares, 'bars', 0), rate(writers, shares, 'bars', 1)],
    };
  }
  return fit;
}

function posterior({ flags, bars }: WriterCounts, { priors, flagRates, barRates }: HabitFit): PerHabit {
  const logs = HABITS.map(
    (habit, i) =>
      Math.log(priors[i]) +
      logLikelihood(flags, flagRates[habit.flags]) +
      logLikelihood(bars, barRates[habit.bars]),
  );
  const largest = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - largest));
  return perHabit((_, i) => weights[i] / sum(weights));
}

function logLikelihood({ with: yes, without: no }: Count, share: number): number {
  return yes * Math.log(share) + no * Math.log(1 - share);
}

/** Half a digit more on each side keeps the rates off 0 and 1. */
function rate(
  writers: readonly WriterCounts[],
  shares: readonly PerHabit[],
  which: 'flags' | 'bars',
  has: 0 | 1,
): number {
  const weight = (i: number) => sum(HABITS.map((habit, k) => (habit[which] === has ? shares[i][k] : 0)));
  const count = (side: keyof Count) => 0.5 + sum(writers.map((writer, i) => weight(i) * writer[which][side]));
  return count('with') / (count('with') + count('without'));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
