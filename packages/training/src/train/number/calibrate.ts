import { calibrated, readLine } from '@cifra/core/decode/readLine.ts';
import { rank } from '@cifra/core/format/rank.ts';
import type { NumberManifest } from '@cifra/core/model/manifest.ts';
import { SYMBOLS } from '@cifra/core/model/symbols.ts';
import { type Answer, riskCoverage } from '../riskCoverage.ts';
import { minimise } from '../temperature.ts';
import type { HeldOut } from './heldOut.ts';
import { meanStringNll } from './judgeStrips.ts';

type Calibration = Pick<NumberManifest, 'temperature' | 'calibration' | 'riskCoverage'>;

/**
 * Makes the probabilities of whole strings honest on held-out strips: a temperature for the columns, then Platt's map for
 * the log odds of the best string; and what is risked by accepting all above each probability.
 */
export function calibrateStrings(logits: readonly Float32Array[], strips: readonly HeldOut[]): Calibration {
  const nllAt = (logT: number) => meanStringNll(logits, strips, Math.exp(logT));
  const temperature = Number(Math.exp(minimise(nllAt, Math.log(0.3), Math.log(4), 0.01)).toPrecision(3));
  const plain = { slope: 1, intercept: 0 };
  const calibration = fitPlatt(answersOf(logits, strips, { temperature, calibration: plain }));
  const answers = answersOf(logits, strips, { temperature, calibration });
  return { temperature, calibration, riskCoverage: riskCoverage(answers) };
}

/** The best string of each strip, its probability, and whether its digits are the right ones. */
export function answersOf(
  logits: readonly Float32Array[],
  strips: readonly HeldOut[],
  { temperature, calibration }: Pick<NumberManifest, 'temperature' | 'calibration'>,
): Answer[] {
  return strips.map(({ symbols }, i) => {
    const best = rank(calibrated(readLine(logits[i], { temperature }).candidates, calibration));
    const truth = symbols
      .map((symbol) => SYMBOLS[symbol])
      .join('')
      .replace(/[^0-9?]/g, '');
    return { probability: best?.probability ?? 0, right: best?.text.replace(/[^0-9?]/g, '') === truth };
  });
}

/**
 * Logistic regression of being right on the log odds, by Newton's method, with Platt's (1999) softened targets, so that a
 * model without a mistake is not infinitely sure.
 */
export function fitPlatt(answers: readonly Answer[]): NumberManifest['calibration'] {
  const right = answers.filter((answer) => answer.right).length;
  const high = (right + 1) / (right + 2);
  const low = 1 / (answers.length - right + 2);
  const points = answers.map(({ probability, right: isRight }) => ({
    x: logOdds(probability),
    y: isRight ? high : low,
  }));
  let [slope, intercept] = [1, 0];
  for (let round = 0; round < 50; round++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 1e-6, 0, 1e-6];
    for (const { x, y } of points) {
      const p = 1 / (1 + Math.exp(-(slope * x + intercept)));
      const w = p * (1 - p);
      ga += (p - y) * x;
      gb += p - y;
      haa += w * x * x;
      hab += w * x;
      hbb += w;
    }
    const determinant = haa * hbb - hab * hab;
    slope -= (hbb * ga - hab * gb) / determinant;
    intercept -= (haa * gb - hab * ga) / determinant;
  }
  return { slope: Number(slope.toPrecision(4)), intercept: Number(intercept.toPrecision(4)) };
}

/** Far enough for any threshold; keeps a certain string from ruling the fit. */
const MOST_SURE = 1e-7;

function logOdds(probability: number): number {
  const p = Math.min(1 - MOST_SURE, Math.max(MOST_SURE, probability));
  return Math.log(p / (1 - p));
}
