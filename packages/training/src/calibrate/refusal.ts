import { argMax } from '@cifra/core/decide/argMax.ts';
import { energy } from '@cifra/core/decide/softmax.ts';
import type { RefusalThresholds } from '@cifra/core/model/manifest.ts';
import { negativeLogLikelihood } from './temperature.ts';

const CLASSES = 10;

/** Share of the accepted digits that may be wrong. */
const RISK = 0.0025;
/** Share of real digits that are given up so that what is no digit can be told by its energy. */
const UNUSUAL = 0.002;

/**
 * When to say nothing rather than guess, chosen on validation digits.
 *
 * The probability is the lowest one at which at most `risk` of the accepted digits are wrong (Geifman & El-Yaniv 2017,
 * selective classification; the plain empirical risk, no bound). Digits of equal probability stand or fall together.
 * The energy (Liu et al. 2020, arXiv:2010.03759) is one that all but `UNUSUAL` of the digits reach.
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

/** To four places, so that the digit which set a threshold still passes it. */
function roundDown(value: number): number {
  return Math.floor(value * 1e4) / 1e4;
}
