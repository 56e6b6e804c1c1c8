import { paragraph, table } from '../../plot/html.ts';
import type { Comparison } from '../metrics/comparison.ts';
import type { EvaluationSet } from '../report/evaluateSet.ts';
import { comparisonFinding } from './findings.ts';
import { percentWithRange, whole } from './numbers.ts';
import { digitPicture } from './pictures.ts';

const MOST = 60;

/** Two models: their accuracies, McNemar's test, and the digits on which they differ. */
export function comparisonSection(
  id: string,
  comparison: Comparison,
  { set, names }: { readonly set: EvaluationSet; readonly names: readonly [string, string] },
): string {
  const { first, second, differ } = comparison;
  const items = differ.slice(0, MOST).map(({ row, label, first: a, second: b }) => {
    const picture = digitPicture(set, row, `Digit ${row}: a ${label}, read as ${a} and as ${b}`);
    return `<li>${picture}<b>${label}</b> read as <b>${a}</b> and as <b>${b}</b><small>digit ${row}</small></li>`;
  });
  const left = differ.length - items.length;
  return [
    paragraph(comparisonFinding(comparison, names)),
    table({
      id: `${id}-against`,
      caption: 'Both models on the same digits (95 %: Wilson)',
      head: ['model', 'accuracy'],
      rows: [
        [names[0], percentWithRange(first)],
        [names[1], percentWithRange(second)],
      ],
    }),
    differ.length === 0
      ? paragraph('They read every digit the same.')
      : paragraph(
          `They differ on ${whole(differ.length)} digits${left > 0 ? `; the first ${MOST} of them` : ''}:`,
        ),
    items.length > 0 ? `<ul class="digits">${items.join('\n')}</ul>` : '',
  ].join('\n');
}
