import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type { Bundle } from '@cifra/core/model/bundle.ts';
import type { DigitManifest } from '@cifra/core/model/manifest.ts';
import { modelFolder } from '@cifra/node/models/folders.ts';
import { loadBundle } from '@cifra/node/models/loadBundle.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { reportPage } from '@cifra/training/evaluation/page/page.ts';
import { modelCard } from '@cifra/training/train/card.ts';
import { type Evaluation, evaluate } from '@cifra/training/train/evaluate/evaluate.ts';
import type { EvaluatedPart } from '@cifra/training/train/evaluate/evaluationSet.ts';
import { readMetrics } from '@cifra/training/train/runFolder.ts';
import { env } from 'onnxruntime-node';
import { asCommandError, CommandError } from '../commandError.ts';
import { dataFolder } from '../data/folder.ts';
import { interrupt } from '../interrupt.ts';
import { readManifest } from '../models/manifest.ts';
import { createProgress } from '../output/progress.ts';
import { shellCommand } from '../shellCommand.ts';
import { pictures } from '../training/pictures.ts';
import { version } from '../version.ts';
import { evaluationDisplay } from './display.ts';
import { evaluationSummary } from './summary.ts';

export type EvaluateCommandOptions = {
  readonly out: string;
  readonly on?: readonly string[];
  readonly part: EvaluatedPart;
  readonly against?: string;
  readonly data?: string;
  readonly quick?: true;
  readonly seed?: number;
};

/** Judges a model, writes the report, prints a summary on stdout; sets the exit code. */
export async function runEvaluation(model: string, options: EvaluateCommandOptions): Promise<void> {
  const progress = createProgress();
  const stop = interrupt(() => {});
  try {
    await makeFolder(options.out);
    const bundle = await loadDigitModel(model);
    const found = await measure(bundle, model, options, {
      signal: stop.signal,
      onEvent: evaluationDisplay(progress),
    });
    progress.clear();
    await writeReport(found, bundle.manifest, options.out);
    console.log(evaluationSummary(found.report).join('\n'));
    console.log(`\n${join(options.out, 'report.html')}`);
  } catch (error) {
    progress.clear();
    if (!stop.signal.aborted) throw asCommandError(error);
    progress.note('stopped; no report was written');
    process.exitCode = stop.exitCode();
  } finally {
    progress.done();
    stop.dispose();
  }
}

type Watch = Pick<Parameters<typeof evaluate>[0], 'signal' | 'onEvent'>;

async function measure(
  bundle: Bundle<'digit'>,
  model: string,
  options: EvaluateCommandOptions,
  watch: Watch,
): Promise<Evaluation> {
  const { on = ['mnist', 'usps'], part, against, data, quick = false, seed = 1 } = options;
  const epochs = await readMetrics(dirname(modelFolder(model)));
  return evaluate({
    model: bundle,
    epochs: epochs.filter((metric) => metric.kind === 'epoch'),
    against: against === undefined ? undefined : await loadDigitModel(against),
    sets: on,
    part,
    sources: { dataRoot: dataFolder(data).path, pictures },
    runtime,
    threads: availableParallelism(),
    quick,
    seed,
    command: commandLine(model, { ...options, on, seed }),
    versions: { cifra: version(), node: process.version, 'onnxruntime-node': env.versions.common },
    now: new Date(),
    ...watch,
  });
}

async function loadDigitModel(nameOrFolder: string): Promise<Bundle<'digit'>> {
  const { task } = await readManifest(nameOrFolder);
  if (task !== 'digit') {
    throw new CommandError(
      `${nameOrFolder} is a model for the task "${task}"; only digit models can be evaluated`,
    );
  }
  return loadBundle(modelFolder(nameOrFolder), 'digit', { explain: true });
}

/** What would make the same report again; where the data lie is the reader's own affair. */
function commandLine(
  model: string,
  { out, on = [], part, against, quick, seed }: EvaluateCommandOptions,
): string {
  const rival = against === undefined ? [] : ['--against', against];
  const words = ['evaluate', model, '--on', ...on, '--part', part, ...rival, ...(quick ? ['--quick'] : [])];
  return shellCommand(['cifra', ...words, '--seed', String(seed), '--out', out]);
}

/** Before the work, so that minutes are not lost to a mistyped name. */
async function makeFolder(out: string): Promise<void> {
  await mkdir(out, { recursive: true }).catch((cause: Error) => {
    throw new CommandError(`the folder ${out} cannot be made: ${cause.message}`, { cause });
  });
}

async function writeReport(
  { report, sets }: Evaluation,
  manifest: DigitManifest,
  out: string,
): Promise<void> {
  await writeFile(join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(join(out, 'report.html'), reportPage(report, sets));
  await writeFile(join(out, 'CARD.md'), modelCard(manifest, report));
}
