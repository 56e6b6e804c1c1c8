import { existsSync, readFileSync } from 'node:fs';
import { percent } from '../plot/percent.ts';
import type { Interval } from '../statistics/bootstrap.ts';

/** What is varied: how many writers are learned from, or how many families of sites. */
export type CurveDimension = 'writers' | 'families';

/** Runs that learned from equally much, together. */
export type CurvePoint = {
  readonly by: CurveDimension;
  /** Number of families, or of writers; 0 for the model that the runs start from. */
  readonly size: number;
  /** Mean number of writers of strokes that were learned from. */
  readonly writers: number;
  readonly seeds: number;
  /** Digits that were read, of all seeds. */
  readonly n: number;
  /** Means over the seeds, with intervals by writers who are read. */
  readonly right: { readonly value: number; readonly interval95: Interval };
  readonly acceptedWrong: { readonly value: number; readonly interval95: Interval };
};

/** How accuracy on unknown writers depends on the amount and the variety of the training data. */
export type LearningCurve = {
  readonly command: string;
  /** Name and version of the recipe, which differs from it only in its data and epochs. */
  readonly recipe: string;
  readonly epochs: number;
  readonly points: readonly CurvePoint[];
};

const file = new URL('../../results/learningCurve.json', import.meta.url);

/** The last measured curve; null if there is none yet. */
export function measuredCurve(): LearningCurve | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as LearningCurve) : null;
}

/** The curve as a section of a model card. */
export function curveSection({ command, recipe, epochs, points }: LearningCurve): string {
  const rows = points.map(({ by, size, writers, seeds, n, right, acceptedWrong }) => {
    const learned = size === 0 ? 'no strokes' : by === 'writers' ? `${size} writers` : plural(size, writers);
    const shares = [right, acceptedWrong].map(
      ({ value, interval95: [low, high] }) => `${percent(value)} (${percent(low)} – ${percent(high)})`,
    );
    return `| ${MEASURED[by]} | ${learned} | ${shares.join(' | ')} | ${n} | ${seeds} |`;
  });
  return `## How accuracy depends on the data

Small runs of the recipe \`${recipe}\`, ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}, without a teacher and with the same number of steps, by \`${command}\`.
They learned strokes from few or many writers, or from few or many families of sites (places where strokes were
recorded), and digits of MNIST. Means over seeds; 95 % intervals by writers. The model of this card is larger or learned longer.

| read | learned strokes from | right | accepted and wrong, of the accepted | n | seeds |
|---|---|---|---|---|---|
${rows.join('\n')}`;
}

const MEASURED: Readonly<Record<CurveDimension, string>> = {
  writers: 'other writers of the same families',
  families: 'another family',
};

function plural(families: number, writers: number): string {
  return `${families === 1 ? '1 family' : `${families} families`} (${Math.round(writers)} writers)`;
}
