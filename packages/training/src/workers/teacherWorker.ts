/** The teacher's thread: images in, logits out. */

import { parentPort, workerData } from 'node:worker_threads';
import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { failureOf } from './openWorker.ts';
import type { TeacherReply, TeacherSetup } from './teacher.ts';

const PIXELS = DIGIT_SIDE ** 2;
const { models, runtimeModule } = workerData as TeacherSetup;
const port = parentPort!;
const reply = (message: TeacherReply) => port.postMessage(message);
const { runtime } = (await import(runtimeModule)) as { runtime: Runtime };
const sessions = await Promise.all(models.map((model) => runtime.load(model, { threads: 1 })));

port.on('message', async (images: Float32Array) => {
  try {
    const batch = { image: { dims: [images.length / PIXELS, 1, DIGIT_SIDE, DIGIT_SIDE], data: images } };
    const answers: Float32Array[] = [];
    for (const session of sessions) answers.push((await session.run(batch)).logits.data);
    reply({ kind: 'logits', logits: meanOf(answers) });
  } catch (error) {
    reply(failureOf(error));
  }
});
reply({ kind: 'ready' });

function meanOf(answers: readonly Float32Array[]): Float32Array {
  return answers[0].map((_, i) => answers.reduce((sum, answer) => sum + answer[i], 0) / answers.length);
}
