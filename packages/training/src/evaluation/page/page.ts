import { escapeXml } from '@cifra/core/base/xml.ts';
import { paragraph, table } from '../../plot/html.ts';
import type { EvaluationSet } from '../report/evaluateSet.ts';
import type { Report, SetReport } from '../report/report.ts';
import type { PageWords } from '../words/englishPage.ts';
import { aboutSection, nameOf } from './aboutSection.ts';
import {
  calibrationTable,
  conformalTable,
  reliabilityPlot,
  riskCoveragePlot,
} from './calibrationSections.ts';
import { comparisonSection } from './comparisonSection.ts';
import { fairnessSection } from './fairnessSection.ts';
import { aboutFinding } from './findings.ts';
import { htmlPage } from './htmlPage.ts';
import { classTable, confusedTable, confusionTable, figuresTable } from './metricSections.ts';
import { type Evidence, mistakesSection, type Shown } from './mistakesSection.ts';
import { overfittingSection } from './overfittingSection.ts';
import { robustnessSection } from './robustnessSection.ts';
import { slicesSection } from './slicesSection.ts';
import { worldSection } from './worldSection.ts';

/** The digits of each set, and the evidence for those that were misread. */
export type Digits = {
  readonly sets: readonly EvaluationSet[];
  /** `evidence[i]` belongs to `sets[i]`. */
  readonly evidence?: readonly Evidence[];
};

/**
 * Renders the report as one self-contained HTML page with styles, plots and pictures.
 *
 * @param report of `evaluate`
 * @param digits the digits and the evidence of `evaluate`
 * @param say the words of a language: `englishPage`
 * @returns HTML
 * @example
 * import { englishPage, reportPage } from '@cifra/training';
 *
 * // After `const { report, sets, evidence } = await evaluate(…)`:
 * const page = ({ report, sets, evidence }) => reportPage(report, { sets, evidence }, englishPage);
 */
export function reportPage(report: Report, { sets, evidence = [] }: Digits, say: PageWords): string {
  const { overfitting, world } = report;
  return htmlPage(say.title(nameOf(report.model)), [
    ...(report.quick ? [paragraph(say.quick(report.resamples))] : []),
    contents(report, say),
    overview(report, say),
    ...report.sets.map((set, i) =>
      setSection(report, set, { id: `set-${i + 1}`, set: sets[i], evidence: evidence[i] }, say),
    ),
    ...(overfitting ? [overfittingSection(overfitting, say)] : []),
    ...(world ? [worldSection(world, say)] : []),
    about(report, say),
  ]);
}

function contents({ sets, overfitting, world }: Report, say: PageWords): string {
  const link = (id: string, text: string) => `<li><a href="#${id}">${escapeXml(text)}</a></li>`;
  const links = [
    ...sets.map(({ name }, i) => link(`set-${i + 1}`, name)),
    ...(overfitting ? [link('overfitting', say.overfitting.heading)] : []),
    ...(world ? [link('world', say.world.heading)] : []),
    link('about', say.about.heading),
  ];
  return `<nav aria-label="${say.contents}"><ul>${links.join('')}</ul></nav>`;
}

/** The same model on all sets, side by side. */
function overview({ sets }: Report, say: PageWords): string {
  const { fixed, percent, percentWithRange, short, whole } = say.numbers;
  return table({
    id: 'overview',
    caption: say.overview.digits,
    head: say.overview.digitsHead,
    rows: sets.map(({ name, metrics, calibration, riskCoverage }) => [
      name,
      whole(metrics.n),
      whole(metrics.mistakes),
      percentWithRange(metrics.accuracy),
      fixed(metrics.logLoss.value),
      percent(calibration.after.expectedCalibrationError),
      short(riskCoverage.area),
    ]),
  });
}

type Place = Shown & { readonly id: string };

function setSection(report: Report, set: SetReport, place: Place, say: PageWords): string {
  const { withoutDoubtful, fairness, slices, robustness, comparison, writers } = set;
  const { id } = place;
  const { headings, unknownWriters, doubtful, writers: known } = say.set;
  return [
    `<section aria-labelledby="${id}"><h2 id="${id}">${escapeXml(set.name)}</h2>`,
    paragraph(`${aboutFinding(set.about, say)} ${writers === null ? unknownWriters : known(writers)}`),
    heading(headings.figures),
    figuresTable(id, set, say),
    ...(withoutDoubtful
      ? [paragraph(doubtful(withoutDoubtful.rejected, withoutDoubtful.readAsLabelled))]
      : []),
    classTable(id, set, say),
    heading(headings.confusions),
    confusionTable(id, set, say),
    confusedTable(id, set, say),
    heading(headings.calibration),
    calibrationTable(id, set, say),
    reliabilityPlot(id, set, say),
    heading(headings.risk),
    riskCoveragePlot(id, set, 'digits', say),
    conformalTable(id, set, say),
    ...(fairness ? [heading(headings.writers), fairnessSection(id, fairness, say)] : []),
    heading(headings.style),
    slicesSection(id, slices, say),
    ...(robustness ? [heading(headings.robustness), robustnessSection(id, robustness, say)] : []),
    ...(comparison && report.against
      ? [
          heading(headings.against(nameOf(report.against))),
          comparisonSection(
            id,
            comparison,
            { set: place.set, names: [nameOf(report.model), nameOf(report.against)] },
            say,
          ),
        ]
      : []),
    heading(headings.mistakes),
    mistakesSection(set, place, say),
    '</section>',
  ].join('\n');
}

function heading(text: string): string {
  return `<h3>${escapeXml(text)}</h3>`;
}

function about(report: Report, say: PageWords): string {
  const { model, against, sets, resamples, seed } = report;
  return aboutSection(
    {
      ...report,
      models: [model, ...(against ? [against] : [])],
      files: Object.assign({}, ...sets.map((set) => set.files)),
      method: say.about.digits(resamples, seed),
    },
    say,
  );
}
