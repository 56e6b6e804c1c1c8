import { onnxRuntime } from '@cifra/core/model/onnxRuntime.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import * as ort from 'onnxruntime-web/wasm';
import { fetchFile } from '../inference/download.ts';

/**
 * Opens ONNX Runtime in this worker with one thread: more threads need HTTP headers from the page's
 * host.
 */
export async function openRuntime(base: string): Promise<Runtime> {
  const response = await fetchFile(new URL(wasmUrl, base));
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmBinary = await response.arrayBuffer();
  return onnxRuntime(ort);
}
