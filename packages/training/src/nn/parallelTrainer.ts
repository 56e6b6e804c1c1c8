import type { Runtime } from '@cifra/core/model/runtime.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { Plan } from './plan.ts';
import { gradientGraph, type StepOptions, stateVectors, updateGraph } from './step.ts';
import {
  type Batch,
  batchFeeds,
  checkState,
  hyperFeeds,
  stateFeeds,
  type Trainer,
  type TrainingState,
} from './trainer.ts';

/**
 * Computes the gradient of each share of a batch on a separate runtime, in parallel, and the update
 * on another one. A runtime may be in a worker: it receives weights and images, and returns a
 * gradient. In a browser this needs no shared memory, which would require special HTTP headers from
 * the page's host.
 * @param gradients a number that divides the batch
 */
export async function createParallelTrainer(
  plan: Plan,
  options: StepOptions,
  { gradients, update }: { readonly gradients: readonly Runtime[]; readonly update: Runtime },
): Promise<Trainer> {
  const count = gradients.length;
  if (count === 0 || options.batchSize % count) {
    throw new Error(`createParallelTrainer: a batch of ${options.batchSize} cannot be shared by ${count}`);
  }
  const share = { ...options, batchSize: options.batchSize / count };
  const model = gradientGraph(plan, share);
  const sessions = await Promise.all(gradients.map((runtime) => runtime.load(model)));
  const updating = await update.load(updateGraph(plan, options, count));
  const names = Object.keys(stateVectors(plan, options));
  let state: TrainingState = {};
  return {
    batchSize: options.batchSize,
    async step(batch, hyper, random) {
      const weights = stateFeeds({ weights: state.weights });
      const parts = await Promise.all(
        sessions.map((session, i) =>
          session.run({ ...batchFeeds(plan, share, cut(batch, i, count), noise(random, i)), ...weights }),
        ),
      );
      const gathered = Object.fromEntries(
        parts.flatMap(({ gradient, batchStatistics }, i) => [
          [`gradient/${i}`, gradient],
          ...(batchStatistics ? [[`batchStatistics/${i}`, batchStatistics]] : []),
        ]),
      );
      const results = await updating.run({ ...gathered, ...hyperFeeds(hyper), ...stateFeeds(state) });
      state = Object.fromEntries(names.map((name) => [name, results[`next/${name}`].data]));
      const loss = parts.reduce((sum, part) => sum + part.loss.data[0], 0) / count;
      return { loss, gradientNorm: results.gradientNorm.data[0] };
    },
    state: async () => state,
    async restore(next) {
      checkState(plan, options, next);
      state = next;
    },
    async dispose() {
      await Promise.all([...sessions, updating].map((session) => session.release()));
    },
  };
}

/** Returns share `index` of `count`. */
function cut(batch: Batch, index: number, count: number): Batch {
  const parts = Object.entries(batch).map(([name, all]) => [
    name,
    all.slice((index * all.length) / count, ((index + 1) * all.length) / count),
  ]);
  return Object.fromEntries(parts) as Batch;
}

/** Dropout differs between the shares. */
function noise(random: Random, index: number): Random {
  return index === 0 ? random : random.split(`replica ${index}`);
}
