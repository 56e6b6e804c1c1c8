import { statSync } from 'node:fs';
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
 * Prints the models that are there; a damaged one gets a line on stderr and does not hide the others.
 * @throws CommandError when there is no such folder
 */
export async function listModels(folder = modelsFolder, { json }: { json?: true } = {}): Promise<void> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new CommandError(`there is no folder ${folder}`, {
      hint: 'Check the name; without one, models/ is listed.',
    });
  }
  const manifests: Manifest[] = [];
  for (const name of modelNames(folder)) {
    try {
      manifests.push(await readManifest(join(folder, name)));
    } catch (error) {
      console.error(`cifra: ${(error as Error).message}`);
      process.exitCode = exitCodes.inputs;
    }
  }
  if (json) return void console.log(jsonDocument(manifests));
  if (manifests.length > 0) return void console.log(table(manifests).join('\n'));
  console.error(`no model in ${folder}; cifra train makes one`);
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
