import { join } from 'node:path';
import type { Manifest } from '@cifra/core/model/manifest.ts';
import { modelNames, modelsFolder } from '@cifra/node/models/folders.ts';
import { CommandError } from '../commandError.ts';
import { exitCodes } from '../exitCodes.ts';
import { count } from '../output/figures.ts';
import { jsonDocument } from '../output/json.ts';
import { alignNumbers, formatTable } from '../output/table.ts';
import { figureValue } from './figures.ts';
import { readManifest } from './manifest.ts';

/**
 * Prints the models in a folder; a damaged one gets a line on stderr and does not hide the others.
 * @throws ModelError when there is no such folder, CommandError when it has no models
 */
export async function listModels(folder = modelsFolder(), { json }: { json?: true } = {}): Promise<void> {
  const names = modelNames(folder);
  if (names.length === 0) {
    throw new CommandError(`there is no model in ${folder}`, {
      hint: 'Name another folder, on the command line or in CIFRA_MODELS, or make a model with `npx cifra train`.',
    });
  }
  const manifests: Manifest[] = [];
  for (const name of names) {
    try {
      manifests.push(await readManifest(join(folder, name)));
    } catch (error) {
      console.error(`cifra: ${(error as Error).message}`);
      process.exitCode = exitCodes.inputs;
    }
  }
  if (json) return void console.log(jsonDocument(manifests));
  if (manifests.length > 0) console.log(table(manifests).join('\n'));
}

function table(manifests: readonly Manifest[]): string[] {
  const rows = manifests.flatMap((manifest) => {
    const { name, version, parameters, multiplyAdds } = manifest;
    const [first = ['', ''], ...more] = accuracies(manifest);
    return [
      [name, version, count(parameters), count(multiplyAdds), ...first],
      ...more.map((figure) => ['', '', '', '', ...figure]),
    ];
  });
  const all = [['name', 'version', 'parameters', 'multiply-adds', 'accuracy', 'on'], ...rows];
  return formatTable(all, alignNumbers(all));
}

/**
 * This model's accuracy on each data set, in short; `models show` tells the mean over seeds, which is that of its recipe, the
 * intervals, and how they were measured.
 */
function accuracies({ figures }: Manifest): string[][] {
  return figures
    .filter(({ metric, name }) => metric === 'accuracy' && !name.includes('mean of'))
    .map((figure) => [figureValue(figure, figure.value), figure.data]);
}
