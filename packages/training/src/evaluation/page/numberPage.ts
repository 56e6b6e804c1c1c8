import { escapeXml } from '@cifra/core/base/xml.ts';
import { paragraph, table } from '../../plot/html.ts';
import { percent } from '../../plot/percent.ts';
import { short } from '../../plot/shortNumber.ts';
import type { NumberReport, StringsReport } from '../numbers/numberReport.ts';
import { aboutSection, nameOf } from './aboutSection.ts';
import { riskCoveragePlot } from './calibrationSections.ts';
import { htmlPage } from './htmlPage.ts';
import { percentWithRange, whole } from './numbers.ts';
import { stringsReliabilityPlot } from './stringsReliabilityPlot.ts';

/** Maximum number of listed mistakes; all are in report.json. */
const MOST = 100;

/** Renders the report of a model of numbers as one self-contained HTML page. */
export function numberPage(report: NumberReport): string {
  const { model, resamples, seed, sets } = report;
  return htmlPage(`${nameOf(model)}: evaluation`, [
    overview(sets),
    ...sets.map((set, i) => setSection(`set-${i + 1}`, set)),
    aboutSection({
      ...report,
      models: [model],
      method:
        `Intervals of shares are Wilson’s; that of digit errors is percentiles of ${whole(resamples)} draws of strings (seed ${seed}). ` +
        'ECE has 15 bins with equal numbers of strings. Each strip passes once through the line model. The whole reader reads a line at several ' +
        'sizes and also asks the single-digit model; the bundle’s probabilities and thresholds were made for that.',
    }),
  ]);
}

function overview(sets: readonly StringsReport[]): string {
  return table({
    id: 'overview',
    caption: 'The model on each set of strings, with 95 % intervals',
    head: ['set', 'strings', 'all digits right', 'digit errors', 'ECE', 'risk–coverage area'],
    rows: sets.map(({ name, accuracy, digitErrors, calibration, riskCoverage }) => [
      name,
      whole(accuracy.n),
      percentWithRange(accuracy),
      percentWithRange(digitErrors),
      percent(calibration.expectedCalibrationError),
      short(riskCoverage.area),
    ]),
  });
}

function setSection(id: string, set: StringsReport): string {
  const { name, about, digitErrors, stringsByEdits, calibration, accuracy } = set;
  return [
    `<section aria-labelledby="${id}"><h2 id="${id}">${escapeXml(name)}</h2>`,
    paragraph(about),
    paragraph(
      `${whole(digitErrors.edits)} edits would correct all strings, for ${whole(digitErrors.digits)} digits written: one edit inserts, deletes ` +
        'or substitutes a digit. Log loss ' +
        `${calibration.logLoss.toFixed(4)}, Brier score ${calibration.brier.toFixed(4)}, of whole strings.`,
    ),
    table({
      id: `${id}-edits`,
      caption: 'Strings by the number of edits that they need',
      head: ['edits', 'strings', 'share'],
      rows: stringsByEdits.map((count, edits) => [
        String(edits),
        whole(count),
        percent(count / Math.max(1, accuracy.n)),
      ]),
    }),
    stringsReliabilityPlot(id, set),
    riskCoveragePlot(id, { ...set, metrics: { accuracy } }, 'strings'),
    acceptanceTable(id, set),
    '<h3>Misread strings</h3>',
    mistakesTable(id, set),
    '</section>',
  ].join('\n');
}

function acceptanceTable(id: string, { acceptance }: StringsReport): string {
  return table({
    id: `${id}-acceptance`,
    caption: 'Refused share at the thresholds of the bundle, and errors among the rest',
    head: ['allowed errors', 'accepted from probability', 'refused', 'errors among the accepted'],
    rows: acceptance.map(({ maxError, minimumProbability, refused, wrong }) => [
      percent(maxError, short),
      minimumProbability > 1 ? 'nothing' : short(minimumProbability),
      percentWithRange(refused),
      wrong.n === 0 ? '–' : percentWithRange(wrong),
    ]),
  });
}

function mistakesTable(id: string, { mistakes }: StringsReport): string {
  if (mistakes.length === 0) return paragraph('None.');
  const left = mistakes.length - MOST;
  return [
    table({
      id: `${id}-mistakes`,
      caption: 'The most confident first; ? is ink that was not read as a digit',
      head: ['string', 'written', 'read', 'probability'],
      rows: mistakes
        .slice(0, MOST)
        .map(({ name, wanted, read, probability }) => [
          name,
          wanted,
          read || '(nothing)',
          percent(probability),
        ]),
    }),
    left > 0 ? paragraph(`${whole(left)} more are in report.json.`) : '',
  ].join('\n');
}
