import { argMax } from '@cifra/core/decide/argMax.ts';
import { energy } from '@cifra/core/decide/softmax.ts';
import type { RefusalThresholds } from '@cifra/core/model/manifest.ts';
import { negativeLogLikelihood } from './temperature.ts';

const CLASSES = 10;

/** Maximum share of wrong digits among the accepted ones. */
const RISK = 0.0025;
/** Share of real digits that the threshold of the energy refuses, so that it can refuse non-digits. */
const UNUSUAL = 0.002;

/**
 * Chooses the thresholds of refusal on validation digits.
 *
 * The probability is the lowest one at which at most `risk` of the accepted digits are wrong
 * (selective classification, Geifman & El-Yaniv 2017; uses the empirical risk, without a bound).
 * Digits of equal probability are accepted or refused together. The threshold of the energy (Liu et
 * al. 2020, arXiv:2010.03759) is chosen so that only a share of `UNUSUAL` of the digits is below it.
 *
 * @param logits [n, 10]
 */
export function fitRefusal(
  logits: Float32Array,
  labels: Uint8Array,
  temperature: number,
  risk = RISK,
): RefusalThresholds {
  const rows = Array.from(labels, (_, i) => logits.subarray(i * CLASSES, (i + 1) * CLASSES));
  const energies = rows.map((row) => energy(row, temperature)).sort((a, b) => a - b);
  return {
    minimumProbability: lowestProbability(rows, labels, temperature, risk),
    minimumEnergy: roundDown(energies[Math.floor(UNUSUAL * energies.length)]),
  };
}

function lowestProbability(
  rows: readonly Float32Array[],
  labels: Uint8Array,
  temperature: number,
  risk: number,
): number {
  const answers = rows
    .map((row, i) => {
      const digit = argMax(row);
      const probability = Math.exp(-negativeLogLikelihood(row, digit, temperature));
      return { right: digit === labels[i], probability };
    })
    .sort((a, b) => b.probability - a.probability);
  let wrong = 0;
  let threshold = 1;
  for (const [i, { right, probability }] of answers.entries()) {
    if (!right) wrong++;
    const isLastOfEquals = answers[i + 1]?.probability !== probability;
    if (isLastOfEquals && wrong <= risk * (i + 1)) threshold = probability;
  }
  return roundDown(threshold);
}

/** Rounds down to four places, so that the digit that set a threshold still passes it. */
function roundDown(value: number): number {
  return Math.floor(value * 1e4) / 1e4;
}
