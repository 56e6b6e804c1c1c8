import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SHARE_ENV, Worker } from 'node:worker_threads';

/** What the teachers' thread is started with. */
export type TeacherSetup = {
  /** ONNX, `image` [n, 1, 28, 28] to `logits` [n, 10]. */
  readonly models: readonly Uint8Array[];
  /** URL of a module that exports `runtime: Runtime`. */
  readonly runtimeModule: string;
};

export type TeacherReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'logits'; readonly logits: Float32Array }
  | { readonly kind: 'error'; readonly message: string };

/** One or more models whose answers, or the mean of their logits, another one learns (Hinton et al. 2015). */
export type Teacher = {
  /** [n, 28, 28] → [n, 10]. One call at a time. */
  logits(images: Float32Array): Promise<Float32Array>;
  dispose(): Promise<void>;
};

/**
 * Opens the models of the bundles in `folders` in a thread of their own: the Node runtime computes on the thread that calls
 * it, and this one has batches to prepare.
 */
export async function openTeacher(folders: readonly string[], runtimeModule: string): Promise<Teacher> {
  const setup: TeacherSetup = { models: await Promise.all(folders.map(readModel)), runtimeModule };
  const worker = new Worker(new URL('./teacherWorker.ts', import.meta.url), {
    workerData: setup,
    env: SHARE_ENV,
  });
  const reply = () =>
    new Promise<TeacherReply>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  expectReply(await reply(), 'ready');
  return {
    async logits(images) {
      const answer = reply();
      worker.postMessage(images);
      return expectReply(await answer, 'logits').logits;
    },
    async dispose() {
      await worker.terminate();
    },
  };
}

async function readModel(folder: string): Promise<Uint8Array> {
  try {
    return await readFile(join(folder, 'model.onnx'));
  } catch (error) {
    throw new Error(`distillation needs its teacher: no model.onnx in ${folder}`, { cause: error });
  }
}

function expectReply<K extends TeacherReply['kind']>(
  reply: TeacherReply,
  kind: K,
): Extract<TeacherReply, { kind: K }> {
  if (reply.kind === 'error') throw new Error(`teacher: ${reply.message}`);
  if (reply.kind !== kind) throw new Error(`teacher: got reply ${reply.kind}, wanted ${kind}`);
  return reply as Extract<TeacherReply, { kind: K }>;
}
