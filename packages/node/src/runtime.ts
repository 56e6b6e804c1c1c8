import { readFile } from 'node:fs/promises';
import { onnxRuntime } from '@cifra/core/model/onnxRuntime.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { createRuntime } from '@cifra/kernels/runtime.ts';
import { wasmUrl } from '@cifra/kernels/wasmUrl.ts';

/** Error codes of a package, or of its native library, that is not there or not for this machine. */
const ABSENT = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED'];

/**
 * The runtime for this process and for worker threads, which load this file by its URL: ONNX
 * Runtime where it is installed, which uses wider vectors than WebAssembly has, and our own kernels
 * elsewhere (docs/decisions/0010-our-own-inference-runtime.md).
 */
const library = await native();
export const runtime: Runtime =
  library === null ? await createRuntime(await readFile(wasmUrl())) : onnxRuntime(library);

/** Version of ONNX Runtime, for records of runs and evaluations; empty where our kernels run. */
export const runtimeVersions: Readonly<Record<string, string>> =
  library === null ? {} : { 'onnxruntime-node': library.env.versions.common };

async function native() {
  try {
    return await import('./onnxruntime/onnxruntime.ts');
  } catch (error) {
    if (ABSENT.includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}
