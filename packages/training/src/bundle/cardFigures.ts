import type { Calibration } from '../evaluation/metrics/calibration.ts';
import {
  aboutFinding,
  fairnessFindings,
  learnedChangesFinding,
  overfittingFinding,
  sliceFindings,
} from '../evaluation/page/findings.ts';
import type { Report, SetReport } from '../evaluation/report/report.ts';
import { englishPage } from '../evaluation/words/englishPage.ts';

const { fixedWithRange, percent, percentRange, percentWithRange } = englishPage.numbers;

/**
 * Hugging Face's index of results, for the front matter: accuracy on each set
 * (github.com/huggingface/hub-docs, modelcard.md).
 */
export function modelIndex({ model, sets }: Report): string[] {
  return [
    'model-index:',
    `  - name: ${yaml(model.name)}`,
    '    results:',
    ...sets.flatMap(({ name, metrics }) => [
      '      - task:',
      '          type: image-classification',
      '        dataset:',
      `          name: ${yaml(name)}`,
      `          type: ${yaml(name.split(' ')[0])}`,
      '        metrics:',
      '          - type: accuracy',
      `            value: ${metrics.accuracy.value}`,
    ]),
  ];
}

/** A JSON string is a valid YAML string, whatever a folder is called. */
const yaml = (text: string) => JSON.stringify(text);

/** How writers and writing style affect the error. */
export function factorsIn({ sets }: Report): string {
  const findings = sets.flatMap(({ name, fairness, slices }) =>
    [...(fairness ? fairnessFindings(fairness, englishPage) : []), ...sliceFindings(slices, englishPage)].map(
      (finding) => `- ${name}: ${finding}`,
    ),
  );
  return findings.join('\n');
}

export function evaluationDataIn({ sets, quick }: Report): string {
  const lines = sets.map(
    ({ name, about, metrics, writers }) =>
      `- ${name}: ${metrics.n} digits${writers === null ? '' : ` by ${writers} writers`}. ${aboutFinding(about, englishPage)}`,
  );
  return [
    'Also measured on:',
    '',
    ...lines,
    ...(quick ? ['', 'Only samples were read (quick evaluation).'] : []),
  ].join('\n');
}

/** The figures of an evaluation: sets side by side, groups of writers, overfitting, robustness. */
export function analysesIn(report: Report): string {
  const { command, sets, resamples, overfitting } = report;
  const [robust] = sets.filter(({ robustness }) => robustness);
  return [
    `By \`${command}\`; 95 % intervals: Wilson's for shares, otherwise from ${resamples} bootstrap resamples:`,
    [
      '| set | n | accuracy | log loss | ECE | risk–coverage area |',
      '|---|---|---|---|---|---|',
      ...sets.map(setRow),
    ].join('\n'),
    ...groupTable(sets),
    ...(overfitting ? [overfittingFinding(overfitting, englishPage)] : []),
    ...(robust ? robustnessIn(robust) : []),
  ].join('\n\n');
}

function setRow({ name, metrics, calibration, riskCoverage }: SetReport): string {
  return `| ${name} | ${metrics.n} | ${percentWithRange(metrics.accuracy)} | ${fixedWithRange(metrics.logLoss)} | ${calibrationError(calibration.after)} | ${riskCoverage.area.toPrecision(3)} |`;
}

function groupTable(sets: readonly SetReport[]): string[] {
  const rows = sets.flatMap(({ name, fairness }) =>
    (fairness?.groups ?? []).map(
      ({ group, writers, error }) =>
        `| ${name} | ${group} | ${writers} | ${error.n} | ${percentWithRange(error)} |`,
    ),
  );
  if (rows.length === 0) return [];
  return [['| set | group | writers | digits | misread |', '|---|---|---|---|---|', ...rows].join('\n')];
}

function robustnessIn({ name, robustness }: SetReport): string[] {
  if (!robustness) return [];
  const { corruptions, meanCorruptionError, attacks, training } = robustness;
  return [
    `Under the 15 corruptions of MNIST-C at their published severity, the mean error on ${name} is ${percentWithRange(meanCorruptionError)}. ${learnedChangesFinding(training, englishPage)}`,
    [
      '| corruption | misread |',
      '|---|---|',
      ...corruptions.map(
        ({ kind, published, errors }) => `| ${kind} | ${percentWithRange(errors[published - 1])} |`,
      ),
    ].join('\n'),
    ...(attacks.length > 0
      ? [
          'Adversarial changes of each pixel by at most a radius (1 = full ink): error after one step (FGSM), and after projected gradient ascent (PGD): ' +
            `${attacks.map(({ radius, fgsm, pgd }) => `radius ${radius}: ${percent(fgsm.value)}, ${percent(pgd.value)}`).join('; ')}.`,
        ]
      : []),
  ];
}

/**
 * The expected calibration error, and the range that chance would give an exactly calibrated model.
 */
export function calibrationError({
  expectedCalibrationError,
  errorIfExact,
}: Pick<Calibration, 'expectedCalibrationError' | 'errorIfExact'>): string {
  return `${percent(expectedCalibrationError)} (by chance ${percentRange(errorIfExact)})`;
}
