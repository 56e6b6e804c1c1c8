import { paragraph, table } from '../../plot/html.ts';
import { points, signed } from '../metrics/signed.ts';
import type { Slice } from '../metrics/slices.ts';
import { sliceFindings } from './findings.ts';
import { percentWithRange, whole } from './numbers.ts';

/** Findings for the quarters by stroke, slant, width and darkness, in words and as a table. */
export function slicesSection(id: string, slices: readonly Slice[]): string {
  return [
    ...sliceFindings(slices).map(paragraph),
    table({
      id: `${id}-slices`,
      caption:
        'Quarters of the digits by style of writing, in the reader’s frame, each against all others. p is the larger of that from the spread of the draws and that of Fisher’s exact test, ' +
        `corrected for ${slices.length} quarters (Holm)`,
      head: ['by', 'values', 'digits', 'misread', 'error', 'difference, points', 'p, corrected'],
      rows: slices.map(({ property, unit, range, mistakes, error, difference, correctedP }) => [
        property,
        `${signed(range[0], 1)} to ${signed(range[1], 1)} ${unit}`,
        whole(error.n),
        whole(mistakes),
        percentWithRange(error),
        `${points(difference.value)} (${points(difference.interval95[0])} to ${points(difference.interval95[1])})`,
        correctedP < 0.001 ? '< 0.001' : correctedP.toFixed(3),
      ]),
    }),
  ].join('\n');
}
