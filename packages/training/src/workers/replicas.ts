import type { Tensor } from '@cifra/core/model/runtime.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { Plan } from '../nn/plan.ts';
import { gradientGraph, type StepOptions, stateVectors, updateGraph } from '../nn/step.ts';
import type { Batch, StepResult, Trainer, TrainingState } from '../nn/trainer.ts';
import { batchFeeds, checkState, hyperFeeds } from '../nn/trainer.ts';
import { openWorker, type WorkerFailure } from './openWorker.ts';

/** Start options of a replica. */
export type ReplicaSetup = {
  readonly index: number;
  readonly replicas: number;
  /** URL of a module that exports `runtime: Runtime` */
  readonly runtimeModule: string;
  readonly gradientModel: Uint8Array;
  readonly updateModel: Uint8Array;
  readonly lengths: { readonly gradient: number; readonly batchStatistics: number };
  /** One slot per replica: its gradient, then its batch statistics; all replicas read all slots. */
  readonly exchange: SharedArrayBuffer;
  /** [0] counts arrivals at the barrier */
  readonly barrier: SharedArrayBuffer;
};

export type ReplicaRequest =
  | { readonly kind: 'step'; readonly feeds: Record<string, Tensor>; readonly hyper: Record<string, Tensor> }
  | { readonly kind: 'state' }
  | { readonly kind: 'restore'; readonly state: TrainingState };

export type ReplicaReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'step'; readonly loss: number; readonly gradientNorm: number }
  | { readonly kind: 'state'; readonly state: TrainingState }
  | { readonly kind: 'restored' }
  | WorkerFailure;

type Options = { readonly replicas: number; readonly runtimeModule: string };

/**
 * Trains on worker threads, each with its share of every batch and its own copy of the weights.
 * Replicas exchange gradients through shared memory and make the same update. One thread in each of
 * two sessions is faster than two threads in one session (docs/decisions/0001), and this thread
 * stays free to prepare the next batch.
 */
export async function createReplicas(
  plan: Plan,
  options: StepOptions,
  { replicas, runtimeModule }: Options,
): Promise<Trainer> {
  if (options.batchSize % replicas) {
    throw new Error(
      `createReplicas: a batch of ${options.batchSize} does not divide among ${replicas} replicas`,
    );
  }
  const share = { ...options, batchSize: options.batchSize / replicas };
  const { weights, statistics = 0 } = stateVectors(plan, options);
  const setup = {
    replicas,
    runtimeModule,
    gradientModel: gradientGraph(plan, share),
    updateModel: updateGraph(plan, options, replicas),
    lengths: { gradient: weights, batchStatistics: statistics },
    exchange: new SharedArrayBuffer(4 * replicas * (weights + statistics)),
    barrier: new SharedArrayBuffer(4),
  };
  const workers = await Promise.all(
    Array.from({ length: replicas }, (_, index) => startReplica({ ...setup, index })),
  );
  const askAll = async (requests: readonly ReplicaRequest[]) => {
    try {
      return await Promise.all(workers.map((worker, i) => worker.ask(requests[i])));
    } catch (error) {
      // The others may be waiting at the barrier for the replica that failed.
      await Promise.all(workers.map((worker) => worker.terminate()));
      throw error;
    }
  };
  return {
    batchSize: options.batchSize,
    async step(batch, hyper, random) {
      const requests = shares(batch, replicas).map((part, i): ReplicaRequest => {
        const feeds = batchFeeds(plan, share, part, replicaNoise(random, i));
        return { kind: 'step', feeds, hyper: hyperFeeds(hyper) };
      });
      return meanResult(await askAll(requests));
    },
    async state() {
      const reply = await workers[0].ask({ kind: 'state' });
      if (reply.kind !== 'state') throw new Error(`replica: unexpected reply ${reply.kind}`);
      return reply.state;
    },
    async restore(state) {
      checkState(plan, options, state);
      await askAll(workers.map(() => ({ kind: 'restore', state })));
    },
    async dispose() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function startReplica(setup: ReplicaSetup) {
  const url = new URL('./replicaWorker.ts', import.meta.url);
  return openWorker<ReplicaRequest, ReplicaReply>(url, {
    name: `replica ${setup.index}`,
    workerData: setup,
  });
}

/**
 * Dropout differs between replicas; a single replica uses the same noise as a trainer in this
 * thread.
 */
function replicaNoise(random: Random, index: number): Random {
  return index === 0 ? random : random.split(`replica ${index}`);
}

function shares(batch: Batch, replicas: number): Batch[] {
  const cut = (all: Float32Array, i: number) =>
    all.slice((i * all.length) / replicas, ((i + 1) * all.length) / replicas);
  return Array.from({ length: replicas }, (_, i) => {
    const parts = Object.entries(batch).map(([name, all]) => [name, cut(all, i)]);
    return Object.fromEntries(parts) as Batch;
  });
}

function meanResult(replies: readonly ReplicaReply[]): StepResult {
  const steps = replies.filter((reply) => reply.kind === 'step');
  const loss = steps.reduce((sum, step) => sum + step.loss, 0) / replies.length;
  return { loss, gradientNorm: steps[0].gradientNorm };
}
