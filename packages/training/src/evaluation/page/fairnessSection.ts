import { paragraph, table } from '../../plot/html.ts';
import { plot } from '../../plot/plot.ts';
import type { Fairness } from '../metrics/fairness.ts';
import { gapFinding, worstTenthFinding } from './findings.ts';
import { percentWithRange, whole } from './numbers.ts';

/** Error by writer: groups, the gap between them, the worst tenth, and all writers. */
export function fairnessSection(id: string, fairness: Fairness): string {
  const { groups, writersByMistakes } = fairness;
  const writers = writersByMistakes.reduce((sum, count) => sum + count, 0);
  return [
    ...gapFinding(fairness).map(paragraph),
    groups.length > 0
      ? table({
          id: `${id}-groups`,
          caption: 'Misread digits by group of writers (series of NIST’s forms; 95 %: Wilson)',
          head: ['group', 'writers', 'digits', 'misread', 'error'],
          rows: groups.map(({ group, writers: count, mistakes, error }) => [
            group,
            whole(count),
            whole(error.n),
            whole(mistakes),
            percentWithRange(error),
          ]),
        })
      : '',
    paragraph(worstTenthFinding(fairness)),
    plot({
      id: `${id}-writers`,
      title: 'Writers by the number of their misread digits',
      words: `Of ${whole(writers)} writers ${whole(writersByMistakes[0] ?? 0)} have no misread digit; the maximum is ${writersByMistakes.length - 1}.`,
      x: { label: 'digits misread', range: [0, Math.max(5, writersByMistakes.length - 1)] },
      y: { label: 'writers' },
      series: [
        {
          label: 'writers',
          look: 'bars',
          points: writersByMistakes.map((count, mistakes) => [mistakes, count] as const),
        },
      ],
    }),
  ].join('\n');
}
