import type { EvidenceMap } from '@cifra/core/explain/evidence.ts';
import { createExplainer } from '@cifra/core/explain/explainer.ts';
import type { Bundle } from '@cifra/core/model/bundle.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { answersOf, mistakesOf } from '../../evaluation/answers.ts';
import type { EvaluationSet } from '../../evaluation/judgeSet.ts';
import { judgeSet } from '../../evaluation/judgeSet.ts';
import { type Evidence, MOST_SHOWN } from '../../evaluation/page/mistakesSection.ts';
import type { JudgedModel, Report, SetReport } from '../../evaluation/report.ts';
import { type Effort, measureRobustness } from '../../evaluation/robustness/measureRobustness.ts';
import type { Robustness } from '../../evaluation/robustness/robustness.ts';
import { inkOf } from '../../evaluation/robustness/subjects.ts';
import type { EpochEvent } from '../events.ts';
import { type EvaluatedPart, loadEvaluationSet, type SetSources } from './evaluationSet.ts';
import { heldOutFor } from './heldOut.ts';
import { learnedChangesInWords } from './learnedChanges.ts';
import { lossGradient } from './lossGradient.ts';
import { measureOverfitting } from './overfitting.ts';

/** What is told while it goes on. */
export type EvaluationEvent =
  | { readonly kind: 'loading'; readonly set: string }
  | { readonly kind: 'warning'; readonly message: string }
  | {
      readonly kind: 'reading';
      readonly set: string;
      readonly model: string;
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly kind: 'changing';
      readonly set: string;
      readonly part: string;
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'judging'; readonly set: string };

export type EvaluationOptions = {
  readonly model: Bundle<'digit'>;
  readonly against?: Bundle<'digit'> | undefined;
  /** `mnist`, `usps`, folders of pictures. */
  readonly sets: readonly string[];
  readonly part: EvaluatedPart;
  readonly sources: Pick<SetSources, 'dataRoot' | 'pictures'>;
  readonly runtime: Runtime;
  readonly threads: number;
  /** Epochs of the run that made the model, where its folder is at hand. */
  readonly epochs?: readonly EpochEvent[];
  /** 2,000 digits a set, 200 draws. */
  readonly quick: boolean;
  readonly seed: number;
  /** For the report. */
  readonly command: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: (event: EvaluationEvent) => void;
};

/** `sets[i]` are the digits of `report.sets[i]`, `evidence[i]` of its mistakes, for whoever wants to show them. */
export type Evaluation = {
  readonly report: Report;
  readonly sets: readonly EvaluationSet[];
  readonly evidence: readonly Evidence[];
};

const QUICK_DIGITS = 2000;
/** Times that digits are drawn again for an interval. */
const RESAMPLES = { quick: 200, whole: 1000 };
/** Digits that are corrupted, changed and attacked. */
const EFFORT: Readonly<Record<'quick' | 'whole', Effort>> = {
  quick: { published: 500, others: 200, attacked: 50, steps: 10 },
  whole: { published: Infinity, others: 1000, attacked: 300, steps: 20 },
};
/** Digits between two reports of progress; small enough that Ctrl-C is heard soon. */
const CHUNK = 250;

/** Judges a model on each set in turn. @throws what `signal` is aborted with, DataError, Error of a set that is not there */
export async function evaluate(options: EvaluationOptions): Promise<Evaluation> {
  const { model, against, part, quick, seed, command, versions, now } = options;
  const resamples = quick ? RESAMPLES.quick : RESAMPLES.whole;
  const reports: SetReport[] = [];
  const sets: EvaluationSet[] = [];
  // All are opened before any is read: minutes are not lost to a mistyped name or a missing file.
  for (const name of options.sets) sets.push(await load(name, part, options));
  for (const [i, set] of sets.entries()) {
    const judged = { manifest: model.manifest, logits: await read(set, model, options) };
    const other = against && { manifest: against.manifest, logits: await read(set, against, options) };
    options.onEvent?.({ kind: 'judging', set: set.name });
    const report = judgeSet(set, judged, { chance: { resamples, seed }, against: other });
    reports.push(i === 0 ? { ...report, robustness: await robustnessOn(set, options) } : report);
  }
  const overfitting = await measureOverfitting({
    manifest: model.manifest,
    dataRoot: options.sources.dataRoot,
    sample: quick ? 1000 : 5000,
    chance: { resamples, seed },
    epochs: options.epochs ?? [],
    misread: async (digits) => mistakesOf(answersOf(await read(digits, model, options), digits.labels, 1)),
  });
  const report: Report = {
    format: 'cifra-report/1',
    model: describe(model),
    ...(against && { against: describe(against) }),
    quick,
    resamples,
    seed,
    command,
    versions,
    made: now.toISOString(),
    sets: reports,
    overfitting,
  };
  return { report, sets, evidence: await evidenceOf(report, sets, options) };
}

