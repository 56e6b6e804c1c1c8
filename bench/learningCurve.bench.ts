import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadRecipe } from '@cifra/cli/training/recipes.ts';
import { root } from '@cifra/node/root.ts';
import { runtime } from '@cifra/node/runtime.ts';
import type { CurvePoint, LearningCurve } from '@cifra/training/bundle/learningCurve.ts';
import { findRealData } from '@cifra/training/data/sources/realData.ts';
import { curvePoints } from '@cifra/training/generalisation/curvePoints.ts';
import { curveRuns } from '@cifra/training/generalisation/curveRuns.ts';
import { type MeasuredRun, measureRun } from '@cifra/training/generalisation/learningCurve.ts';
import type { DigitRecipe } from '@cifra/training/recipe/digitRecipe.ts';
import { bench, type Row } from './bench.ts';
import { reportProgress } from './families/reportProgress.ts';
import { percent, row } from './numbers/rows.ts';

const RECIPE = process.env.CIFRA_BENCH_RECIPES ?? 'digit-small-strokes';
const EPOCHS = Number(process.env.CIFRA_BENCH_EPOCHS ?? 1);
const SEEDS = Number(process.env.CIFRA_BENCH_SEEDS ?? 2);
const runs = process.env.CIFRA_BENCH_RUNS ?? join(root, 'runs/bench-learning-curve');
/** Only the curve over writers, or the one over families. */
const PART = process.env.CIFRA_BENCH_PART;

/**
 * How the share of digits that are read right depends on the number of writers, and on the number of
 * families of sites, whose strokes are learned from: digits by other writers, and digits of a family
 * that is not learned from. The runs start from a model that was trained on no strokes, in the folder
 * CIFRA_BENCH_FROM, and have the same number of steps. Finished runs are kept in CIFRA_BENCH_RUNS. The
 * result is also written there as learningCurve.json; model cards show a copy of it in
 * packages/training/results.
 */
await bench({
  name: 'Digits by unknown writers, by the number of writers and of families learned from',
  run: async function* (): AsyncGenerator<Row> {
    const { root: dataRoot, skip } = findRealData(['mnist', 'qmnist', 'unipen', 'pendigits']);
    if (!dataRoot) return yield row('all', '', '', {}, { note: `not measured: ${skip}` });
    const from = process.env.CIFRA_BENCH_FROM;
    if (!from || !existsSync(join(from, 'digit-small')))
      return yield row(
        'all',
        '',
        '',
        {},
        {
          note: 'not measured: CIFRA_BENCH_FROM names no folder of models that were trained on no strokes',
        },
      );
    const recipe = { ...((await loadRecipe(RECIPE)) as DigitRecipe), epochs: EPOCHS };
    const options = {
      dataRoot,
      from: join(from, 'digit-small'),
      runs,
      recipe,
      runtime,
      runtimeModule: import.meta.resolve('@cifra/node/runtime.ts'),
      onEvent: reportProgress,
    };
    const measured: MeasuredRun[] = [];
    for (const run of curveRuns(SEEDS)) {
      if (PART === undefined || PART === run.by) measured.push(await measureRun(run, options));
    }
    const points = curvePoints(measured);
    for (const point of points) yield* rowsOf(point);
    await keep({ command: commandOf(), recipe: `${recipe.name} ${recipe.version}`, epochs: EPOCHS, points });
  },
});

function commandOf(): string {
  return `CIFRA_BENCH_FROM=… CIFRA_BENCH_EPOCHS=${EPOCHS} CIFRA_BENCH_SEEDS=${SEEDS} npx cifra bench learningCurve`;
}

async function keep(curve: LearningCurve): Promise<void> {
  await mkdir(runs, { recursive: true });
  await writeFile(join(runs, 'learningCurve.json'), `${JSON.stringify(curve, null, 2)}\n`);
}

function* rowsOf({ by, size, writers, seeds, n, right, acceptedWrong }: CurvePoint): Generator<Row> {
  const learned = size === 0 ? 'no strokes' : `${Math.round(writers)} writers`;
  const read = by === 'writers' ? 'writers held out' : `family left out, ${size} learned`;
  for (const [name, share] of Object.entries({ right, 'accepted and wrong': acceptedWrong })) {
    const [low, high] = share.interval95;
    const interval = `${percent(low)} … ${percent(high)}`;
    yield row(
      `${read}: ${name}`,
      learned,
      percent(share.value),
      {},
      {
        '95 % interval': interval,
        n,
        note: `${seeds} seeds`,
      },
    );
  }
}
