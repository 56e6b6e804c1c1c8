/**
 * The thread of one replica: computes its share of the gradient, exchanges it with the others,
 * updates the weights.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { Runtime, Tensor } from '@cifra/core/model/runtime.ts';
import { stateFeeds, type TrainingState } from '../nn/trainer.ts';
import { failureOf } from './openWorker.ts';
import type { ReplicaReply, ReplicaRequest, ReplicaSetup } from './replicas.ts';

const setup = workerData as ReplicaSetup;
const port = parentPort!;
const { runtime } = (await import(setup.runtimeModule)) as { runtime: Runtime };
const gradientSession = await runtime.load(setup.gradientModel, { threads: 1 });
const updateSession = await runtime.load(setup.updateModel, { threads: 1 });
const { gradient: gradientLength, batchStatistics: statisticsLength } = setup.lengths;
const slotLength = gradientLength + statisticsLength;
const exchange = new Float32Array(setup.exchange);
const arrivals = new Int32Array(setup.barrier);
let state: TrainingState = {};
let steps = 0;

port.on('message', async (request: ReplicaRequest) => {
  try {
    reply(await answer(request));
  } catch (error) {
    reply(failureOf(error));
  }
});
reply({ kind: 'ready' });

function reply(message: ReplicaReply): void {
  port.postMessage(message);
}

async function answer(request: ReplicaRequest): Promise<ReplicaReply> {
  switch (request.kind) {
    case 'step':
      return step(request.feeds, request.hyper);
    case 'state':
      return { kind: 'state', state };
    case 'restore':
      state = request.state;
      return { kind: 'restored' };
  }
}

async function step(feeds: Record<string, Tensor>, hyper: Record<string, Tensor>): Promise<ReplicaReply> {
  const { loss, gradient, batchStatistics } = await gradientSession.run({
    ...feeds,
    ...stateFeeds({ weights: state.weights }),
  });
  exchange.set(gradient.data, setup.index * slotLength);
  if (batchStatistics) exchange.set(batchStatistics.data, setup.index * slotLength + gradientLength);
  waitForAll();
  const results = await updateSession.run({ ...gathered(), ...hyper, ...stateFeeds(state) });
  state = Object.fromEntries(Object.keys(state).map((name) => [name, results[`next/${name}`].data]));
  return { kind: 'step', loss: loss.data[0], gradientNorm: results.gradientNorm.data[0] };
}

/**
 * A barrier. The count of arrivals only grows, so that a step cannot collide with the previous one.
 */
function waitForAll(): void {
  steps++;
  const wanted = steps * setup.replicas;
  Atomics.add(arrivals, 0, 1);
  Atomics.notify(arrivals, 0);
  for (let seen = Atomics.load(arrivals, 0); seen < wanted; seen = Atomics.load(arrivals, 0))
    Atomics.wait(arrivals, 0, seen);
}

function gathered(): Record<string, Tensor> {
  const feeds: Record<string, Tensor> = {};
  for (let i = 0; i < setup.replicas; i++) {
    const middle = i * slotLength + gradientLength;
    feeds[`gradient/${i}`] = { dims: [gradientLength], data: exchange.slice(i * slotLength, middle) };
    if (statisticsLength) {
      feeds[`batchStatistics/${i}`] = {
        dims: [statisticsLength],
        data: exchange.slice(middle, middle + statisticsLength),
      };
    }
  }
  return feeds;
}
