import { paragraph, table } from '../../plot/html.ts';
import type { Slice } from '../metrics/slices.ts';
import type { ReportWords } from '../words/english.ts';
import { sliceFindings } from './findings.ts';

/** Findings for the quarters by stroke, slant, width and darkness, in words and as a table. */
export function slicesSection(id: string, slices: readonly Slice[], say: ReportWords): string {
  const { slices: words, numbers } = say;
  const { percentWithRange, points, pValue, signed, whole } = numbers;
  return [
    ...sliceFindings(slices, say).map(paragraph),
    table({
      id: `${id}-slices`,
      caption: words.caption(slices.length),
      head: words.head,
      rows: slices.map(({ property, range, mistakes, error, difference, correctedP }) => [
        words.property(property),
        words.range(property, signed(range[0], 1), signed(range[1], 1)),
        whole(error.n),
        whole(mistakes),
        percentWithRange(error),
        `${points(difference.value)} (${words.interval(points(difference.interval95[0]), points(difference.interval95[1]))})`,
        pValue(correctedP),
      ]),
    }),
  ].join('\n');
}
