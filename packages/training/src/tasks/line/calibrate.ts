import { numberOf } from '@cifra/core/base/numberOf.ts';
import { calibrated, decodeLine } from '@cifra/core/decode/decodeLine.ts';
import { rank } from '@cifra/core/format/rank.ts';
import type { NumberManifest } from '@cifra/core/model/manifest.ts';
import { SYMBOLS } from '@cifra/core/model/symbols.ts';
import { fitPlatt } from '../../calibrate/platt.ts';
import { type Answer, riskCoverage } from '../../calibrate/riskCoverage.ts';
import type { ReadString } from '../../evaluation/numbers/evaluateStrings.ts';
import type { HeldOut } from './heldOut.ts';
import { bestTemperature } from './scoreStrips.ts';

type Calibration = Pick<NumberManifest, 'temperature' | 'calibration' | 'riskCoverage'>;

/**
 * Calibrates the probabilities of whole strings on held-out strips: a temperature for the columns,
 * then Platt's map for the log odds of the best string. Also returns the risk of accepting all
 * strings above each probability.
 */
export function calibrateStrings(logits: readonly Float32Array[], strips: readonly HeldOut[]): Calibration {
  const temperature = bestTemperature(logits, strips);
  const plain = { slope: 1, intercept: 0 };
  const calibration = fitPlatt(answersOf(logits, strips, { temperature, calibration: plain }));
  const answers = answersOf(logits, strips, { temperature, calibration });
  return { temperature, calibration, riskCoverage: riskCoverage(answers) };
}

/** Returns the best string of each strip, its probability, and whether its digits are right. */
export function answersOf(
  logits: readonly Float32Array[],
  strips: readonly HeldOut[],
  manifest: Pick<NumberManifest, 'temperature' | 'calibration'>,
): Answer[] {
  return stringsOf(logits, strips, manifest).map(({ wanted, read, probability }) => ({
    probability,
    right: wanted === read,
  }));
}

/** Returns the true and the read digits of each strip, with the probability of the reading. */
export function stringsOf(
  logits: readonly Float32Array[],
  strips: readonly HeldOut[],
  { temperature, calibration }: Pick<NumberManifest, 'temperature' | 'calibration'>,
): ReadString[] {
  return strips.map(({ name, symbols }, i) => {
    const best = rank(calibrated(decodeLine(logits[i], { temperature }).candidates, calibration));
    return {
      name,
      wanted: numberOf(symbols.map((symbol) => SYMBOLS[symbol]).join('')),
      read: best === null ? '' : numberOf(best.text),
      probability: best?.probability ?? 0,
    };
  });
}
