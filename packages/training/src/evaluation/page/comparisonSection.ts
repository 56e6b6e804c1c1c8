import { paragraph, table } from '../../plot/html.ts';
import type { Comparison } from '../metrics/comparison.ts';
import type { EvaluationSet } from '../report/evaluateSet.ts';
import type { PageWords } from '../words/englishPage.ts';
import { comparisonFinding } from './findings.ts';
import { digitPicture } from './pictures.ts';

const MOST = 60;

/** The compared digits, and the names of the two models. */
export type Compared = { readonly set: EvaluationSet; readonly names: readonly [string, string] };

/** Two models: their accuracies, McNemar's test, and the digits on which they differ. */
export function comparisonSection(
  id: string,
  comparison: Comparison,
  { set, names }: Compared,
  say: PageWords,
): string {
  const { first, second, differ } = comparison;
  const { versus, numbers } = say;
  const items = differ.slice(0, MOST).map(({ row, label, first: a, second: b }) => {
    const picture = digitPicture(set, row, versus.picture(row, label, a, b));
    return `<li>${picture}<b>${label}</b> ${versus.readAs} <b>${a}</b> ${versus.and} <b>${b}</b><small>${versus.row(row)}</small></li>`;
  });
  return [
    paragraph(comparisonFinding(comparison, names, say)),
    table({
      id: `${id}-against`,
      caption: versus.caption,
      head: versus.head,
      rows: [
        [names[0], numbers.percentWithRange(first)],
        [names[1], numbers.percentWithRange(second)],
      ],
    }),
    paragraph(differ.length === 0 ? versus.same : versus.differ(differ.length, items.length)),
    items.length > 0 ? `<ul class="digits">${items.join('\n')}</ul>` : '',
  ].join('\n');
}
