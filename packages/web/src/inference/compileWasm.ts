/** Compiles a fetched WebAssembly file, while it arrives if the host states its type. */
export async function compileWasm(response: Response): Promise<WebAssembly.Module> {
  // Some hosts do not know the type, without which browsers refuse to compile a response.
  return response.headers.get('content-type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
