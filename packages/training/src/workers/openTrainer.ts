import { availableParallelism } from 'node:os';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import type { Plan } from '../nn/plan.ts';
import type { StepOptions } from '../nn/step.ts';
import { createTrainer, type Trainer } from '../nn/trainer.ts';
import { createReplicas } from './replicas.ts';

export type Engine = {
  readonly runtime: Runtime;
  /**
   * URL of a module that exports `runtime`, for the worker threads. Without it, all work is done in
   * this thread.
   */
  readonly runtimeModule?: string | undefined;
  /** Number of replicas. Default: one per core. */
  readonly replicas?: number | undefined;
};

/**
 * Opens a trainer on replicas in worker threads, or in this thread if there is no module to start
 * them with.
 */
export function openTrainer(plan: Plan, options: StepOptions, engine: Engine): Promise<Trainer> {
  const replicas = replicaCount(options.batchSize, engine);
  const { runtime, runtimeModule } = engine;
  if (!runtimeModule) return createTrainer(plan, options, runtime);
  return createReplicas(plan, options, { replicas, runtimeModule });
}

/** The largest number of replicas, up to the wanted one, that divides a batch evenly. */
export function replicaCount(
  batchSize: number,
  { runtimeModule, replicas }: Omit<Engine, 'runtime'>,
): number {
  if (!runtimeModule) return 1;
  let count = Math.min(replicas ?? availableParallelism(), batchSize);
  while (batchSize % count) count--;
  return count;
}
