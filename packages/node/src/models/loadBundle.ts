import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bundle, parseBundle } from '@cifra/core/model/bundle.ts';
import type { Task } from '@cifra/core/model/manifest.ts';
import { ModelError } from './modelError.ts';

/** The model in a folder, verified. @throws ModelError that says what is wrong with it */
export async function loadBundle<T extends Task>(folder: string, task: T): Promise<Bundle<T>> {
  try {
    const [manifest, model] = await Promise.all([
      readFile(join(folder, 'manifest.json'), 'utf8'),
      readFile(join(folder, 'model.onnx')),
    ]);
    return await parseBundle({ manifest, model }, task);
  } catch (cause) {
    throw new ModelError(`the model in ${folder} cannot be used: ${(cause as Error).message}`, {
      hint: 'Copy or train it again; `cifra models show` tells which of its files is wrong.',
      cause,
    });
  }
}
