import { type Bundle, type BundleFiles, parseBundle } from '@cifra/core/model/bundle.ts';
import type { Task } from '@cifra/core/model/manifest.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { hasRelaxedSimd } from '@cifra/kernels/relaxedSimd.ts';
import { createRuntime } from '@cifra/kernels/runtime.ts';
import { readerFile } from './readerFile.ts';

/** Models by task: those that the page reads with. */
const MODELS = { digit: 'digit-small', number: 'number', page: 'page' } as const;

/** The files of models by task. */
export type GivenModels = Readonly<Partial<Record<Task, BundleFiles>>>;

/** Returns the given model for a task, or else the package's. @throws CifraError `invalid-model` */
export async function bundleFor<T extends Task>(given: GivenModels, task: T): Promise<Bundle<T>> {
  const files = given[task];
  return files === undefined ? packagedBundle(task) : parseBundle(files, task);
}

/** Returns the package's model for a task. */
export async function packagedBundle<T extends Task>(task: T): Promise<Bundle<T>> {
  const name = MODELS[task];
  const [manifest, model] = await Promise.all([readerFile(`${name}.json`), readerFile(`${name}.onnx`)]);
  return parseBundle({ manifest: new TextDecoder().decode(manifest), model }, task);
}

/** Compiles our own runtime. @throws an error of the engine if it lacks WebAssembly SIMD */
export async function packagedRuntime(): Promise<Runtime> {
  return createRuntime(await readerFile(hasRelaxedSimd() ? 'relaxed.wasm' : 'simd.wasm'));
}
