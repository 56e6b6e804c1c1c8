import type { BundleFiles } from '@cifra/core/model/bundle.ts';
import type { Task } from '@cifra/core/model/manifest.ts';
import { hasRelaxedSimd } from '@cifra/kernels/relaxedSimd.ts';
import { type ReaderFile, readerFile } from './readerFile.ts';

/** Models by task: those that the page reads with. */
const MODELS = { digit: 'digit-small', number: 'number', page: 'page' } as const;

/** Returns the names of a model's files. */
export function modelFiles(task: Task): { readonly manifest: ReaderFile; readonly model: ReaderFile } {
  const name = MODELS[task];
  return { manifest: `${name}.json`, model: `${name}.onnx` };
}

/** Returns the name of the kernels for this engine. */
export function kernelsFile(): ReaderFile {
  return hasRelaxedSimd() ? 'relaxed.wasm' : 'simd.wasm';
}

/** Returns the package's model for a task as files. */
export async function packagedModel(task: Task, load = readerFile): Promise<BundleFiles> {
  const names = modelFiles(task);
  const [manifest, model] = await Promise.all([load(names.manifest), load(names.model)]);
  return { manifest: new TextDecoder().decode(manifest), model };
}
