import { paragraph, table } from '../../plot/html.ts';
import { plot } from '../../plot/plot.ts';
import type { Fairness } from '../metrics/fairness.ts';
import type { ReportWords } from '../words/english.ts';
import { gapFinding, worstTenthFinding } from './findings.ts';

/** Error by writer: groups, the gap between them, the worst tenth, and all writers. */
export function fairnessSection(id: string, fairness: Fairness, say: ReportWords): string {
  return [
    ...gapFinding(fairness, say).map(paragraph),
    groupTable(id, fairness, say),
    paragraph(worstTenthFinding(fairness, say)),
    writersPlot(id, fairness, say),
  ].join('\n');
}

function groupTable(
  id: string,
  { groups }: Fairness,
  { fairness, numbers: { whole, percentWithRange } }: ReportWords,
): string {
  if (groups.length === 0) return '';
  return table({
    id: `${id}-groups`,
    caption: fairness.caption,
    head: fairness.head,
    rows: groups.map(({ group, writers, mistakes, error }) => [
      fairness.groups[group].name,
      whole(writers),
      whole(error.n),
      whole(mistakes),
      percentWithRange(error),
    ]),
  });
}

function writersPlot(
  id: string,
  { writersByMistakes }: Fairness,
  { fairness, numbers: { short } }: ReportWords,
): string {
  const writers = writersByMistakes.reduce((sum, count) => sum + count, 0);
  const most = writersByMistakes.length - 1;
  return plot({
    id: `${id}-writers`,
    title: fairness.title,
    words: fairness.words(writers, writersByMistakes[0] ?? 0, most),
    x: { label: fairness.x, range: [0, Math.max(5, most)] },
    y: { label: fairness.y },
    format: short,
    series: [
      {
        label: fairness.y,
        look: 'bars',
        points: writersByMistakes.map((count, mistakes) => [mistakes, count] as const),
      },
    ],
  });
}
