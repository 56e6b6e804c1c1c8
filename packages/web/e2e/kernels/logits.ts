import { createRuntime } from '@cifra/kernels/runtime.ts';
import { wasmUrl } from '@cifra/kernels/wasmUrl.ts';

/** Ink of two digits, the same as in the test. */
export function twoDigits(): Float32Array {
  return Float32Array.from({ length: 2 * 784 }, (_, i) => (i % 7 === 0 ? (i % 13) / 13 : 0));
}

/** Logits [2, 10] of `digit-small`, from kernels that compile while they arrive. */
export async function logitsOf(kernels: URL | string = wasmUrl()): Promise<number[]> {
  const runtime = await createRuntime(fetch(kernels));
  const model = new URL('../../../../models/digit-small/model.onnx', import.meta.url);
  const session = await runtime.load(new Uint8Array(await (await fetch(model)).arrayBuffer()));
  const { logits } = await session.run({ image: { dims: [2, 1, 28, 28], data: twoDigits() } });
  return [...logits.data];
}
