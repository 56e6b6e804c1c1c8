import { packageFile } from './packageFile.ts';

/** What is used of WebAssembly's JavaScript interface, which Node's types lack. */
type Module = { readonly __brand: 'module' };
type Imports = Record<string, Record<string, ImportedFunction>>;
type ImportedFunction = (...values: number[]) => number;
type Memory = { readonly buffer: ArrayBuffer };
type WebAssemblyApi = {
  compile(bytes: Uint8Array): Promise<Module>;
  readonly Instance: new (
    module: Module,
    imports: Imports,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
  readonly Module: { imports(module: Module): { readonly module: string; readonly name: string }[] };
};
const { WebAssembly: wasm } = globalThis as unknown as { readonly WebAssembly: WebAssemblyApi };

/** Compiles a WebAssembly file. */
export const compileWasm = (bytes: Uint8Array): Promise<Module> => wasm.compile(bytes);

type Functions = Readonly<Record<string, (...values: number[]) => number>>;

/** An instance of a decoder. Memory moves when it grows, so views are only valid until a call. */
export type Instance = {
  readonly call: Functions;
  readonly bytes: (at: number, length: number) => Uint8Array;
  /** Signed. */
  readonly words: (at: number, length: number) => Int32Array;
  /** Copies bytes in and returns their address. @throws RangeError if there is no memory left */
  readonly put: (bytes: Uint8Array) => number;
  readonly allocate: (length: number) => number;
};

/**
 * Compiles a WebAssembly file of an npm package on the first call. Each picture gets an instance of
 * its own: a damaged one cannot spoil the next, and the memory is free afterwards.
 * @param imports functions that the file expects; all others fail
 */
export function wasmFile(
  specifier: string,
  imports: Readonly<Record<string, ImportedFunction>> = {},
): () => Promise<Instance> {
  let module: Promise<Module> | undefined;
  return async () => {
    module ??= packageFile(specifier).then(compileWasm);
    const compiled = await module;
    return instanceOf(new wasm.Instance(compiled, importsFor(compiled, imports)).exports);
  };
}

function importsFor(module: Module, given: Readonly<Record<string, ImportedFunction>>): Imports {
  const imports: Imports = {};
  for (const { module: group, name } of wasm.Module.imports(module)) {
    imports[group] ??= {};
    imports[group][name] =
      given[name] ??
      (() => {
        throw new Error(`the decoder called ${name}`);
      });
  }
  return imports;
}

function instanceOf(exports: Readonly<Record<string, unknown>>): Instance {
  const call = exports as Functions;
  const memory = exports.memory as Memory;
  const allocate = (length: number) => {
    const at = call.malloc(length) >>> 0;
    if (at === 0) throw new RangeError(`no memory for ${length} bytes`);
    return at;
  };
  return {
    call,
    bytes: (at, length) => new Uint8Array(memory.buffer, at, length),
    words: (at, length) => new Int32Array(memory.buffer, at, length),
    allocate,
    put(bytes) {
      const at = allocate(bytes.length);
      new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
      return at;
    },
  };
}
