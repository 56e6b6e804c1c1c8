import { CifraError } from '@cifra/core/base/error.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { fuse } from './graph/fuse.ts';
import type { Kernels } from './kernels.ts';
import { createMemory } from './memory.ts';
import { parseModel } from './onnx/model.ts';
import { checkOperations } from './plan/lowerings.ts';
import { createSession } from './session.ts';
import { type Bytes, type WasmModule, webAssembly } from './webAssembly.ts';

/** The kernels: a response that is compiled while it arrives, their bytes, or a `WebAssembly.Module`. */
export type KernelSource = Response | Promise<Response> | Bytes | WasmModule;

/**
 * Our own runtime: runs ONNX graphs of the operations that this project emits, on one thread, in any
 * engine with WebAssembly SIMD. The kernels' file for an engine is at `wasmUrl()`.
 *
 * @param source the file: a response that is compiled while it arrives, its bytes, or a compiled module
 * @returns the runtime. `load` throws a CifraError `invalid-model` for other operations or attributes.
 * @example
 * import { readFile } from 'node:fs/promises';
 * import { createRuntime, wasmUrl } from '@cifra/kernels';
 *
 * // In a browser: createRuntime(fetch(wasmUrl())).
 * const runtime = await createRuntime(await readFile(wasmUrl()));
 * const session = await runtime.load(await readFile('models/digit/model.onnx'));
 * const { logits } = await session.run({ image: { dims: [1, 1, 28, 28], data: new Float32Array(28 * 28) } });
 * console.log(logits.dims);
 * await session.release();
 */
export async function createRuntime(source: KernelSource): Promise<Runtime> {
  const module = await compile(source);
  return {
    async load(model) {
      const graph = fuse(parseModel(model));
      checkOperations(graph);
      if (graph.outputs.length === 0) throw new CifraError('invalid-model', 'the graph has no output');
      const { exports } = await webAssembly.instantiate(module);
      return createSession(graph, createMemory(exports as Kernels));
    },
  };
}

async function compile(source: KernelSource): Promise<WasmModule> {
  if (source instanceof webAssembly.Module) return source;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return webAssembly.compile(source);
  return webAssembly.compileStreaming(source as Response | Promise<Response>);
}
