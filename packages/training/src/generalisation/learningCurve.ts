import { join } from 'node:path';
import { decide } from '@cifra/core/decide/decide.ts';
import type { Bundle } from '@cifra/core/model/bundle.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import type { StrokeSample } from '../data/formats/strokes.ts';
import { catalogue } from '../data/sources/catalogue.ts';
import { loadStrokes } from '../data/sources/loadStrokes.ts';
import { familyOf } from '../dataset/siteFamily.ts';
import type { TrainingEvent } from '../learn/events.ts';
import { predict } from '../learn/validation.ts';
import type { DigitRecipe } from '../recipe/digitRecipe.ts';
import { drawInOnePen } from '../synthetic/ink/drawInOnePen.ts';
import { toDrawing } from '../synthetic/ink/drawing.ts';
import { splitDigits } from '../tasks/digit/strokeDigits.ts';
import type { Engine } from '../workers/openTrainer.ts';
import { readBeforeStrokes, readBundle } from './beforeStrokes.ts';
import { CURVE_VALIDATION, type CurveRun, curveRecipe } from './curveRuns.ts';
import { finishedRun } from './finishedRun.ts';

export type CurveOptions = Engine & {
  readonly dataRoot: string;
  /** The bundle that all runs start from, trained on no strokes. */
  readonly from: string;
  /** Folder of all runs, one folder for each. */
  readonly runs: string;
  readonly recipe: DigitRecipe;
  readonly signal?: AbortSignal;
  readonly onEvent?: (what: string, event: TrainingEvent) => void;
};

/** Digits of one writer who was not learned from, as a model reads them. */
export type WriterCounts = {
  readonly writer: string;
  readonly n: number;
  readonly right: number;
  readonly accepted: number;
  readonly acceptedWrong: number;
};

export type MeasuredRun = {
  readonly run: CurveRun;
  /** Number of writers of strokes that were learned from. */
  readonly learned: number;
  readonly counts: readonly WriterCounts[];
};

/**
 * Trains a run, unless it is finished, and reads digits of unknown writers in one pen with its model
 * alone.
 * @throws CifraError if the model to start from was trained on strokes
 */
export async function measureRun(run: CurveRun, options: CurveOptions): Promise<MeasuredRun> {
  const { dataRoot, from, runs, recipe, runtime, onEvent } = options;
  const before = await readBeforeStrokes(from, 'digit');
  const all = await recordedDigits(dataRoot);
  const { train, held } = splitDigits(all, CURVE_VALIDATION);
  const read = run.read ? all.filter(({ site }) => familyOf(site) === run.read) : held;
  if (run.size === 0) return { run, learned: 0, counts: await countByWriter(read, before, runtime) };
  const name = `${run.by}-${run.size}-${run.seed}`;
  const bundle = await finishedRun({
    ...options,
    recipe: curveRecipe(recipe, run),
    seed: run.seed,
    out: join(runs, name),
    onEvent: (event) => onEvent?.(name, event),
  });
  const kept = train.filter(({ site }) => !run.leaveOut.includes(familyOf(site)));
  const writers = new Set(kept.map(({ writer }) => writer)).size;
  const learned = run.by === 'writers' && run.size !== 'all' ? Math.min(run.size, writers) : writers;
  return { run, learned, counts: await countByWriter(read, await readBundle(bundle, 'digit'), runtime) };
}

async function recordedDigits(root: string): Promise<StrokeSample[]> {
  const { unipen, pendigits } = catalogue.strokes;
  const parts = [unipen.digits, pendigits.digits].map((file) => loadStrokes(root, file));
  return (await Promise.all(parts)).flat();
}

async function countByWriter(
  samples: readonly StrokeSample[],
  { model, manifest }: Bundle<'digit'>,
  runtime: Runtime,
): Promise<WriterCounts[]> {
  const images = new Uint8Array(784 * samples.length);
  const rng = createRandom('learning curve');
  for (const [i, sample] of samples.entries())
    drawInOnePen(toDrawing(sample), rng.split(i), images.subarray(784 * i, 784 * (i + 1)));
  const labels = Uint8Array.from(samples, ({ label }) => Number(label));
  const logits = await predict(model, { images, labels }, runtime);
  const readings = samples.map(({ writer }, i) => {
    const { digit, refusal } = decide(logits.subarray(10 * i, 10 * (i + 1)), manifest);
    return { writer, right: digit === labels[i], accepted: refusal === null };
  });
  return [...Map.groupBy(readings, ({ writer }) => writer)].map(([writer, own]) => ({
    writer,
    n: own.length,
    right: own.filter(({ right }) => right).length,
    accepted: own.filter(({ accepted }) => accepted).length,
    acceptedWrong: own.filter(({ accepted, right }) => accepted && !right).length,
  }));
}
