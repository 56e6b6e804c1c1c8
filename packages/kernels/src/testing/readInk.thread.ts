import { readFile } from 'node:fs/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { createRuntime } from '../runtime.ts';
import { wasmUrl } from '../wasmUrl.ts';

export type Task = {
  /** A model's file. */
  readonly model: string;
  /** The folder of the kernels' files. */
  readonly kernels: string;
  readonly dims: readonly number[];
  readonly ink: readonly number[];
};
export type Result = {
  readonly node: string;
  /** The kernels' file that was chosen. */
  readonly build: string;
  readonly logits: readonly number[];
};

// A program for versions of Node that cannot run TypeScript: a test bundles and starts it. It prints
// the results of its main thread and of a worker.
if (isMainThread) {
  const task = JSON.parse(process.argv[2]) as Task;
  const worker = new Worker(process.argv[1], { workerData: task });
  const inWorker = new Promise<Result>((resolve, reject) =>
    worker.on('message', resolve).on('error', reject),
  );
  console.log(JSON.stringify([await read(task), await inWorker]));
} else {
  parentPort!.postMessage(await read(workerData));
}

async function read({ model, kernels, dims, ink }: Task): Promise<Result> {
  const build = wasmUrl().pathname.split('/').at(-1)!;
  const runtime = await createRuntime(await readFile(`${kernels}/${build}`));
  const session = await runtime.load(await readFile(model));
  const { logits } = await session.run({ image: { dims, data: Float32Array.from(ink) } });
  return { node: process.versions.node, build, logits: [...logits.data] };
}
