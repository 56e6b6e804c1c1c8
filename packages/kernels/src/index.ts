// The public names of `@cifra/kernels`.
export { createRuntime, type KernelSource } from './runtime.ts';
export { wasmUrl } from './wasmUrl.ts';
