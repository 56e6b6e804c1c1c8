import { escapeXml } from '@cifra/core/base/xml.ts';
import { paragraph, table } from '../../plot/html.ts';
import type { NumberReport, StringsReport } from '../numbers/numberReport.ts';
import type { PageWords } from '../words/englishPage.ts';
import { aboutSection, nameOf } from './aboutSection.ts';
import { riskCoveragePlot } from './calibrationSections.ts';
import { aboutFinding } from './findings.ts';
import { htmlPage } from './htmlPage.ts';
import { stringsReliabilityPlot } from './stringsReliabilityPlot.ts';
import { worldSection } from './worldSection.ts';

/** Maximum number of listed mistakes; all are in report.json. */
const MOST = 100;

/** Renders the report of a model of numbers as one self-contained HTML page. */
export function numberPage(report: NumberReport, say: PageWords): string {
  const { model, resamples, seed, sets, world } = report;
  return htmlPage(say.title(nameOf(model)), [
    overview(sets, say),
    ...sets.map((set, i) => setSection(`set-${i + 1}`, set, say)),
    ...(world ? [worldSection(world, say)] : []),
    aboutSection({ ...report, models: [model], method: say.about.strings(resamples, seed) }, say),
  ]);
}

function overview(sets: readonly StringsReport[], say: PageWords): string {
  const { percent, percentWithRange, short, whole } = say.numbers;
  return table({
    id: 'overview',
    caption: say.overview.strings,
    head: say.overview.stringsHead,
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

function setSection(id: string, set: StringsReport, say: PageWords): string {
  const { name, about, digitErrors, calibration, accuracy } = set;
  const { strings, numbers } = say;
  return [
    `<section aria-labelledby="${id}"><h2 id="${id}">${escapeXml(name)}</h2>`,
    paragraph(aboutFinding(about, say)),
    paragraph(
      strings.edits(
        digitErrors.edits,
        digitErrors.digits,
        numbers.fixed(calibration.logLoss),
        numbers.fixed(calibration.brier),
      ),
    ),
    editsTable(id, set, say),
    stringsReliabilityPlot(id, set, say),
    riskCoveragePlot(id, { ...set, metrics: { accuracy } }, 'strings', say),
    acceptanceTable(id, set, say),
    `<h3>${say.set.headings.misreadStrings}</h3>`,
    mistakesTable(id, set, say),
    '</section>',
  ].join('\n');
}

function editsTable(
  id: string,
  { stringsByEdits, accuracy }: StringsReport,
  { strings, numbers: { percent, whole } }: PageWords,
): string {
  return table({
    id: `${id}-edits`,
    caption: strings.byEdits,
    head: strings.byEditsHead,
    rows: stringsByEdits.map((count, edits) => [
      whole(edits),
      whole(count),
      percent(count / Math.max(1, accuracy.n)),
    ]),
  });
}

function acceptanceTable(
  id: string,
  { acceptance }: StringsReport,
  { strings, numbers: { percentWithRange, short, shortPercent } }: PageWords,
): string {
  return table({
    id: `${id}-acceptance`,
    caption: strings.acceptance,
    head: strings.acceptanceHead,
    rows: acceptance.map(({ maxError, minimumProbability, refused, wrong }) => [
      shortPercent(maxError),
      minimumProbability > 1 ? strings.nothingAccepted : short(minimumProbability),
      percentWithRange(refused),
      wrong.n === 0 ? '–' : percentWithRange(wrong),
    ]),
  });
}

function mistakesTable(id: string, { mistakes }: StringsReport, say: PageWords): string {
  if (mistakes.length === 0) return paragraph(say.mistakes.none);
  const { strings, numbers } = say;
  const left = mistakes.length - MOST;
  return [
    table({
      id: `${id}-mistakes`,
      caption: strings.mistakes,
      head: strings.mistakesHead,
      rows: mistakes
        .slice(0, MOST)
        .map(({ name, wanted, read, probability }) => [
          name,
          wanted,
          read || strings.nothingRead,
          numbers.percent(probability),
        ]),
    }),
    left > 0 ? paragraph(strings.more(left)) : '',
  ].join('\n');
}
