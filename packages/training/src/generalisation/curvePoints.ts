import type { CurvePoint } from '../bundle/learningCurve.ts';
import { SITE_FAMILIES } from '../dataset/siteFamily.ts';
import { mean } from '../evaluation/metrics/scoringRules.ts';
import { bootstrapIntervals } from '../statistics/bootstrap.ts';
import type { MeasuredRun, WriterCounts } from './learningCurve.ts';

/** The points of both curves, each from the runs of all seeds; in the order of the runs. */
export function curvePoints(measured: readonly MeasuredRun[]): CurvePoint[] {
  const alike = Map.groupBy(measured, ({ run: { by, size } }) => `${by} ${size}`);
  return [...alike.values()].map(pointOf);
}

function pointOf(runs: readonly MeasuredRun[]): CurvePoint {
  const [{ run }] = runs;
  const learned = mean(runs.map((each) => each.learned));
  const families = runs.map(({ run: { size, leaveOut } }) =>
    size === 0 ? 0 : SITE_FAMILIES.length - leaveOut.length,
  );
  return {
    by: run.by,
    size: run.by === 'writers' ? learned : mean(families),
    writers: learned,
    seeds: runs.length,
    n: runs.flatMap(({ counts }) => counts).reduce((sum, { n }) => sum + n, 0),
    right: meanOfSeeds(runs, ({ right, n }) => [right, n]),
    acceptedWrong: meanOfSeeds(runs, ({ acceptedWrong, accepted }) => [acceptedWrong, accepted]),
  };
}

type Counted = (counts: WriterCounts) => readonly [part: number, of: number];

/**
 * The mean of the seeds' shares. Its interval is of writers drawn again from those who were read: a
 * writer whom several seeds read is one writer, and each family that is read keeps its number of writers.
 */
function meanOfSeeds(runs: readonly MeasuredRun[], counted: Counted): CurvePoint['right'] {
  const items = runs.flatMap(({ run, counts }, seed) =>
    counts.map((each) => ({ seed, writer: each.writer, read: run.read ?? '', counted: counted(each) })),
  );
  const index = (names: readonly string[]) => {
    const numbers = new Map([...new Set(names)].map((name, i) => [name, i]));
    return names.map((name) => numbers.get(name) ?? -1);
  };
  const share = (weights: ArrayLike<number>) => {
    const [part, of] = [new Float64Array(runs.length), new Float64Array(runs.length)];
    for (const [i, { seed, counted }] of items.entries()) {
      part[seed] += weights[i] * counted[0];
      of[seed] += weights[i] * counted[1];
    }
    return mean(Array.from(part, (count, seed) => (of[seed] === 0 ? 0 : count / of[seed])));
  };
  const [interval95] = bootstrapIntervals(
    {
      n: items.length,
      groups: index(items.map(({ writer }) => writer)),
      strata: index(items.map(({ read }) => read)),
    },
    (weights) => [share(weights)],
  );
  return { value: share(items.map(() => 1)), interval95 };
}
