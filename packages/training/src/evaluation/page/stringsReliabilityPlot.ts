import { plot } from '../../plot/plot.ts';
import type { StringsReport } from '../numbers/numberReport.ts';
import type { ReportWords } from '../words/english.ts';

/**
 * Plots the observed accuracy of strings over their predicted probability. The text gives the
 * calibration error, and the range that it would have by chance if the probabilities were exact.
 */
export function stringsReliabilityPlot(
  id: string,
  { calibration: { bins, expectedCalibrationError, errorIfExact } }: StringsReport,
  { reliability, numbers: { short, percent, percentRange } }: ReportWords,
): string {
  return plot({
    id: `${id}-reliability`,
    title: reliability.title,
    words: `${reliability.bins} ${reliability.mean(percent(expectedCalibrationError), percentRange(errorIfExact))}`,
    x: { label: reliability.x, range: [0, 1] },
    y: { label: reliability.y, range: [0, 1] },
    format: short,
    series: [
      {
        label: reliability.exact,
        look: 'guide',
        points: [
          [0, 0],
          [1, 1],
        ],
      },
      {
        label: reliability.found,
        look: 'line',
        marked: true,
        points: bins.map(({ confidence, accuracy }) => [confidence, accuracy] as const),
      },
    ],
  });
}
