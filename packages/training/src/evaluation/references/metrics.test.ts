import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { erfc } from '../../statistics/erfc.ts';
import { type Counted, fisherExact } from '../../statistics/fisherExact.ts';
import { mcnemar } from '../../statistics/mcnemar.ts';
import { cohenKappa, matthews } from '../metrics/agreement.ts';
import { answersOf, confidences, mistakesOf, topK } from '../metrics/answers.ts';
import { classScores, meanScores } from '../metrics/classScores.ts';
import { confusionMatrix } from '../metrics/confusion.ts';
import { expectedCalibrationError, reliability } from '../metrics/reliability.ts';
import { areaUnderRiskCoverage, riskCoverageCurve } from '../metrics/riskCoverage.ts';
import { brierScores, logLosses, mean } from '../metrics/scoringRules.ts';

type Mean = { precision: number; recall: number; f1: number };
type Case = {
  labels: number[];
  logits: number[][];
  temperature: number;
  confusion: number[][];
  accuracy: number;
  top2: number;
  classes: Record<'precision' | 'recall' | 'f1' | 'support', number[]>;
  means: Record<'macro' | 'micro' | 'weighted', Mean>;
  matthews: number;
  cohenKappa: number;
  logLoss: number;
  brier: number;
  ece: number;
  areaUnderRiskCoverage: number;
};
const references = JSON.parse(readFileSync(new URL('metrics.json', import.meta.url), 'utf8')) as {
  cases: Case[];
  mcnemar: { onlyFirst: number; onlySecond: number; exact: boolean; p: number }[];
  fisher: { one: Counted; other: Counted; p: number }[];
  erfc: { x: number; value: number }[];
};

describe.each(references.cases)('matches scikit-learn', (wanted) => {
  const labels = Uint8Array.from(wanted.labels);
  const answers = answersOf(Float32Array.from(wanted.logits.flat()), labels, wanted.temperature);
  const confusion = confusionMatrix(labels, answers.predicted);
  const wrong = mistakesOf(answers);

  test('confusion, accuracy, top 2', () => {
    expect([...confusion]).toEqual(wanted.confusion.flat());
    expect(1 - mean(wrong)).toBeCloseTo(wanted.accuracy, 12);
    expect(mean(topK(answers, 2))).toBeCloseTo(wanted.top2, 12);
    expect(mean(topK(answers, 1))).toBeCloseTo(wanted.accuracy, 12);
  });

  test('precision, recall and F1 of each digit, and their means', () => {
    const scores = classScores(confusion);
    for (const key of ['precision', 'recall', 'f1', 'support'] as const) {
      for (const [digit, score] of scores.entries()) {
        expect(score[key], `${key} of ${digit}`).toBeCloseTo(wanted.classes[key][digit], 12);
      }
    }
    const means = meanScores(confusion);
    for (const kind of ['macro', 'micro', 'weighted'] as const) {
      for (const key of ['precision', 'recall', 'f1'] as const) {
        expect(means[kind][key], `${kind} ${key}`).toBeCloseTo(wanted.means[kind][key], 12);
      }
    }
  });

  test('Matthews’ and Cohen’s coefficients', () => {
    expect(matthews(confusion)).toBeCloseTo(wanted.matthews, 12);
    expect(cohenKappa(confusion)).toBeCloseTo(wanted.cohenKappa, 12);
  });

  test('log loss, Brier, calibration error, area under risk and coverage', () => {
    expect(mean(logLosses(answers))).toBeCloseTo(wanted.logLoss, 6);
    expect(mean(brierScores(answers))).toBeCloseTo(wanted.brier, 6);
    const confidence = confidences(answers);
    expect(expectedCalibrationError(reliability(confidence, wrong))).toBeCloseTo(wanted.ece, 6);
    const curve = riskCoverageCurve(confidence, wrong);
    expect(areaUnderRiskCoverage(curve, answers.n)).toBeCloseTo(wanted.areaUnderRiskCoverage, 9);
  });
});

test.each(references.mcnemar)('McNemar’s test of $onlyFirst against $onlySecond matches SciPy', (wanted) => {
  const { test: kind, p } = mcnemar(wanted.onlyFirst, wanted.onlySecond);
  expect(kind).toBe(wanted.exact ? 'exact binomial' : 'chi-square with continuity correction');
  expect(p).toBeCloseTo(wanted.p, 12);
});

test.each(references.fisher)(
  'Fisher’s exact test of $one.mistakes against $other.mistakes matches SciPy',
  (wanted) => {
    expect(fisherExact(wanted.one, wanted.other)).toBeCloseTo(wanted.p, 9);
    expect(fisherExact(wanted.other, wanted.one)).toBeCloseTo(wanted.p, 9);
  },
);

test.each(references.erfc)('erfc($x) matches SciPy', ({ x, value }) => {
  expect(Math.abs(erfc(x) / value - 1)).toBeLessThan(1e-12);
});
