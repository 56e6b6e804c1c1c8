import { dirname } from 'node:path';
import { modelFolder } from '@cifra/node/models/folders.ts';
import { loadBundle } from '@cifra/node/models/loadBundle.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { modelCard } from '@cifra/training/bundle/card.ts';
import { evaluate } from '@cifra/training/evaluate/evaluate.ts';
import { readsWorld } from '@cifra/training/evaluate/world/readsWorld.ts';
import { reportPage } from '@cifra/training/evaluation/page/page.ts';
import { englishPage } from '@cifra/training/evaluation/words/englishPage.ts';
import { worldFileOf, worldJson } from '@cifra/training/evaluation/world/worldFile.ts';
import { readMetrics } from '@cifra/training/run/runFolder.ts';
import { dataFolder } from '../data/folder.ts';
import { readManifest } from '../models/manifest.ts';
import { CommandError } from '../platform/commandError.ts';
import { shellCommand } from '../platform/shellCommand.ts';
import { pictureReader } from '../training/pictures.ts';
import { circumstances } from './circumstances.ts';
import { type EvaluateCommandOptions, type Outcome, type Watch, worldFlag } from './options.ts';
import { evaluationSummary } from './summary.ts';
import { worldSummary } from './worldSummary.ts';

/** Evaluates a digit model on its data sets. */
export async function evaluateDigitModel(
  model: string,
  options: EvaluateCommandOptions,
  watch: Watch,
): Promise<Outcome> {
  const { on = ['mnist', 'usps'], part = 'test', against, data, quick = false } = options;
  const { seed = 1 } = options;
  const bundle = await loadDigitModel(model);
  const dataRoot = dataFolder(data).path;
  const { world = readsWorld(bundle.manifest, dataRoot) } = options;
  // A bundle inside the folder of its run has its learning curves in the parent folder.
  const metrics = await readMetrics(dirname(modelFolder(model)));
  const { report, sets, evidence } = await evaluate({
    ...circumstances(),
    ...watch,
    model: bundle,
    against: against === undefined ? undefined : await loadDigitModel(against),
    epochs: metrics.filter((metric) => metric.kind === 'epoch'),
    sets: on,
    part,
    sources: { dataRoot, pictures: await pictureReader() },
    runtime,
    quick,
    world,
    seed,
    command: commandLine(model, { ...options, on, part, seed }),
  });
  const file = report.world && worldFileOf(report.world, { ...report.model, ...report });
  return {
    files: {
      'report.json': `${JSON.stringify(report, null, 2)}\n`,
      'report.html': reportPage(report, { sets, evidence }, englishPage),
      'CARD.md': modelCard(bundle.manifest, report, file),
      ...(file && { 'world.json': worldJson(file) }),
    },
    summary: [...evaluationSummary(report), ...worldSummary(report.world)],
  };
}

async function loadDigitModel(nameOrFolder: string) {
  const { task } = await readManifest(nameOrFolder);
  if (task !== 'digit') {
    throw new CommandError(
      `${nameOrFolder} is a model for the task "${task}"; only digit models can be compared on digits`,
    );
  }
  return loadBundle(modelFolder(nameOrFolder), 'digit', { explain: true });
}

/**
 * Returns the command that reproduces the report. The data folder is left out, because it depends
 * on the machine.
 */
function commandLine(
  model: string,
  { out, on = [], part = 'test', against, quick, world, seed }: EvaluateCommandOptions,
): string {
  const rival = against === undefined ? [] : ['--against', against];
  const words = ['evaluate', model, '--on', ...on, '--part', part, ...rival];
  const flags = [...(quick ? ['--quick'] : []), ...worldFlag(world)];
  return shellCommand(['cifra', ...words, ...flags, '--seed', String(seed), '--out', out]);
}
