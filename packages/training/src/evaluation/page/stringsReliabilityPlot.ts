import { percent } from '../../plot/percent.ts';
import { plot } from '../../plot/plot.ts';
import type { StringsReport } from '../numbers/numberReport.ts';
import { byChance } from './calibrationSections.ts';

/** Plots predicted probability of strings against observed accuracy. */
export function stringsReliabilityPlot(id: string, { calibration }: StringsReport): string {
  const { bins, expectedCalibrationError } = calibration;
  const points = bins.map(({ confidence, accuracy }) => [confidence, accuracy] as const);
  return plot({
    id: `${id}-reliability`,
    title: 'Reliability',
    words:
      'In bins of equal size, by predicted probability. ' +
      `On average, predicted and observed values differ by ${percent(expectedCalibrationError)}; ${byChance(calibration)}`,
    x: { label: 'predicted probability', range: [0, 1] },
    y: { label: 'share read right', range: [0, 1] },
    series: [
      {
        label: 'predicted and observed values agree',
        look: 'guide',
        points: [
          [0, 0],
          [1, 1],
        ],
      },
      { label: 'found', look: 'line', marked: true, points },
    ],
  });
}
