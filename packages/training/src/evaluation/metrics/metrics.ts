import { bootstrapIntervals, type Resampling } from '../../statistics/bootstrap.ts';
import { cohenKappa, matthews } from './agreement.ts';
import { type Answers, mistakesOf, topK } from './answers.ts';
import { classScores, meanScores } from './classScores.ts';
import { CLASSES, confusionMatrix, margins } from './confusion.ts';
import { type Measured, type Share, shareOf } from './figure.ts';
import { brierScores, logLosses, mean } from './scoringRules.ts';

export type ClassMetrics = {
  readonly digit: number;
  readonly support: number;
  readonly precision: Share;
  readonly recall: Share;
  readonly f1: Measured;
};

/** Quality of the readings. All means over the ten digits are listed in `means`. */
export type Metrics = {
  readonly n: number;
  readonly mistakes: number;
  readonly accuracy: Share;
  /**
   * The same share as `accuracy`, with the interval from resampling whole writers, if writers are
   * known.
   */
  readonly accuracyByWriter?: Measured;
  readonly top2: Share;
  readonly classes: readonly ClassMetrics[];
  /** In `micro`, precision, recall and F1 all equal the accuracy. */
  readonly means: Readonly<Record<MeanName, Measured>>;
  readonly matthews: Measured;
  readonly cohenKappa: Measured;
  /** Mean negative log-likelihood, nats. */
  readonly logLoss: Measured;
  /** Mean Brier score, 0 to 2. */
  readonly brier: Measured;
};

export const MEANS = [
  'macro precision',
  'macro recall',
  'macro F1',
  'micro F1',
  'weighted precision',
  'weighted recall',
  'weighted F1',
] as const;
export type MeanName = (typeof MEANS)[number];

/** Computes all metrics; intervals come from resampling whole writers if `groups` gives them. */
export function metricsOf(answers: Answers, resampling: Omit<Resampling, 'n'>): Metrics {
  const { n, labels, predicted } = answers;
  const losses = logLosses(answers);
  const briers = brierScores(answers);
  const statistics = (weights?: Float64Array): number[] => {
    const confusion = confusionMatrix(labels, predicted, weights);
    return [
      meanScores(confusion).micro.f1,
      matthews(confusion),
      cohenKappa(confusion),
      mean(losses, weights),
      mean(briers, weights),
      ...meanValues(confusion),
      ...classScores(confusion).map(({ f1 }) => f1),
    ];
  };
  const method = resampling.groups ? 'bootstrap by writer' : 'bootstrap by digit';
  const intervals = bootstrapIntervals({ ...resampling, n }, statistics);
  const measured = statistics().map((value, k): Measured => ({ value, interval95: intervals[k], method }));
  const [accuracy, correlation, kappa, logLoss, brier, ...rest] = measured;
  const mistakes = mistakesOf(answers).reduce((sum, wrong) => sum + wrong, 0);
  return {
    n,
    mistakes,
    accuracy: shareOf(n - mistakes, n),
    ...(resampling.groups && { accuracyByWriter: accuracy }),
    top2: shareOf(
      topK(answers, 2).reduce((sum, hit) => sum + hit, 0),
      n,
    ),
    classes: classMetrics(answers, rest.slice(MEANS.length)),
    means: Object.fromEntries(MEANS.map((name, k) => [name, rest[k]])) as Metrics['means'],
    matthews: correlation,
    cohenKappa: kappa,
    logLoss,
    brier,
  };
}

function meanValues(confusion: Float64Array): number[] {
  const { macro, micro, weighted } = meanScores(confusion);
  return [
    macro.precision,
    macro.recall,
    macro.f1,
    micro.f1,
    weighted.precision,
    weighted.recall,
    weighted.f1,
  ];
}

function classMetrics({ labels, predicted }: Answers, f1: readonly Measured[]): ClassMetrics[] {
  const { right, read, written } = margins(confusionMatrix(labels, predicted));
  return Array.from({ length: CLASSES }, (_, digit) => ({
    digit,
    support: written[digit],
    precision: shareOf(right[digit], read[digit]),
    recall: shareOf(right[digit], written[digit]),
    f1: f1[digit],
  }));
}
