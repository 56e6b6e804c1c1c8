import { availableParallelism } from 'node:os';
import { runtime } from '@cifra/node/runtime.ts';
import { bench, type Row } from './bench.ts';
import { digitModel } from './digitModel.ts';
import { NO_PYTORCH, type PyTorch, startPyTorch } from './peers/pytorch.ts';
import { startTensorFlow, type TensorFlow } from './peers/tensorflow.ts';
import { type Contestant, inTurns } from './turns.ts';

const cores = availableParallelism();
const model = digitModel();

await bench({
  name: `Inference of ${model.source}, ${cores} threads where not said: images a second, array to logits`,
  run: async function* (): AsyncGenerator<Row> {
    const torch = await startPyTorch();
    await torch?.build(model.layers);
    const tensorFlow = await startTensorFlow(model.layers);
    for (const [batch, runs] of [
      [256, 4],
      [1, 200],
    ]) {
      const contestants = [...(await ours(batch, runs)), ...(await theirs(torch, tensorFlow, batch, runs))];
      for (const row of await inTurns(contestants, { unit: 'images/s', baseline: 'PyTorch' }))
        yield { batch, ...row };
    }
    torch?.close();
    yield { who: `(TensorFlow.js ${tensorFlow.version}${torch ? `, PyTorch ${torch.version}` : ''})` };
    if (!torch) yield { who: 'PyTorch', note: NO_PYTORCH };
  },
});

async function ours(batch: number, runs: number): Promise<Contestant[]> {
  const image = { dims: [batch, 1, 28, 28], data: new Float32Array(batch * 784).fill(0.5) };
  const choices = [...new Set([cores, 1])];
  return Promise.all(
    choices.map(async (threads) => {
      const session = await runtime.load(model.onnx, { threads });
      return {
        name: `Cifra, threads: ${threads}`,
        round: () => speed(batch, runs, () => session.run({ image })),
      };
    }),
  );
}

async function theirs(torch: PyTorch | null, tensorFlow: TensorFlow, batch: number, runs: number) {
  const pyTorch = (name: string, threads: number, channelsLast: boolean): Contestant[] => {
    if (!torch) return [];
    const round = async () => (batch * runs) / (await torch.infer({ batch, runs, threads, channelsLast }));
    return [{ name, round }];
  };
  return [
    ...pyTorch('PyTorch', cores, false),
    ...pyTorch('PyTorch, channels_last', cores, true),
    ...pyTorch('PyTorch, threads: 1', 1, false),
    {
      name: 'TensorFlow.js, WASM, threads: 1',
      round: () => speed(batch, runs, () => tensorFlow.infer(batch)),
    },
  ];
}

async function speed(batch: number, runs: number, work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  for (let i = 0; i < runs; i++) await work();
  return (batch * runs * 1000) / (performance.now() - begin);
}
