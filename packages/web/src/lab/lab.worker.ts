// The lab's worker. Gradients are computed in further workers, one per thread, so that this worker
// is free to receive a stop message.
import { parseBundle } from '@cifra/core/model/bundle.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { createParallelTrainer } from '@cifra/training/nn/parallelTrainer.ts';
import type { Plan } from '@cifra/training/nn/plan.ts';
import type { StepOptions } from '@cifra/training/nn/step.ts';
import { fetchFile } from '../inference/download.ts';
import { faultOf } from '../platform/fault.ts';
import { restarted } from '../platform/restarted.ts';
import { fineTunedModel } from './bundles.ts';
import { fineTune } from './fineTune.ts';
import type { FromLab, ToLab } from './messages.ts';
import { openRuntime } from './openRuntime.ts';
import { train } from './train.ts';
import { type FromSession, type ToSession, workerRuntime } from './workerRuntime.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const post = (message: FromLab) => scope.postMessage(message);
let stop = new AbortController();

async function work(request: Exclude<ToLab, { kind: 'stop' }>): Promise<void> {
  const { base, threads } = request;
  const { signal } = stop;
  const runtime = await openRuntime(base);
  const openTrainer = (plan: Plan, options: StepOptions) => {
    const open = () => new Worker(new URL('./gradient.worker.ts', import.meta.url), { type: 'module' });
    const start = () => restarted<ToSession, FromSession>(open);
    // All threads share one runtime, because a runtime starts its workers one after another.
    const gradients = new Array<Runtime>(threads).fill(workerRuntime(start, base));
    return createParallelTrainer(plan, options, { gradients, update: runtime });
  };
  if (request.kind === 'train') {
    const clock = () => performance.now() / 1000;
    await train(request, { runtime, openTrainer, clock, post, signal });
    return;
  }
  const bundle = await releasedModel(base);
  const onStep = (step: number, steps: number, loss: number) =>
    post({ kind: 'step', step, steps, loss, imagesPerSecond: 0 });
  const random = createRandom('lesson');
  const lesson = await fineTune(bundle, request.writer, { runtime, openTrainer, random, signal, onStep });
  const { writer, check } = lesson;
  post({ kind: 'fine-tuned', model: fineTunedModel(bundle.manifest, lesson.model), writer, check });
}

async function releasedModel(base: string) {
  const get = (file: string) => fetchFile(new URL(`models/digit-small/${file}`, base));
  const [manifest, model] = await Promise.all([get('manifest.json'), get('model.onnx')]);
  return parseBundle(
    { manifest: await manifest.text(), model: new Uint8Array(await model.arrayBuffer()) },
    'digit',
  );
}

scope.onmessage = ({ data }: MessageEvent<ToLab>) => {
  stop.abort();
  if (data.kind === 'stop') return;
  stop = new AbortController();
  work(data).catch((error: Error) => {
    post(error.name === 'AbortError' ? { kind: 'stopped' } : { kind: 'failed', fault: faultOf(error) });
  });
};
post({ kind: 'ready' });
