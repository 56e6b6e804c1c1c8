import { join } from 'node:path';
import type { Manifest } from '@cifra/core/model/manifest.ts';
import { modelNames, modelsFolder } from '@cifra/node/models/folders.ts';
import { exitCodes } from '../exitCodes.ts';
import { count } from '../output/figures.ts';
import { jsonDocument } from '../output/json.ts';
import { alignNumbers, formatTable } from '../output/table.ts';
import { figureValue } from './figures.ts';
import { readManifest } from './manifest.ts';

/** Prints the models that are there; a damaged one gets a line on stderr and does not hide the others. */
export async function listModels(folder = modelsFolder, { json }: { json?: true } = {}): Promise<void> {
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
  const rows = manifests.map((manifest) => [
    manifest.name,
    manifest.version,
    count(manifest.parameters),
    count(manifest.multiplyAdds),
    accuracies(manifest),
  ]);
  const all = [['name', 'version', 'parameters', 'multiply-adds', 'accuracy'], ...rows];
  return formatTable(all, alignNumbers(all));
}

/** Each data set's accuracy in short; `models show` tells intervals and how they were measured. */
function accuracies({ figures }: Manifest): string {
  const shares = figures.filter(({ metric }) => metric === 'accuracy');
  return shares.map((figure) => `${figureValue(figure, figure.value)} ${figure.data}`).join('; ');
}
