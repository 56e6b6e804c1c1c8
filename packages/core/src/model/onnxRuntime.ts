import { CifraError } from '../base/error.ts';
import type { Runtime, Tensor } from './runtime.ts';

/** The part of onnxruntime-common that both onnxruntime-node and onnxruntime-web export. */
type OnnxRuntimeModule = {
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => unknown;
  readonly InferenceSession: {
    create(model: Uint8Array, options: object): Promise<OnnxSession>;
  };
};
type OnnxSession = {
  run(feeds: never): Promise<Readonly<Record<string, unknown>>>;
  release(): Promise<void>;
};

/**
 * Fulfils `Runtime` with an onnxruntime module, which the caller imports: core depends on nothing.
 *
 * @param ort the module `onnxruntime-node`, `onnxruntime-web` or another one of ONNX Runtime
 * @returns the runtime; its `load` throws a CifraError `invalid-model` for a model that ONNX Runtime refuses
 * @example
 * import { onnxRuntime } from '@cifra/core';
 *
 * const ort = await import('onnxruntime-web').catch(() => null);
 * const runtime = ort && onnxRuntime(ort);
 * console.log(runtime ? 'ONNX Runtime reads' : 'onnxruntime-web is not installed');
 */
export function onnxRuntime(ort: OnnxRuntimeModule): Runtime {
  return {
    async load(model, { threads = 1 } = {}) {
      const creating = ort.InferenceSession.create(model, {
        intraOpNumThreads: threads,
        interOpNumThreads: 1,
        graphOptimizationLevel: 'all',
        logSeverityLevel: 3,
        // Weight decay makes some weights denormal numbers, on which some processors are many times
        // slower. So denormal numbers count as zero. In Node, this also applies to the JavaScript
        // of this thread (findings/onnxruntimeDenormals.sh).
        extra: { session: { set_denormal_as_zero: '1' } },
      });
      const session = await creating.catch((cause: Error) => {
        throw new CifraError('invalid-model', cause.message, { cause });
      });
      return {
        async run(feeds) {
          const wrapped: Record<string, unknown> = {};
          for (const [name, { data, dims }] of Object.entries(feeds))
            wrapped[name] = new ort.Tensor('float32', data, dims);
          return (await session.run(wrapped as never)) as Record<string, Tensor>;
        },
        release: () => session.release(),
      };
    },
  };
}
