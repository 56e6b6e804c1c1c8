/**
 * The part of WebAssembly's JavaScript interface that the runtime uses. The types of Node do not
 * declare it, those of browsers do: with types of our own, both can check this package.
 */
type Api = {
  readonly Module: new (bytes: Bytes) => WasmModule;
  validate(bytes: Bytes): boolean;
  compile(bytes: Bytes): Promise<WasmModule>;
  compileStreaming(response: Response | Promise<Response>): Promise<WasmModule>;
  instantiate(module: WasmModule): Promise<{ readonly exports: object }>;
};

export type Bytes = ArrayBuffer | ArrayBufferView;
/** A `WebAssembly.Module`. */
export type WasmModule = object;
export type WasmMemory = { readonly buffer: ArrayBuffer; grow(pages: number): number };

export const webAssembly = (globalThis as unknown as { readonly WebAssembly: Api }).WebAssembly;
