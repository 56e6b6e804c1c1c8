import { table } from '../../plot/html.ts';
import { plot } from '../../plot/plot.ts';
import type { Calibration } from '../metrics/calibration.ts';
import type { ReliabilityBin } from '../metrics/reliability.ts';
import type { SetReport } from '../report/report.ts';
import type { Counted, ReportWords } from '../words/english.ts';

export function calibrationTable(
  id: string,
  { calibration: { before, after } }: SetReport,
  { calibration, numbers }: ReportWords,
): string {
  const { short, fixed, percent, percentRange } = numbers;
  const row = (
    name: string,
    { temperature, logLoss, brier, expectedCalibrationError, errorIfExact }: Calibration,
  ) => [
    name,
    short(temperature),
    fixed(logLoss),
    fixed(brier),
    percent(expectedCalibrationError),
    percentRange(errorIfExact),
  ];
  return table({
    id: `${id}-calibration`,
    caption: calibration.caption,
    head: calibration.head,
    rows: [row(calibration.before, before), row(calibration.after, after)],
  });
}

/** Plots predicted probability against observed accuracy, with and without temperature. */
export function reliabilityPlot(
  id: string,
  { calibration: { before, after } }: SetReport,
  { reliability, numbers: { short, percent, percentRange } }: ReportWords,
): string {
  const points = ({ bins }: Calibration) =>
    bins.map(({ confidence, accuracy }) => [confidence, accuracy] as const);
  const shown = [...points(before), ...points(after)].flat();
  const least = Math.min(1 - 1e-6, ...shown);
  const range = [least, 1] as const;
  const { accuracy, confidence, n } = farthest(after.bins);
  return plot({
    id: `${id}-reliability`,
    title: reliability.title,
    words: [
      reliability.bins,
      reliability.farthest(percent(confidence), percent(accuracy), n),
      reliability.mean(percent(after.expectedCalibrationError), percentRange(after.errorIfExact)),
      reliability.meanBefore(percent(before.expectedCalibrationError)),
    ].join(' '),
    x: { label: reliability.x, range },
    y: { label: reliability.y, range },
    format: short,
    series: [
      {
        label: reliability.exact,
        look: 'guide',
        points: [
          [least, least],
          [1, 1],
        ],
      },
      { label: reliability.before, look: 'dashed', marked: true, points: points(before) },
      { label: reliability.after, look: 'line', marked: true, points: points(after) },
    ],
  });
}

/** The bin whose predicted and observed values differ most. */
function farthest(bins: readonly ReliabilityBin[]): ReliabilityBin {
  const gap = ({ accuracy, confidence }: ReliabilityBin) => Math.abs(accuracy - confidence);
  return bins.reduce((a, b) => (gap(b) > gap(a) ? b : a));
}

type Risky = Pick<SetReport, 'riskCoverage'> & { readonly metrics: Pick<SetReport['metrics'], 'accuracy'> };

export function riskCoveragePlot(
  id: string,
  { riskCoverage: { points, area }, metrics }: Risky,
  of: Counted,
  { risk, numbers: { short, percent } }: ReportWords,
): string {
  const free = [...points].reverse().find((point) => point.risk === 0);
  const most = points.reduce((a, b) => Math.max(a, b.risk), 0);
  return plot({
    id: `${id}-risk`,
    title: risk.title,
    words: [
      risk.words(of, percent(1 - metrics.accuracy.value), short(area)),
      free ? risk.free(of, percent(free.coverage)) : risk.noneFree,
    ].join(' '),
    x: { label: risk.x, range: [0, 100] },
    y: { label: risk.y, range: [0, most > 0 ? 100 * most : 1] },
    format: short,
    series: [
      {
        label: risk.line,
        look: 'line',
        points: points.map((point) => [100 * point.coverage, 100 * point.risk] as const),
      },
    ],
  });
}

export function conformalTable(
  id: string,
  { conformal: sets }: SetReport,
  { conformal, numbers: { fixed, shortPercent, percentWithRange } }: ReportWords,
): string {
  if (sets.length === 0) return '';
  return table({
    id: `${id}-conformal`,
    caption: conformal.caption(sets[0].threshold === 'of the other half'),
    head: [conformal.digit, ...sets.map(({ promised }) => conformal.promised(shortPercent(promised)))],
    rows: [
      [conformal.all, ...sets.map(({ coverage }) => percentWithRange(coverage))],
      [conformal.meanSize, ...sets.map(({ meanSize }) => fixed(meanSize, 3))],
      ...sets[0].classes.map(({ digit }) => [
        String(digit),
        ...sets.map(({ classes }) => percentWithRange(classes[digit])),
      ]),
    ],
  });
}
