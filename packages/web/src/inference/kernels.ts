import { wasmUrl } from '@cifra/kernels/wasmUrl.ts';
import { FaultError } from '../platform/fault.ts';
import { compileWasm } from './compileWasm.ts';
import { fetchFile } from './download.ts';

/**
 * Fetches the kernels of the runtime, which are compiled while they arrive.
 * @throws FaultError `download`, or `no-simd` if the browser cannot run them
 */
export async function compileKernels(): Promise<WebAssembly.Module> {
  const response = await fetchFile(wasmUrl());
  try {
    return await compileWasm(response);
  } catch (cause) {
    throw new FaultError({ code: 'no-simd' }, 'the kernels could not be compiled', cause);
  }
}
