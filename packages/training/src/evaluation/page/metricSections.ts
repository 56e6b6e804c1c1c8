import { captionOf, scrollable, table } from '../../plot/html.ts';
import type { Measured } from '../metrics/figure.ts';
import { MEANS } from '../metrics/metrics.ts';
import type { SetReport } from '../report/report.ts';
import type { ReportWords } from '../words/english.ts';

/** The figures of one set; every id inside starts with `id`. */
export function figuresTable(
  id: string,
  { metrics, withoutDoubtful: doubtful }: SetReport,
  { figures, numbers }: ReportWords,
): string {
  const { accuracy, accuracyByWriter, top2, means, matthews, cohenKappa, logLoss, brier } = metrics;
  const { fixed, fixedRange, percent, percentRange } = numbers;
  const share = (name: string, { value, interval95, method }: Measured) => [
    name,
    percent(value),
    percentRange(interval95),
    figures.methods[method],
  ];
  const decimal = (name: string, { value, interval95, method }: Measured) => [
    name,
    fixed(value),
    fixedRange(interval95),
    figures.methods[method],
  ];
  return table({
    id: `${id}-figures`,
    caption: figures.caption(metrics.n, metrics.mistakes),
    head: figures.head,
    rows: [
      share(figures.accuracy, accuracy),
      ...(accuracyByWriter ? [share(figures.accuracy, accuracyByWriter)] : []),
      share(figures.top2, top2),
      ...MEANS.map((name) => share(figures.means[name], means[name])),
      decimal(figures.matthews, matthews),
      decimal(figures.cohenKappa, cohenKappa),
      decimal(figures.logLoss, logLoss),
      decimal(figures.brier, brier),
      ...(doubtful ? [share(figures.withoutDoubtful(doubtful.rejected), doubtful.withoutThem)] : []),
    ],
  });
}

export function classTable(
  id: string,
  { metrics }: SetReport,
  { classes, numbers: { whole, percentWithRange, fixedWithRange } }: ReportWords,
): string {
  return table({
    id: `${id}-classes`,
    caption: classes.caption,
    head: classes.head,
    rows: metrics.classes.map(({ digit, support, precision, recall, f1 }) => [
      String(digit),
      whole(support),
      percentWithRange(precision),
      percentWithRange(recall),
      fixedWithRange(f1),
    ]),
  });
}

/**
 * Rows are true digits. The more frequent a wrong cell, the darker its shade; the number gives the
 * same information.
 */
export function confusionTable(
  id: string,
  { confusion }: SetReport,
  { confusion: words, numbers: { whole } }: ReportWords,
): string {
  const most = Math.max(1, ...confusion.flatMap((row, label) => row.filter((_, guess) => guess !== label)));
  const cell = (count: number, label: number, guess: number) => {
    if (label === guess) return `<td class="right">${whole(count)}</td>`;
    if (count === 0) return '<td class="none">0</td>';
    return `<td class="wrong" style="--share: ${Math.round(10 + (30 * count) / most)}%">${whole(count)}</td>`;
  };
  const head = confusion.map((_, digit) => `<th scope="col">${digit}</th>`).join('');
  const rows = confusion
    .map(
      (row, label) =>
        `<tr><th scope="row">${label}</th>${row.map((n, guess) => cell(n, label, guess)).join('')}</tr>`,
    )
    .join('\n');
  return scrollable(
    `${id}-confusion`,
    `<table class="confusion">${captionOf(`${id}-confusion`, words.caption)}
<thead><tr><th scope="col">${words.digit}</th>${head}</tr></thead>
<tbody>${rows}</tbody></table>`,
  );
}

export function confusedTable(
  id: string,
  { confusedPairs }: SetReport,
  { confusion, numbers: { whole } }: ReportWords,
): string {
  if (confusedPairs.length === 0) return '';
  return table({
    id: `${id}-pairs`,
    caption: confusion.pairs,
    head: confusion.pairsHead,
    rows: confusedPairs.map(({ label, predicted, count }) => [
      String(label),
      String(predicted),
      whole(count),
    ]),
  });
}
