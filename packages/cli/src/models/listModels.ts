import { join } from 'node:path';
import type { Manifest } from '@cifra/core/model/manifest.ts';
import { modelNames, modelsFolder } from '@cifra/node/models/folders.ts';
import { count } from '../output/figures.ts';
import { jsonDocument } from '../output/json.ts';
import { alignNumbers, formatTable } from '../output/table.ts';
import { CommandError } from '../platform/commandError.ts';
import { exitCodes } from '../platform/exitCodes.ts';
import { figureValue } from './figures.ts';
import { readManifest } from './manifest.ts';

/**
 * Prints the models in a folder. A damaged model gets a line on stderr; the others are still
 * listed.
 * @throws ModelError if the folder does not exist, CommandError if it contains no models
 */
export async function listModels(folder = modelsFolder(), { json }: { json?: true } = {}): Promise<void> {
  const names = modelNames(folder);
  if (names.length === 0) {
    throw new CommandError(`no models in ${folder}`, {
      hint: 'Name another folder, on the command line or in CIFRA_MODELS, or train a model with `npx cifra train`.',
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
 * Returns the accuracy of this model on each data set. `models show` also prints the mean over
 * seeds (a figure of the recipe), the intervals, and the commands that measured them.
 */
function accuracies({ figures }: Manifest): string[][] {
  return figures
    .filter(({ metric, name }) => metric === 'accuracy' && !name.includes('mean of'))
    .map((figure) => [figureValue(figure, figure.value), figure.data]);
}
