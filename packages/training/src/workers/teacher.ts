import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CifraError } from '@cifra/core/base/error.ts';
import { openWorker, type WorkerFailure } from './openWorker.ts';

/** Start options of the teachers' thread. */
export type TeacherSetup = {
  /** ONNX, `image` [n, 1, 28, 28] to `logits` [n, 10]. */
  readonly models: readonly Uint8Array[];
  /** URL of a module that exports `runtime: Runtime`. */
  readonly runtimeModule: string;
};

export type TeacherReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'logits'; readonly logits: Float32Array }
  | WorkerFailure;

/**
 * One or more models; the student learns their answers, averaged by logits (Hinton et al. 2015).
 */
export type Teacher = {
  /** [n, 28, 28] → [n, 10]. One call at a time. */
  logits(images: Float32Array): Promise<Float32Array>;
  dispose(): Promise<void>;
};

/**
 * Opens the models of the bundles in `folders` in a separate thread. The Node runtime computes on
 * the calling thread, and the main thread has to prepare batches.
 */
export async function openTeacher(folders: readonly string[], runtimeModule: string): Promise<Teacher> {
  const setup: TeacherSetup = { models: await Promise.all(folders.map(readModel)), runtimeModule };
  const url = new URL('./teacherWorker.ts', import.meta.url);
  const worker = await openWorker<Float32Array, TeacherReply>(url, { name: 'teacher', workerData: setup });
  return {
    async logits(images) {
      const reply = await worker.ask(images);
      if (reply.kind !== 'logits') throw new Error(`teacher: got reply ${reply.kind}, expected logits`);
      return reply.logits;
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
    throw new CifraError('invalid-model', `distillation needs its teacher: no model.onnx in ${folder}`, {
      cause: error,
    });
  }
}
