import { readFile } from 'node:fs/promises';
import { decodeLine } from '@cifra/core/decode/decodeLine.ts';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import { onnxRuntime } from '@cifra/core/model/onnxRuntime.ts';
import type { Runtime, Tensor } from '@cifra/core/model/runtime.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { createRuntime } from '@cifra/kernels/runtime.ts';
import { wasmUrl } from '@cifra/kernels/wasmUrl.ts';
import { runtime as native } from '@cifra/node/runtime.ts';
import * as web from 'onnxruntime-web';
import { bench, type Row } from './bench.ts';
import { filesOf, released } from './numbers/reader.ts';
import { sixDigits, stripOf } from './sixDigits.ts';
import { type Contestant, inTurns } from './turns.ts';

const BASELINE = 'onnxruntime-web';
/** Milliseconds of processor time that a round takes at least. */
const ROUND = 60;

type Work = (runtime: Runtime) => Promise<() => Promise<unknown>>;

web.env.wasm.numThreads = 1;
const runtimes: Readonly<Record<string, Runtime>> = {
  [BASELINE]: onnxRuntime(web),
  'onnxruntime-node': native,
  kernels: await createRuntime(await readFile(wasmUrl())),
  'kernels, no relaxed SIMD': await createRuntime(
    await readFile(new URL(import.meta.resolve('@cifra/kernels/wasm/simd.wasm'))),
  ),
};

const strip = stripOf(sixDigits());
const works: Readonly<Record<string, Work>> = {
  'strip of six digits → strings': async (runtime) => {
    const { manifest, model } = await parseBundle(filesOf(released('number')), 'number');
    const session = await runtime.load(model);
    const image = { dims: [1, 1, strip.height, strip.width], data: strip.data };
    return async () => decodeLine((await session.run({ image })).logits.data, manifest);
  },
  'number, strip': (runtime) => network(runtime, 'number', [1, 1, strip.height, strip.width]),
  'number, 16 strips': (runtime) => network(runtime, 'number', [16, 1, strip.height, strip.width]),
  'digit-small, one digit': (runtime) => network(runtime, 'digit-small', [1, 1, 28, 28]),
  'digit-small, 16 digits': (runtime) => network(runtime, 'digit-small', [16, 1, 28, 28]),
  'digit, one digit': (runtime) => network(runtime, 'digit', [1, 1, 28, 28]),
  'digit, 16 digits': (runtime) => network(runtime, 'digit', [16, 1, 28, 28]),
};

await bench({
  name: `Inference of the released models on one thread, a strip ${strip.width} pixels wide: runs per second of processor time`,
  run: async function* (): AsyncGenerator<Row> {
    for (const [what, work] of Object.entries(works)) {
      const contestants: Contestant[] = [];
      for (const [name, runtime] of Object.entries(runtimes))
        contestants.push(await contestant(name, runtime, work));
      for (const row of await inTurns(contestants, { unit: 'runs/s', baseline: BASELINE }))
        yield { what, ...row };
    }
  },
});

async function network(runtime: Runtime, name: string, dims: readonly number[]) {
  const session = await runtime.load((await readFile(`${released(name)}/model.onnx`)) as Uint8Array);
  const random = createRandom(name);
  const count = dims.reduce((a, b) => a * b, 1);
  // As much ink as in a picture of digits.
  const data = Float32Array.from({ length: count }, () => (random.next() < 0.2 ? random.next() : 0));
  const image: Tensor = { dims, data };
  return () => session.run({ image });
}

async function contestant(name: string, runtime: Runtime, work: Work): Promise<Contestant> {
  const run = await work(runtime);
  // Enough runs for the engine to have optimised the code.
  await repeat(run, 30);
  // Some systems count processor time in ticks of several milliseconds, so a few runs may take "0 ms".
  let runs = 10;
  while ((await repeat(run, runs)) < ROUND) runs *= 2;
  return { name, round: async () => (runs * 1000) / (await repeat(run, runs)) };
}

/** Milliseconds of this thread's processor time: other programs that run meanwhile do not count. */
async function repeat(run: () => Promise<unknown>, runs: number): Promise<number> {
  const before = process.threadCpuUsage();
  for (let i = 0; i < runs; i++) await run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
