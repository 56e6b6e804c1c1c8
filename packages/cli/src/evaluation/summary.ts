import {
  comparisonFinding,
  fairnessFindings,
  overfittingFinding,
  sliceFindings,
} from '@cifra/training/evaluation/page/findings.ts';
import type { EvaluatedModel, Report } from '@cifra/training/evaluation/report/report.ts';
import type { Robustness } from '@cifra/training/evaluation/robustness/robustness.ts';
import { englishPage } from '@cifra/training/evaluation/words/englishPage.ts';
import { percent, percentRange } from '../output/figures.ts';
import { alignNumbers, formatTable } from '../output/table.ts';

/** Returns lines for the terminal: one row per data set, then the findings in words. */
export function evaluationSummary({ model, against, sets, overfitting }: Report): string[] {
  const rows = sets.map(({ name, metrics, calibration }) => {
    const { value, interval95 } = metrics.accuracy;
    return [
      name,
      String(metrics.n),
      String(metrics.mistakes),
      percent(value),
      percentRange(interval95),
      percent(calibration.after.expectedCalibrationError),
    ];
  });
  const all = [['set', 'digits', 'misread', 'accuracy', '95 % interval', 'ECE'], ...rows];
  const findings = sets.flatMap(({ name, comparison, fairness, slices, robustness }) =>
    [
      ...(comparison && against
        ? [comparisonFinding(comparison, [nameOf(model), nameOf(against)], englishPage)]
        : []),
      ...(fairness ? fairnessFindings(fairness, englishPage) : []),
      ...sliceFindings(slices, englishPage),
      ...(robustness ? [corruptionFinding(robustness)] : []),
    ].map((finding) => `${name}: ${finding}`),
  );
  if (overfitting) findings.push(`overfitting: ${overfittingFinding(overfitting, englishPage)}`);
  return [...formatTable(all, alignNumbers(all)), ...(findings.length > 0 ? ['', ...findings] : [])];
}

function nameOf({ name, version }: EvaluatedModel): string {
  return `${name} ${version}`;
}

function corruptionFinding({ meanCorruptionError: { value, interval95 } }: Robustness): string {
  const range = percentRange(interval95);
  return `Under the 15 corruptions of MNIST-C ${percent(value)} of the digits are misread on average (95 %: ${range}).`;
}
