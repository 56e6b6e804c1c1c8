import type { Runtime } from '@cifra/core/model/runtime.ts';

/**
 * Returns the runtime of this process: ONNX Runtime if the package `onnxruntime-node` is installed and
 * its binary loads, with its telemetry turned off; otherwise Cifra's own kernels, which need nothing.
 * Both read the same.
 *
 * @returns the runtime, loaded once
 * @example
 * import { createClassifier } from '@cifra/core';
 * import { loadBundle, modelFolder, openRuntime } from '@cifra/node';
 *
 * const classifier = await createClassifier(await loadBundle(modelFolder('digit'), 'digit'), await openRuntime());
 * console.log(classifier.manifest.name);
 * await classifier.release();
 */
export async function openRuntime(): Promise<Runtime> {
  return (await import('./runtime.ts')).runtime;
}
