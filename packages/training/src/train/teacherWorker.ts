/** The teacher's thread: images in, logits out. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import type { TeacherReply, TeacherSetup } from './teacher.ts';

const PIXELS = 28 * 28;
const { model, runtimeModule } = workerData as TeacherSetup;
const port = parentPort!;
const reply = (message: TeacherReply) => port.postMessage(message);
const { runtime } = (await import(runtimeModule)) as { runtime: Runtime };
const session = await runtime.load(model, { threads: 1 });

port.on('message', async (images: Float32Array) => {
  try {
    const answer = await session.run({ image: { dims: [images.length / PIXELS, 1, 28, 28], data: images } });
    reply({ kind: 'logits', logits: answer.logits.data });
  } catch (error) {
    reply({ kind: 'error', message: error instanceof Error ? error.message : String(error) });
  }
});
reply({ kind: 'ready' });
