import { paragraph, table } from '../../plot/html.ts';
import { percent } from '../../plot/percent.ts';
import { plot } from '../../plot/plot.ts';
import { short } from '../../plot/shortNumber.ts';
import type { Robustness, SweepReport } from '../robustness/robustness.ts';
import { learnedChangesFinding } from './findings.ts';
import { percentWithRange, whole } from './numbers.ts';

/** Corruptions as words, plot and table, sweeps and attacks as plots. */
export function robustnessSection(id: string, robustness: Robustness): string {
  return [
    ...inWords(robustness).map(paragraph),
    corruptionsPlot(id, robustness),
    corruptionsTable(id, robustness),
    ...robustness.sweeps.map((sweep, i) => sweepPlot(`${id}-sweep-${i + 1}`, sweep)),
    attacksPlot(id, robustness),
  ].join('\n');
}

function inWords({ corruptions, meanCorruptionError, training }: Robustness): string[] {
  const errors = corruptions.map(({ kind, published, errors }) => ({
    kind,
    error: errors[published - 1].value,
  }));
  const worst = errors.toSorted((a, b) => b.error - a.error).slice(0, 3);
  return [
    `Under the 15 corruptions of MNIST-C, as strong as in the published data set, ${percentWithRange(meanCorruptionError)} of the digits ` +
      `are misread on average. Worst are ${worst.map(({ kind, error }) => `${kind} (${percent(error)})`).join(', ')}.`,
    learnedChangesFinding(training),
  ];
}

function corruptionsPlot(id: string, { meanBySeverity }: Robustness): string {
  const points = meanBySeverity.map(({ value }, i) => [i + 1, 100 * value] as const);
  const bounds = (end: 0 | 1) =>
    meanBySeverity.map(({ interval95 }, i) => [i + 1, 100 * interval95[end]] as const);
  return plot({
    id: `${id}-corruptions`,
    title: 'Corruptions by severity',
    words: `Mean error of the 15 corruptions, from ${percent(meanBySeverity[0].value)} at severity 1 to ${percent(meanBySeverity[4].value)} at 5; the thin lines are the 95 % interval.`,
    x: { label: 'severity', range: [1, 5] },
    y: { label: 'misread, %' },
    series: [
      { label: 'mean of the 15', look: 'line', marked: true, points },
      { label: '95 %, lower end', look: 'guide', points: bounds(0) },
      { label: '95 %, upper end', look: 'guide', points: bounds(1) },
    ],
  });
}

function corruptionsTable(id: string, { corruptions }: Robustness): string {
  const { published, errors } = corruptions[0];
  const [most, least] = [errors[published - 1].n, Math.min(...errors.map(({ n }) => n))];
  return table({
    id: `${id}-corruptions-table`,
    caption:
      `Misread at the published strength of MNIST-C, of ${whole(most)} digits, and at each severity, where * is the published one ` +
      `(the others of ${whole(least)})`,
    head: ['corruption', 'as published', '1', '2', '3', '4', '5'],
    rows: corruptions.map(({ kind, published, errors }) => [
      kind,
      percentWithRange(errors[published - 1]),
      ...errors.map(({ value }, i) => `${i + 1 === published ? '* ' : ''}${percent(value)}`),
    ]),
  });
}

function sweepPlot(id: string, { name, unit, points }: SweepReport): string {
  const best = points.reduce((a, b) => (b.error.value < a.error.value ? b : a));
  const ends = [points[0], points[points.length - 1]]
    .filter((end) => end !== best)
    .map(({ at, error }) => `${percent(error.value)} at ${short(at)}`);
  return plot({
    id,
    title: `Error by ${name}`,
    words: `Of ${whole(best.error.n)} digits ${percent(best.error.value)} are misread at ${short(best.at)} (${unit}), ${ends.join(' and ')}.`,
    x: { label: `${name}: ${unit}`, range: [points[0].at, points[points.length - 1].at] },
    y: { label: 'misread, %' },
    series: [
      {
        label: 'misread',
        look: 'line',
        marked: true,
        points: points.map(({ at, error }) => [at, 100 * error.value] as const),
      },
    ],
  });
}

function attacksPlot(id: string, { attacks }: Robustness): string {
  if (attacks.length === 0) {
    return paragraph('No attacks: the bundle has no explain.onnx for computing gradients.');
  }
  const last = attacks[attacks.length - 1];
  return plot({
    id: `${id}-attacks`,
    title: 'Attacks',
    words:
      `Ink changed adversarially, each pixel by at most the radius: in one step (FGSM) and by projected gradient ascent (PGD). ` +
      `Of ${whole(last.pgd.n)} digits ${attacks
        .map(
          ({ radius, fgsm, pgd }) => `${percent(fgsm.value)} and ${percent(pgd.value)} at ${short(radius)}`,
        )
        .join(', ')} are misread.`,
    x: { label: 'radius, share of full ink', range: [0, last.radius] },
    y: { label: 'misread, %', range: [0, 100] },
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
