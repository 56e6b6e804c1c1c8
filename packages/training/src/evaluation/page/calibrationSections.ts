import { table } from '../../plot/html.ts';
import { percent } from '../../plot/percent.ts';
import { plot } from '../../plot/plot.ts';
import { short } from '../../plot/shortNumber.ts';
import type { Calibration } from '../metrics/calibration.ts';
import type { ReliabilityBin } from '../metrics/reliability.ts';
import type { SetReport } from '../report/report.ts';
import { percentRange, percentWithRange } from './numbers.ts';

export function calibrationTable(id: string, { calibration: { before, after } }: SetReport): string {
  const row = (
    name: string,
    { temperature, logLoss, brier, expectedCalibrationError, errorIfExact }: Calibration,
  ) => [
    name,
    short(temperature),
    logLoss.toFixed(4),
    brier.toFixed(4),
    percent(expectedCalibrationError),
    percentRange(errorIfExact),
  ];
  return table({
    id: `${id}-calibration`,
    caption: 'Probabilities as the network gives them, and with the temperature the model was released with',
    head: ['probabilities', 'temperature', 'log loss', 'Brier', 'ECE', 'ECE by chance'],
    rows: [row('before', before), row('after', after)],
  });
}

/** Plots predicted probability against observed accuracy, with and without temperature. */
export function reliabilityPlot(id: string, { calibration: { before, after } }: SetReport): string {
  const points = ({ bins }: Calibration) =>
    bins.map(({ confidence, accuracy }) => [confidence, accuracy] as const);
  const shown = [...points(before), ...points(after)].flat();
  const least = Math.min(1 - 1e-6, ...shown);
  const range = [least, 1] as const;
  return plot({
    id: `${id}-reliability`,
    title: 'Reliability',
    words:
      `In bins of equal size, by predicted probability. ${farthest(after.bins)} ` +
      `On average, predicted and observed values differ by ${percent(after.expectedCalibrationError)} (before temperature ${percent(before.expectedCalibrationError)}); ` +
      `${byChance(after)}`,
    x: { label: 'predicted probability', range },
    y: { label: 'share read right', range },
    series: [
      {
        label: 'predicted and observed values agree',
        look: 'guide',
        points: [
          [least, least],
          [1, 1],
        ],
      },
      { label: 'before temperature', look: 'dashed', marked: true, points: points(before) },
      { label: 'after temperature', look: 'line', marked: true, points: points(after) },
    ],
  });
}

/** "if every probability were exact, they would differ by 0.05 – 0.13 % by chance." */
export function byChance({ errorIfExact }: Pick<Calibration, 'errorIfExact'>): string {
  return `if every probability were exact, they would differ by ${percentRange(errorIfExact)} by chance.`;
}

function farthest(bins: readonly ReliabilityBin[]): string {
  const gap = ({ accuracy, confidence }: ReliabilityBin) => Math.abs(accuracy - confidence);
  const worst = bins.reduce((a, b) => (gap(b) > gap(a) ? b : a));
  return `The largest difference is between ${percent(worst.confidence)} predicted and ${percent(worst.accuracy)} observed, for ${worst.n} digits.`;
}

type Risky = Pick<SetReport, 'riskCoverage'> & { readonly metrics: Pick<SetReport['metrics'], 'accuracy'> };

export function riskCoveragePlot(
  id: string,
  { riskCoverage: { points, area }, metrics }: Risky,
  what: 'digits' | 'strings' = 'digits',
): string {
  const free = [...points].reverse().find(({ risk }) => risk === 0);
  const most = points.reduce((a, b) => Math.max(a, b.risk), 0);
  const start = free
    ? `Of the most confident ${percent(free.coverage)} all ${what} are read right`
    : 'Even among the most confident some are wrong';
  return plot({
    id: `${id}-risk`,
    title: 'Risk and coverage',
    words:
      `Misread share of the accepted ${what}, if only the most confident are accepted. ${start}; of all ${what} ` +
      `${percent(1 - metrics.accuracy.value)} are misread. The area under the curve is ${short(area)}.`,
    x: { label: 'coverage: share accepted, %', range: [0, 100] },
    y: { label: 'risk: share of those misread, %', range: [0, most > 0 ? 100 * most : 1] },
    series: [
      {
        label: 'risk',
        look: 'line',
        points: points.map(({ coverage, risk }) => [100 * coverage, 100 * risk] as const),
      },
    ],
  });
}

export function conformalTable(id: string, { conformal }: SetReport): string {
  if (conformal.length === 0) return '';
  const crossed = conformal[0].threshold === 'of the other half';
  const how = crossed
    ? 'The bundle has no thresholds: each half of the writers provides them for the other'
    : 'Thresholds from the bundle';
  return table({
    id: `${id}-conformal`,
    caption: `Conformal sets: how often the set of plausible digits contains the right one; the most probable is always in it. ${how}`,
    head: ['digit', ...conformal.map(({ promised }) => `promised ${percent(promised, short)}`)],
    rows: [
      ['all', ...conformal.map(({ coverage }) => percentWithRange(coverage))],
      ['digits in a set', ...conformal.map(({ meanSize }) => meanSize.toFixed(3))],
      ...conformal[0].classes.map(({ digit }) => [
        String(digit),
        ...conformal.map(({ classes }) => percentWithRange(classes[digit])),
      ]),
    ],
  });
}
