import type { Bundle } from '@cifra/core/model/bundle.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { onnxRuntime } from '@cifra/core/model/onnxRuntime.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { runtime as native } from '@cifra/node/runtime.ts';
import * as web from 'onnxruntime-web';
import { bench, median, quantile, type Row } from './bench.ts';
import { digitModel } from './digitModel.ts';

const CALLS = Number(process.env.CIFRA_BENCH_CALLS ?? 2000);
const { onnx, source } = digitModel();

await bench({
  name: `One normalised digit to its scores, ${source}: milliseconds a call`,
  run: async function* (): AsyncGenerator<Row> {
    web.env.wasm.numThreads = 1;
    yield await measure('Node, onnxruntime-node, threads: 1', native, 1);
    yield await measure('Node, onnxruntime-node, threads: 2', native, 2);
    yield await measure('as in a browser, onnxruntime-web, WASM', onnxRuntime(web), 1);
  },
});

async function measure(who: string, runtime: Runtime, threads: number): Promise<Row> {
  const classifier = await createClassifier(bundle(), runtime, { threads });
  const digit = new Float32Array(784).fill(0.5);
  const times: number[] = [];
  // The first tenth warms up.
  for (let call = -CALLS / 10; call < CALLS; call++) {
    const begin = performance.now();
    await classifier.classify([digit]);
    if (call >= 0) times.push(performance.now() - begin);
  }
  await classifier.release();
  return { who, 'median ms': median(times), 'p95 ms': quantile(times, 0.95), calls: CALLS };
}

/** Only what the classifier looks at: there may be no released model yet. */
function bundle(): Bundle<'digit'> {
  const manifest = { name: 'digit', input: { name: 'image' }, outputs: { logits: 'logits' } };
  return { manifest: manifest as Bundle<'digit'>['manifest'], model: onnx, explain: null };
}
