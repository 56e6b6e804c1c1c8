import { type Bundle, parseBundle } from '@cifra/core/model/bundle.ts';
import type { Task } from '@cifra/core/model/manifest.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { createRuntime } from '@cifra/kernels/runtime.ts';
import { kernelsFile, packagedModel } from './modelFiles.ts';
import { readerFile } from './readerFile.ts';

/** Returns the package's model for a task. */
export async function packagedBundle<T extends Task>(task: T): Promise<Bundle<T>> {
  return parseBundle(await packagedModel(task), task);
}

/** Compiles our own runtime. @throws an error of the engine if it lacks WebAssembly SIMD */
export async function packagedRuntime(): Promise<Runtime> {
  return createRuntime(await readerFile(kernelsFile()));
}
