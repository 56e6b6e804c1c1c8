import { plot } from '../../plot/plot.ts';
import type { StringsReport } from '../numbers/numberReport.ts';
import { byChance } from './calibrationSections.ts';
import { percent } from './numbers.ts';

/** What was claimed of strings against what was found. */
export function stringsReliabilityPlot(id: string, { calibration }: StringsReport): string {
  const { bins, expectedCalibrationError } = calibration;
  const points = bins.map(({ confidence, accuracy }) => [confidence, accuracy] as const);
  return plot({
    id: `${id}-reliability`,
    title: 'Reliability',
    words:
      'In bins of as many strings each, by claimed probability. ' +
      `On average claim and finding are ${percent(expectedCalibrationError)} apart; ${byChance(calibration)}`,
    x: { label: 'claimed probability', range: [0, 1] },
    y: { label: 'share read right', range: [0, 1] },
    series: [
      {
        label: 'claim and finding agree',
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
