import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '@cifra/training/files/atomicFile.ts';
import { readManifest } from '../models/manifest.ts';
import { createProgress } from '../output/progress.ts';
import { asCommandError } from '../platform/commandError.ts';
import { interrupt } from '../platform/interrupt.ts';
import { evaluateDigitModel } from './digitModel.ts';
import { evaluationDisplay } from './display.ts';
import { evaluateNumberModel } from './numberModel.ts';
import type { EvaluateCommandOptions } from './options.ts';

/** Evaluates a model, writes the report, prints a summary on stdout and sets the exit code. */
export async function runEvaluation(model: string, options: EvaluateCommandOptions): Promise<void> {
  const progress = createProgress();
  const stop = interrupt(() => {});
  try {
    // Created first, so that a mistyped name fails at once and not after minutes of work.
    await mkdir(options.out, { recursive: true });
    const { task } = await readManifest(model);
    const evaluate = task === 'digit' ? evaluateDigitModel : evaluateNumberModel;
    const { files, summary } = await evaluate(model, options, {
      signal: stop.signal,
      onEvent: evaluationDisplay(progress),
    });
    progress.clear();
    for (const [name, text] of Object.entries(files)) await writeAtomically(join(options.out, name), text);
    console.log(summary.join('\n'));
    console.log(`\n${join(options.out, 'report.html')}`);
  } catch (error) {
    progress.clear();
    if (!stop.signal.aborted) throw asCommandError(error, options.out);
    progress.note('stopped; no report was written');
    process.exitCode = stop.exitCode();
  } finally {
    progress.done();
    stop.dispose();
  }
}
