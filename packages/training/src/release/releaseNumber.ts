import { acceptanceThreshold } from '@cifra/core/decide/acceptance.ts';
import { calibrate } from '@cifra/core/decode/decodeLine.ts';
import type { Bundle } from '@cifra/core/model/bundle.ts';
import type { Classifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import type { Figure, NumberManifest } from '@cifra/core/model/manifest.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { MAX_ERROR } from '@cifra/core/reading/readingOptions.ts';
import { numberCard } from '../bundle/numberCard.ts';
import { writeBundle } from '../bundle/writeBundle.ts';
import { fitPlatt } from '../calibrate/platt.ts';
import { type Answer, worstGroupRisk } from '../calibrate/riskCoverage.ts';
import { type WorldFile, worldJson } from '../evaluation/world/worldFile.ts';
import type { NumberRecipe } from '../recipe/numberRecipe.ts';
import { wilsonInterval } from '../statistics/wilson.ts';
import type { CalibrationSets, ReleaseSets } from './calibrationSets.ts';
import { type ReaderAnswers, readWhole, readWithout } from './wholeReader.ts';

/** Command of the figures of the whole reader. */
const COMMAND = 'cifra release number';

export type NumberRelease = {
  /** Name of the model; a run of any recipe of lines can become it. */
  readonly name: string;
  /**
   * Version of the model, not of the recipe: a run that started from another one may follow the
   * same recipe.
   */
  readonly version: string;
  readonly sets: ReleaseSets;
  readonly classifier: Classifier;
  readonly runtime: Runtime;
  /** Reads groups of writers with the calibrated model; null if that was not measured. */
  readonly world?: (bundle: Bundle<'number'>) => Promise<WorldFile | null>;
};

/**
 * Writes the bundle of a line model with probabilities that are calibrated for the whole reader,
 * line model and classifier of single digits together, with and without a format.
 */
export async function releaseNumber(
  folder: string,
  bundle: Bundle<'number'>,
  release: NumberRelease,
): Promise<NumberManifest> {
  const manifest = await recalibrated(bundle, release);
  const world = (await release.world?.({ ...bundle, manifest })) ?? null;
  await writeBundle(folder, manifest, {
    'model.onnx': bundle.model,
    'CARD.md': numberCard(manifest, manifest.training.recipe as NumberRecipe, undefined, world ?? undefined),
    ...(world && { 'world.json': worldJson(world) }),
  });
  return manifest;
}

async function recalibrated(
  bundle: Bundle<'number'>,
  { name, version, sets, classifier, runtime }: NumberRelease,
): Promise<NumberManifest> {
  const uncalibrated = { ...bundle.manifest, calibration: { slope: 1, intercept: 0 } };
  const lineModel = await createLineModel({ ...bundle, manifest: uncalibrated }, runtime);
  const { groups, measured, without } = await answersTo(sets, { classifier, lineModel });
  await lineModel.release();

  const all = groups.map(([group, sets]): [string, Answer[]] => [
    group,
    sets.flatMap(([, { bare, inFormat }]) => [...bare, ...inFormat]),
  ]);
  const calibration = fitPlatt(
    all.flatMap(([, answers]) => answers).filter(({ probability }) => probability > 0),
  );
  const calibrated = (named: Named<readonly Answer[]>) =>
    named.map(([name, answers]): [string, Answer[]] => [
      name,
      answers.map(({ probability, right }) => ({ probability: calibrate(probability, calibration), right })),
    ]);
  const [numbers, others] = [calibrated(all), calibrated(without)];
  const curve = worstGroupRisk(
    numbers.map(([, answers]) => answers),
    others.flatMap(([, answers]) => answers),
  );
  // The figures of training stay; those of the whole reader are replaced.
  const ofTraining = bundle.manifest.figures.filter(({ command }) => command !== COMMAND);
  const threshold = acceptanceThreshold(curve, MAX_ERROR);
  return {
    ...bundle.manifest,
    name,
    version,
    calibration,
    riskCoverage: curve,
    figures: [
      ...ofTraining,
      ...figuresOf(
        groups.flatMap(([, sets]) => sets),
        '',
      ),
      ...figuresOf(measured, ', zero-shot'),
      ...numbers.flatMap(([group, answers]) => acceptanceOf(group, answers, threshold)),
      ...others.map(([data, answers]) => refusalsOf(data, answers, threshold)),
    ],
  };
}

/** Answers to sets of pictures, by the sets' names. */
type Named<T> = readonly [data: string, answers: T][];

async function answersTo(
  { calibrate, measure, without }: ReleaseSets,
  models: Parameters<typeof readWhole>[1],
): Promise<{
  groups: Named<Named<ReaderAnswers>>;
  measured: Named<ReaderAnswers>;
  without: Named<Answer[]>;
}> {
  const read = async <T, A>(sets: Readonly<Record<string, T>>, answers: (set: T) => Promise<A>) => {
    const named: [data: string, answers: A][] = [];
    for (const [data, set] of Object.entries(sets)) named.push([data, await answers(set)]);
    return named;
  };
  const whole = (sets: CalibrationSets) => read(sets, (items) => readWhole(items, models));
  return {
    groups: await read(calibrate, whole),
    measured: await whole(measure),
    without: await read(without, (pictures) => readWithout(pictures, models)),
  };
}

/** @param how ends the names of the data, for those that the model neither learned nor was calibrated from */
function figuresOf(read: Named<ReaderAnswers>, how: string): Figure[] {
  return read.flatMap(([data, { bare, inFormat }]) => [
    figureOf('whole numbers right, by the whole reader', `${data}${how}`, bare),
    ...(inFormat.length > 0
      ? [figureOf('values right with the format given, by the whole reader', `${data}${how}`, inFormat)]
      : []),
  ]);
}

/** How much of a group is accepted, and how much of that is wrong: the bound of the worst group. */
function acceptanceOf(group: string, answers: readonly Answer[], threshold: number): Figure[] {
  const accepted = answers.filter(({ probability }) => probability >= threshold);
  const taken = answers.map(({ probability }) => ({ probability, right: probability >= threshold }));
  const wrong = accepted.map(({ probability, right }) => ({ probability, right: !right }));
  return [
    figureOf('accepted, with the default settings', group, taken),
    figureOf('wrong of the accepted, with the default settings', group, wrong),
  ].filter(({ n }) => n > 0);
}

function refusalsOf(data: string, answers: readonly Answer[], threshold: number): Figure {
  const refused = answers.map(({ probability }) => ({ probability, right: probability < threshold }));
  return figureOf('lines without a number refused, with the default settings', data, refused);
}

/** The share of the answers that count as right. */
function figureOf(name: string, data: string, answers: readonly Answer[]): Figure {
  const right = answers.filter((answer) => answer.right).length;
  const [low, high] = wilsonInterval(right, answers.length);
  return {
    name,
    data,
    metric: 'accuracy',
    value: right / answers.length,
    n: answers.length,
    interval95: [low, high],
    command: COMMAND,
  };
}
