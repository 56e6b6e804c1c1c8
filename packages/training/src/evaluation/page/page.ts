import { escapeXml } from '@cifra/core/base/xml.ts';
import { paragraph, table } from '../../plot/html.ts';
import { percent } from '../../plot/percent.ts';
import { short } from '../../plot/shortNumber.ts';
import type { EvaluationSet } from '../report/evaluateSet.ts';
import type { Report, SetReport } from '../report/report.ts';
import { aboutSection, nameOf } from './aboutSection.ts';
import {
  calibrationTable,
  conformalTable,
  reliabilityPlot,
  riskCoveragePlot,
} from './calibrationSections.ts';
import { comparisonSection } from './comparisonSection.ts';
import { fairnessSection } from './fairnessSection.ts';
import { htmlPage } from './htmlPage.ts';
import { classTable, confusedTable, confusionTable, figuresTable } from './metricSections.ts';
import { type Evidence, mistakesSection } from './mistakesSection.ts';
import { percentWithRange, whole } from './numbers.ts';
import { overfittingSection } from './overfittingSection.ts';
import { robustnessSection } from './robustnessSection.ts';
import { slicesSection } from './slicesSection.ts';

/**
 * Renders the report as one self-contained HTML page with styles, plots and pictures. `evidence[i]`
 * belongs to `sets[i]`.
 */
export function reportPage(
  report: Report,
  sets: readonly EvaluationSet[],
  evidence: readonly Evidence[] = [],
): string {
  return htmlPage(`${nameOf(report.model)}: evaluation`, [
    ...(report.quick
      ? [paragraph(`Quick evaluation: samples of the sets, ${report.resamples} draws for each interval.`)]
      : []),
    contents(report),
    overview(report),
    ...report.sets.map((set, i) =>
      setSection(report, set, { id: `set-${i + 1}`, digits: sets[i], evidence: evidence[i] }),
    ),
    ...(report.overfitting ? [overfittingSection(report.overfitting)] : []),
    about(report),
  ]);
}

function contents({ sets, overfitting }: Report): string {
  const links = sets.map(({ name }, i) => `<li><a href="#set-${i + 1}">${escapeXml(name)}</a></li>`);
  const learned = overfitting ? '<li><a href="#overfitting">overfitting</a></li>' : '';
  return `<nav aria-label="Sections"><ul>${links.join('')}${learned}<li><a href="#about">how this was measured</a></li></ul></nav>`;
}

/** The same model on all sets, side by side. */
function overview({ sets }: Report): string {
  return table({
    id: 'overview',
    caption: 'The model on each set, with 95 % intervals',
    head: ['set', 'digits', 'misread', 'accuracy', 'log loss', 'ECE', 'risk–coverage area'],
    rows: sets.map(({ name, metrics, calibration, riskCoverage }) => [
      name,
      whole(metrics.n),
      whole(metrics.mistakes),
      percentWithRange(metrics.accuracy),
      metrics.logLoss.value.toFixed(4),
      percent(calibration.after.expectedCalibrationError),
      short(riskCoverage.area),
    ]),
  });
}

type Place = {
  readonly id: string;
  readonly digits: EvaluationSet;
  readonly evidence: Evidence | undefined;
};

function setSection(report: Report, set: SetReport, { id, digits, evidence }: Place): string {
  const { withoutDoubtful, fairness, slices, robustness, comparison, writers } = set;
  const known = writers === null ? 'The writers are unknown.' : `${whole(writers)} writers.`;
  return [
    `<section aria-labelledby="${id}"><h2 id="${id}">${escapeXml(set.name)}</h2>`,
    paragraph(`${set.about} ${known}`),
    '<h3>Figures</h3>',
    figuresTable(id, set),
    ...(withoutDoubtful
      ? [
          paragraph(
            `${withoutDoubtful.rejected} of these digits have a label that reviewers reject; ${withoutDoubtful.readAsLabelled} ` +
              'of them were read as that label says. All other figures count them.',
          ),
        ]
      : []),
    classTable(id, set),
    '<h3>Confusions</h3>',
    confusionTable(id, set),
    confusedTable(id, set),
    '<h3>Calibration</h3>',
    calibrationTable(id, set),
    reliabilityPlot(id, set),
    '<h3>Risk of accepting</h3>',
    riskCoveragePlot(id, set),
    conformalTable(id, set),
    ...(fairness ? ['<h3>Fairness: writers</h3>', fairnessSection(id, fairness)] : []),
    '<h3>Fairness: style of writing</h3>',
    slicesSection(id, slices),
    ...(robustness ? ['<h3>Robustness</h3>', robustnessSection(id, robustness)] : []),
    ...(comparison && report.against
      ? [
          `<h3>Against ${escapeXml(nameOf(report.against))}</h3>`,
          comparisonSection(id, comparison, {
            set: digits,
            names: [nameOf(report.model), nameOf(report.against)],
          }),
        ]
      : []),
    '<h3>Misread digits</h3>',
    mistakesSection(set, digits, evidence),
    '</section>',
  ].join('\n');
}

function about(report: Report): string {
  const { model, against, sets, resamples, seed } = report;
  return aboutSection({
    ...report,
    models: [model, ...(against ? [against] : [])],
    files: Object.assign({}, ...sets.map((set) => set.files)),
    method:
      `Intervals “by writer” or “by digit” are percentiles of ${whole(resamples)} draws (seed ${seed}); Wilson’s treat digits as ` +
      'independent. ECE has 15 bins with equal numbers of digits. This command chose nothing on these digits.',
  });
}
