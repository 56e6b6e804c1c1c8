import { type Bundle, parseBundle } from '@cifra/core/model/bundle.ts';
import type { Task } from '@cifra/core/model/manifest.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { hasRelaxedSimd } from '@cifra/kernels/relaxedSimd.ts';
import { createRuntime } from '@cifra/kernels/runtime.ts';
import { readerFile } from './readerFile.ts';

/** Models by task: those that the page reads with. */
const MODELS = { digit: 'digit-small', number: 'number', page: 'page' } as const;

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
