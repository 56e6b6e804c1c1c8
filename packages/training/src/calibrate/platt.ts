import type { NumberManifest } from '@cifra/core/model/manifest.ts';
import type { Answer } from './riskCoverage.ts';

type Line = NumberManifest['calibration'];
/** Log odds from the model, and the target probability. */
type Point = { readonly x: number; readonly y: number };

/**
 * Logistic regression of being right on the log odds, by Newton's method. With the softened targets
 * of Platt (1999), a model without a mistake does not get infinite confidence. A step that does not
 * lower the loss is halved (Lin, Lin & Weng 2007, "A note on Platt's probabilistic outputs"),
 * because the full step is too large if all answers have high confidence.
 */
export function fitPlatt(answers: readonly Answer[]): Line {
  const right = answers.filter((answer) => answer.right).length;
  const high = (right + 1) / (right + 2);
  const low = 1 / (answers.length - right + 2);
  const points = answers.map(
    (answer): Point => ({ x: logOdds(answer.probability), y: answer.right ? high : low }),
  );
  let line: Line = { slope: 1, intercept: 0 };
  for (let round = 0; round < 50; round++) {
    const better = lower(line, newtonStep(line, points), points);
    if (!better) break;
    line = better;
  }
  return { slope: Number(line.slope.toPrecision(4)), intercept: Number(line.intercept.toPrecision(4)) };
}

/** Keeps the Hessian invertible. */
const RIDGE = 1e-6;

function newtonStep({ slope, intercept }: Line, points: readonly Point[]): Line {
  let [ga, gb, haa, hab, hbb] = [0, 0, RIDGE, 0, RIDGE];
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
  return { slope: -(hbb * ga - hab * gb) / determinant, intercept: -(haa * gb - hab * ga) / determinant };
}

/**
 * Returns the line after the largest part of the step that lowers the loss; null if no part does.
 */
function lower(from: Line, step: Line, points: readonly Point[]): Line | null {
  const loss = lossOf(from, points);
  for (let share = 1; share > 1e-10; share /= 2) {
    const line = {
      slope: from.slope + share * step.slope,
      intercept: from.intercept + share * step.intercept,
    };
    if (lossOf(line, points) < loss) return line;
  }
  return null;
}

/** Cross-entropy of the targets, in nats. */
function lossOf({ slope, intercept }: Line, points: readonly Point[]): number {
  return points.reduce((sum, { x, y }) => {
    const z = slope * x + intercept;
    // ln(1 + eᶻ) − y z, without overflow.
    return sum + Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - y * z;
  }, 0);
}

/** Far enough for any threshold; keeps a string with probability near 1 from dominating the fit. */
const MOST_SURE = 1e-7;

function logOdds(probability: number): number {
  const p = Math.min(1 - MOST_SURE, Math.max(MOST_SURE, probability));
  return Math.log(p / (1 - p));
}
