/** A dense tensor, row-major. */
export type Tensor = { readonly dims: readonly number[]; readonly data: Float32Array };

/** A loaded graph. `run` takes and returns tensors by name. */
export interface Session {
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Record<string, Tensor>>;
  release(): Promise<void>;
}

/** An ONNX runtime: onnxruntime-node on a server, onnxruntime-web in a browser. */
export interface Runtime {
  load(model: Uint8Array, options?: { readonly threads?: number }): Promise<Session>;
}
