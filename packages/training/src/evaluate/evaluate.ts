import { requireSets, type SetName } from '../data/sources/requireSets.ts';
import { answersOf, mistakesOf } from '../evaluation/metrics/answers.ts';
import type { Overfitting } from '../evaluation/metrics/overfitting.ts';
import type { Evidence } from '../evaluation/page/mistakesSection.ts';
import { type EvaluationSet, evaluateSet } from '../evaluation/report/evaluateSet.ts';
import type { Report, SetReport } from '../evaluation/report/report.ts';
import { evaluatedModel } from './evaluatedModel.ts';
import { type EvaluationOptions, thoroughness } from './evaluationOptions.ts';
import { loadEvaluationSet } from './evaluationSet.ts';
import { evidenceOf } from './evidence.ts';
import { heldOutFor } from './heldOut.ts';
import { measureOverfitting } from './overfitting.ts';
import { readSet } from './readSet.ts';
import { robustnessOn } from './robustness.ts';
import { digitWorld } from './world/digitWorld.ts';

/**
 * `sets[i]` has the digits of `report.sets[i]`, and `evidence[i]` the maps of evidence for those that
 * were misread. A page can show them.
 */
export type Evaluation = {
  readonly report: Report;
  readonly sets: readonly EvaluationSet[];
  readonly evidence: readonly Evidence[];
};

/**
 * Evaluates a model on each set in turn. Robustness, which takes most of the time, uses only the
 * first.
 *
 * @param options the model, the sets (`mnist`, `usps`, or folders of pictures), and a runtime
 * @returns the report as plain data, with the digits and the evidence that `reportPage` shows
 * @throws {DataError} if a set is missing or wrong; the reason of `signal` when aborted
 * @example
 * import { mkdir, writeFile } from 'node:fs/promises';
 * import { availableParallelism } from 'node:os';
 * import { isolateDigit } from '@cifra/core';
 * import { decodePicture, encodePng, loadBundle, modelFolder, openRuntime } from '@cifra/node';
 * import { evaluate, syntheticDataset } from '@cifra/training';
 *
 * // A folder of pictures, with a folder for each digit.
 * const { images, labels } = syntheticDataset({ writers: 2, perWriter: 10, seed: 1 });
 * for (const [i, digit] of labels.entries()) {
 *   await mkdir(`drawn/${digit}`, { recursive: true });
 *   const data = images.subarray(784 * i, 784 * (i + 1)).map((ink) => 255 - ink);
 *   await writeFile(`drawn/${digit}/${i}.png`, await encodePng({ width: 28, height: 28, channels: 1, data }, 28));
 * }
 *
 * const { report } = await evaluate({
 *   model: await loadBundle(modelFolder('digit-small'), 'digit', { explain: true }),
 *   sets: ['drawn'],
 *   part: 'test',
 *   sources: {
 *     dataRoot: 'data',
 *     pictures: {
 *       decode: async (bytes) => (await decodePicture(bytes)).picture,
 *       toDigit: (picture) => isolateDigit(picture).image,
 *     },
 *   },
 *   runtime: await openRuntime(),
 *   threads: availableParallelism(),
 *   quick: true,
 *   seed: 1,
 *   command: 'my program',
 *   versions: {},
 *   now: new Date(),
 * });
 * console.log(report.sets[0].name);
 */
export async function evaluate(options: EvaluationOptions): Promise<Evaluation> {
  const { model, against, quick, seed, command, versions, now } = options;
  const sets: EvaluationSet[] = [];
  requireSets(options.sources.dataRoot, setsNeeded(options), options.part === 'test' ? 'test' : 'train');
  // Opens all sets before reading any, so that a mistyped name or a missing file does not cost
  // minutes.
  for (const name of options.sets) sets.push(await load(name, options));
  const reports: SetReport[] = [];
  for (const [i, set] of sets.entries()) {
    const report = await evaluateOne(set, options);
    reports.push(i === 0 ? { ...report, robustness: await robustnessOn(set, options) } : report);
  }
  const report: Report = {
    format: 'cifra-report/4',
    model: evaluatedModel(model.manifest),
    ...(against && { against: evaluatedModel(against.manifest) }),
    quick,
    resamples: thoroughness(options).resamples,
    seed,
    command,
    versions,
    made: now.toISOString(),
    sets: reports,
    overfitting: await overfittingOf(options),
    ...(options.world && { world: await digitWorld(options) }),
  };
  return { report, sets, evidence: await evidenceOf(report, sets, options) };
}

async function load(name: string, options: EvaluationOptions): Promise<EvaluationSet> {
  const { model, part, sources, seed, signal, onEvent } = options;
  signal?.throwIfAborted();
  onEvent?.({ kind: 'loading', set: name });
  const { set, warnings } = await loadEvaluationSet(name, part, {
    ...sources,
    split: heldOutFor(model.manifest, name),
    sample: thoroughness(options).digits,
    seed,
    signal,
    onPictures: ({ done, total }) => onEvent?.({ kind: 'pictures', set: name, done, total }),
  });
  for (const message of warnings) onEvent?.({ kind: 'warning', message });
  if (part === 'test' && learnedFrom(set, options)) {
    const message = `${name}: ${model.manifest.name} was trained on these digits, so its figures here are too optimistic`;
    onEvent?.({ kind: 'warning', message });
  }
  return set;
}

/**
 * Returns the data sets that must be present. Folders of pictures are not among them. For MNIST's
 * validation part, QMNIST is needed too: its table of writers says which digits are held out.
 */
function setsNeeded({ sets, part }: EvaluationOptions): SetName[] {
  const known = sets.filter((name) => name === 'mnist' || name === 'usps');
  return part === 'validation' && known.includes('mnist') ? [...known, 'qmnist'] : known;
}

function learnedFrom({ files }: EvaluationSet, { model }: EvaluationOptions): boolean {
  const learned = Object.values(model.manifest.training.data);
  return Object.values(files).some((hash) => learned.includes(hash));
}

async function evaluateOne(set: EvaluationSet, options: EvaluationOptions): Promise<SetReport> {
  const { model, against, seed, onEvent } = options;
  const scored = { manifest: model.manifest, logits: await readSet(set, model, options) };
  const other = against && { manifest: against.manifest, logits: await readSet(set, against, options) };
  onEvent?.({ kind: 'judging', set: set.name });
  const { resamples } = thoroughness(options);
  return evaluateSet(set, scored, { chance: { resamples, seed }, against: other });
}

function overfittingOf(options: EvaluationOptions): Promise<Overfitting> {
  const { model, sources, seed, epochs = [] } = options;
  const { learned, resamples } = thoroughness(options);
  return measureOverfitting({
    manifest: model.manifest,
    dataRoot: sources.dataRoot,
    sample: learned,
    chance: { resamples, seed },
    epochs,
    misread: async (digits) => mistakesOf(answersOf(await readSet(digits, model, options), digits.labels, 1)),
  });
}
