import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bundle, parseBundle } from '@cifra/core/model/bundle.ts';
import type { Task } from '@cifra/core/model/manifest.ts';
import { usingModel } from './usingModel.ts';

export type LoadOptions = {
  /** Also reads `explain.onnx`, if the folder contains it. */
  readonly explain?: boolean;
};

/**
 * Loads and verifies the model in a folder.
 *
 * @param folder has `manifest.json` and `model.onnx`
 * @param task what the model must do: `digit`, `number` or `page`
 * @param options `explain`: also reads `explain.onnx`, if the folder contains it
 * @returns the model, for `createClassifier`, `createLineModel` or `createPageModel` of `@cifra/core`
 * @throws {ModelError} that says what is wrong with it
 * @example
 * import { loadBundle, modelFolder } from '@cifra/node';
 *
 * const { manifest, explain } = await loadBundle(modelFolder('digit'), 'digit', { explain: true });
 * console.log(manifest.parameters, explain !== null);
 */
export async function loadBundle<T extends Task>(
  folder: string,
  task: T,
  { explain = false }: LoadOptions = {},
): Promise<Bundle<T>> {
  return usingModel(folder, async () => {
    const [manifest, model, explaining] = await Promise.all([
      readFile(join(folder, 'manifest.json'), 'utf8'),
      readFile(join(folder, 'model.onnx')),
      explain ? readIfThere(join(folder, 'explain.onnx')) : undefined,
    ]);
    return parseBundle({ manifest, model, ...(explaining && { explain: explaining }) }, task);
  });
}

async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
