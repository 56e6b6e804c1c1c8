import { modelFolder } from '@cifra/node/models/folders.ts';
import { loadBundle } from '@cifra/node/models/loadBundle.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { numberCard } from '@cifra/training/bundle/numberCard.ts';
import { evaluateNumber } from '@cifra/training/evaluate/evaluateNumber.ts';
import { readsWorld } from '@cifra/training/evaluate/world/readsWorld.ts';
import { numberPage } from '@cifra/training/evaluation/page/numberPage.ts';
import { englishPage } from '@cifra/training/evaluation/words/englishPage.ts';
import { worldFileOf, worldJson } from '@cifra/training/evaluation/world/worldFile.ts';
import type { NumberRecipe } from '@cifra/training/recipe/numberRecipe.ts';
import { dataFolder } from '../data/folder.ts';
import { CommandError } from '../platform/commandError.ts';
import { shellCommand } from '../platform/shellCommand.ts';
import { pictureReader } from '../training/pictures.ts';
import { circumstances } from './circumstances.ts';
import { numberSummary } from './numberSummary.ts';
import { type EvaluateCommandOptions, type Outcome, type Watch, worldFlag } from './options.ts';
import { worldSummary } from './worldSummary.ts';

/** Evaluates a number model on the strips that were held out from its training. */
export async function evaluateNumberModel(
  model: string,
  options: EvaluateCommandOptions,
  watch: Watch,
): Promise<Outcome> {
  const { data, quick = false, seed = 1, out } = options;
  refuse(model, options);
  const bundle = await loadBundle(modelFolder(model), 'number');
  const dataRoot = dataFolder(data).path;
  const { world = readsWorld(bundle.manifest, dataRoot) } = options;
  const flags = [...(quick ? ['--quick'] : []), ...worldFlag(options.world)];
  const words = ['evaluate', model, ...flags, '--seed', String(seed), '--out', out];
  const report = await evaluateNumber({
    ...circumstances(),
    ...watch,
    model: bundle,
    sources: { dataRoot, pictures: await pictureReader() },
    runtime,
    worldWith: world ? await loadBundle(modelFolder('digit'), 'digit') : undefined,
    quick,
    seed,
    command: shellCommand(['cifra', ...words]),
  });
  const recipe = bundle.manifest.training.recipe as NumberRecipe;
  const file = report.world && worldFileOf(report.world, { ...report.model, ...report });
  return {
    files: {
      'report.json': `${JSON.stringify(report, null, 2)}\n`,
      'report.html': numberPage(report, englishPage),
      'CARD.md': numberCard(bundle.manifest, recipe, report, file),
      ...(file && { 'world.json': worldJson(file) }),
    },
    summary: [...numberSummary(report), ...worldSummary(report.world)],
  };
}

/** Refuses options that apply to digit models only. */
function refuse(model: string, { on, part, against }: EvaluateCommandOptions): void {
  const given = on ? '--on' : part === 'test' ? '--part test' : against ? '--against' : null;
  if (given === null) return;
  throw new CommandError(`${model} is a number model: ${given} is for digit models`, {
    hint: 'It is evaluated on the text lines held out from its training; `npm run bench -- numbers` measures the whole reader.',
  });
}
