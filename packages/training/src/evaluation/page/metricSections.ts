import { captionOf, scrollable, table } from '../../plot/html.ts';
import { percent } from '../../plot/percent.ts';
import type { Measured } from '../metrics/figure.ts';
import type { SetReport } from '../report/report.ts';
import { decimal, decimalRange, decimalWithRange, percentRange, percentWithRange, whole } from './numbers.ts';

/** The figures of one set; every id inside starts with `id`. */
export function figuresTable(id: string, { metrics, withoutDoubtful: doubtful }: SetReport): string {
  const { accuracy, accuracyByWriter, top2, means, matthews, cohenKappa, logLoss, brier } = metrics;
  return table({
    id: `${id}-figures`,
    caption: `${whole(metrics.n)} digits, ${whole(metrics.mistakes)} misread`,
    head: ['figure', 'value', '95 % interval', 'method of interval'],
    rows: [
      shareRow('accuracy', accuracy),
      ...(accuracyByWriter ? [shareRow('accuracy', accuracyByWriter)] : []),
      shareRow('right digit among the two most probable', top2),
      ...Object.entries(means).map(([name, mean]) => shareRow(name, mean)),
      decimalRow('Matthews’ coefficient', matthews),
      decimalRow('Cohen’s kappa', cohenKappa),
      decimalRow('log loss, nats', logLoss),
      decimalRow('Brier score, 0 – 2', brier),
      ...(doubtful
        ? [
            shareRow(
              `accuracy without ${doubtful.rejected} labels that reviewers reject`,
              doubtful.withoutThem,
            ),
          ]
        : []),
    ],
  });
}

function shareRow(name: string, { value, interval95, method }: Measured): string[] {
  return [name, percent(value), percentRange(interval95), method];
}

function decimalRow(name: string, { value, interval95, method }: Measured): string[] {
  return [name, decimal(value), decimalRange(interval95), method];
}

export function classTable(id: string, { metrics: { classes } }: SetReport): string {
  return table({
    id: `${id}-classes`,
    caption: 'Each digit, with 95 % intervals (precision and recall: Wilson, F1: bootstrap)',
    head: ['digit', 'written', 'precision', 'recall', 'F1'],
    rows: classes.map(({ digit, support, precision, recall, f1 }) => [
      String(digit),
      whole(support),
      percentWithRange(precision),
      percentWithRange(recall),
      decimalWithRange(f1),
    ]),
  });
}

/**
 * Rows are true digits. The more frequent a wrong cell, the darker its shade; the number gives the
 * same information.
 */
export function confusionTable(id: string, { confusion }: SetReport): string {
  const most = Math.max(1, ...confusion.flatMap((row, label) => row.filter((_, guess) => guess !== label)));
  const cell = (count: number, label: number, guess: number) => {
    if (label === guess) return `<td class="right">${whole(count)}</td>`;
    if (count === 0) return '<td class="none">0</td>';
    return `<td class="wrong" style="--share: ${Math.round(10 + (30 * count) / most)}%">${count}</td>`;
  };
  const head = confusion.map((_, digit) => `<th scope="col">${digit}</th>`).join('');
  const rows = confusion
    .map(
      (row, label) =>
        `<tr><th scope="row">${label}</th>${row.map((n, guess) => cell(n, label, guess)).join('')}</tr>`,
    )
    .join('\n');
  const caption = 'Confusions: a row for each true digit, a column for each predicted digit';
  return scrollable(
    `${id}-confusion`,
    `<table class="confusion">${captionOf(`${id}-confusion`, caption)}
<thead><tr><th scope="col">digit</th>${head}</tr></thead>
<tbody>${rows}</tbody></table>`,
  );
}

export function confusedTable(id: string, { confusedPairs }: SetReport): string {
  if (confusedPairs.length === 0) return '';
  return table({
    id: `${id}-pairs`,
    caption: 'The most frequent confusions',
    head: ['written', 'read as', 'times'],
    rows: confusedPairs.map(({ label, predicted, count }) => [
      String(label),
      String(predicted),
      String(count),
    ]),
  });
}
