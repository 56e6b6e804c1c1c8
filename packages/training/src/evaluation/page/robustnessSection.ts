import { paragraph, table } from '../../plot/html.ts';
import { plot } from '../../plot/plot.ts';
import type { Robustness, SweepReport } from '../robustness/robustness.ts';
import type { ReportWords } from '../words/english.ts';
import { learnedChangesFinding } from './findings.ts';

/** Corruptions as words, plot and table, sweeps and attacks as plots. */
export function robustnessSection(id: string, robustness: Robustness, say: ReportWords): string {
  return [
    paragraph(corruptionFinding(robustness, say)),
    paragraph(learnedChangesFinding(robustness.training, say)),
    corruptionsPlot(id, robustness, say),
    corruptionsTable(id, robustness, say),
    ...robustness.sweeps.map((sweep, i) => sweepPlot(`${id}-sweep-${i + 1}`, sweep, say)),
    attacksPlot(id, robustness, say),
  ].join('\n');
}

function corruptionFinding(
  { corruptions, meanCorruptionError }: Robustness,
  { robustness, numbers: { percent, percentWithRange } }: ReportWords,
): string {
  const errors = corruptions.map(({ kind, published, errors }) => ({
    kind,
    error: errors[published - 1].value,
  }));
  const worst = errors.toSorted((a, b) => b.error - a.error).slice(0, 3);
  return robustness.mean(
    corruptions.length,
    percentWithRange(meanCorruptionError),
    worst.map(({ kind, error }) => robustness.worst(kind, percent(error))),
  );
}

function corruptionsPlot(
  id: string,
  { corruptions, meanBySeverity }: Robustness,
  { robustness: { bySeverity, y }, numbers: { short, percent } }: ReportWords,
): string {
  const points = meanBySeverity.map(({ value }, i) => [i + 1, 100 * value] as const);
  const bounds = (end: 0 | 1) =>
    meanBySeverity.map(({ interval95 }, i) => [i + 1, 100 * interval95[end]] as const);
  const [weakest, strongest] = [meanBySeverity[0], meanBySeverity[meanBySeverity.length - 1]];
  return plot({
    id: `${id}-corruptions`,
    title: bySeverity.title,
    words: bySeverity.words(corruptions.length, percent(weakest.value), percent(strongest.value)),
    x: { label: bySeverity.x, range: [1, 5] },
    y: { label: y },
    format: short,
    series: [
      { label: bySeverity.mean(corruptions.length), look: 'line', marked: true, points },
      { label: bySeverity.low, look: 'guide', points: bounds(0) },
      { label: bySeverity.high, look: 'guide', points: bounds(1) },
    ],
  });
}

function corruptionsTable(
  id: string,
  { corruptions }: Robustness,
  { robustness, numbers: { percent, percentWithRange } }: ReportWords,
): string {
  const { published, errors } = corruptions[0];
  const [most, least] = [errors[published - 1].n, Math.min(...errors.map(({ n }) => n))];
  return table({
    id: `${id}-corruptions-table`,
    caption: robustness.table.caption(most, least),
    head: [...robustness.table.head, ...errors.map((_, i) => String(i + 1))],
    rows: corruptions.map(({ kind, published, errors }) => [
      robustness.corruption(kind),
      percentWithRange(errors[published - 1]),
      ...errors.map(({ value }, i) => `${i + 1 === published ? '* ' : ''}${percent(value)}`),
    ]),
  });
}

function sweepPlot(
  id: string,
  { name, points }: SweepReport,
  { robustness: { sweep, y }, numbers: { short, percent } }: ReportWords,
): string {
  const best = points.reduce((a, b) => (b.error.value < a.error.value ? b : a));
  const [first, last] = [points[0], points[points.length - 1]];
  const place = ({ at, error }: (typeof points)[number]) => ({ at: short(at), error: percent(error.value) });
  const ends = [first, last].filter((end) => end !== best).map(place);
  return plot({
    id,
    title: sweep.title(name),
    words: sweep.words(name, best.error.n, place(best), ends),
    x: { label: sweep.x(name), range: [first.at, last.at] },
    y: { label: y },
    format: short,
    series: [
      {
        label: sweep.misread,
        look: 'line',
        marked: true,
        points: points.map(({ at, error }) => [at, 100 * error.value] as const),
      },
    ],
  });
}

function attacksPlot(
  id: string,
  { attacks }: Robustness,
  { robustness: { attacks: words, y }, numbers: { short, percent } }: ReportWords,
): string {
  if (attacks.length === 0) return paragraph(words.none);
  const last = attacks[attacks.length - 1];
  return plot({
    id: `${id}-attacks`,
    title: words.title,
    words: words.words(
      last.pgd.n,
      attacks.map(({ radius, fgsm, pgd }) => ({
        radius: short(radius),
        fgsm: percent(fgsm.value),
        pgd: percent(pgd.value),
      })),
    ),
    x: { label: words.x, range: [0, last.radius] },
    y: { label: y, range: [0, 100] },
    format: short,
    series: [
      {
        label: 'PGD',
        look: 'line',
        marked: true,
        points: attacks.map(({ radius, pgd }) => [radius, 100 * pgd.value] as const),
      },
      {
        label: 'FGSM',
        look: 'dashed',
        marked: true,
        points: attacks.map(({ radius, fgsm }) => [radius, 100 * fgsm.value] as const),
      },
    ],
  });
}