async function load(name: string, part: EvaluatedPart, options: EvaluationOptions): Promise<EvaluationSet> {
  const { model, sources, quick, seed, signal, onEvent } = options;
  signal?.throwIfAborted();
  onEvent?.({ kind: 'loading', set: name });
  const { set, warnings } = await loadEvaluationSet(name, part, {
    ...sources,
    split: heldOutFor(model.manifest, name),
    sample: quick ? QUICK_DIGITS : undefined,
    seed,
    signal,
  });
  for (const message of warnings) onEvent?.({ kind: 'warning', message });
  return set;
}

/** Logits [n, 10]. */
async function read(
  { name, images, labels }: Pick<EvaluationSet, 'name' | 'images' | 'labels'>,
  bundle: Bundle<'digit'>,
  { runtime, threads, signal, onEvent }: EvaluationOptions,
): Promise<Float32Array> {
  const total = labels.length;
  const logits = new Float32Array(total * 10);
  const classifier = await createClassifier(bundle, runtime, { threads });
  try {
    for (let first = 0; first < total; first += CHUNK) {
      signal?.throwIfAborted();
      const count = Math.min(CHUNK, total - first);
      const batch = Array.from({ length: count }, (_, k) => inkOf(images, first + k));
      logits.set(await classifier.classify(batch), first * 10);
      onEvent?.({ kind: 'reading', set: name, model: bundle.manifest.name, done: first + count, total });
    }
    return logits;
  } finally {
    await classifier.release();
  }
}

/** Thousands of changed digits: of one set alone, the first. */
async function robustnessOn(set: EvaluationSet, options: EvaluationOptions): Promise<Robustness> {
  const { model, runtime, threads, quick, seed, signal, onEvent } = options;
  const classifier = await createClassifier(model, runtime, { threads });
  const explain = model.explain && (await runtime.load(model.explain, { threads }));
  const read = (images: readonly Float32Array[]) => {
    signal?.throwIfAborted();
    return classifier.classify(images);
  };
  try {
    return await measureRobustness(set, {
      effort: EFFORT[quick ? 'quick' : 'whole'],
      chance: { resamples: quick ? RESAMPLES.quick : RESAMPLES.whole, seed },
      read,
      gradient: explain ? lossGradient(explain, read) : undefined,
      training: learnedChangesInWords(model.manifest.training.recipe),
      onPart: (part, done, total) => onEvent?.({ kind: 'changing', set: set.name, part, done, total }),
    });
  } finally {
    await classifier.release();
    await explain?.release();
  }
}

/** Grad-CAM of the mistakes that are shown; none where the bundle has no explaining graph. */
async function evidenceOf(
  { sets: reports }: Report,
  sets: readonly EvaluationSet[],
  { model, runtime, threads, signal }: EvaluationOptions,
): Promise<Evidence[]> {
  if (!model.explain) return [];
  const explainer = await createExplainer(model, runtime, { threads });
  try {
    const all: Evidence[] = [];
    for (const [i, { mistakes }] of reports.entries()) {
      const maps = new Map<number, EvidenceMap>();
      for (const { row, label, predicted } of mistakes.slice(0, MOST_SHOWN)) {
        signal?.throwIfAborted();
        const image = inkOf(sets[i].images, sets[i].rows.indexOf(row));
        maps.set(row, await explainer.gradCam(image, predicted, label));
      }
      all.push(maps);
    }
    return all;
  } finally {
    await explainer.release();
  }
}

function describe({ manifest }: Bundle<'digit'>): JudgedModel {
  const { name, version, parameters, multiplyAdds, temperature, files } = manifest;
  return { name, version, parameters, multiplyAdds, temperature, sha256: files['model.onnx'] };
}
