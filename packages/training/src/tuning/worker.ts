import { CifraError } from '@cifra/core/base/error.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { type Abort, createAbort } from './abort.ts';
import { claim } from './claim.ts';
import type { Pruner } from './pruners/pruner.ts';
import type { Params } from './space.ts';
import { type Outcome, type StudyEvent, trialsOf } from './storage/events.ts';
import type { StudyStorage } from './storage/storage.ts';
import { createPruner, createSampler, definitionOf } from './study.ts';
import type { Trial } from './trial.ts';

/**
 * The function to tune: returns a value for each objective, less is better. It may `report` its
 * first value at intermediate steps, and should stop soon when `signal` aborts. Its result or error
 * after that is ignored, unless the trial had completed.
 */
export type Objective = (
  params: Params,
  report: (step: number, value: number) => Promise<void>,
  signal: AbortSignal,
) => Promise<number | readonly number[]>;

export type WorkerOptions = {
  readonly storage: StudyStorage;
  readonly objective: Objective;
  /**
   * Target number of trials of the study, including those of other workers and earlier sessions.
   */
  readonly trials: number;
  /** Human-readable name of this worker. */
  readonly worker: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after this many milliseconds, or at once when `signal` aborts. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Abandons the running trial; the worker that resumes the study retries it. */
  readonly signal?: AbortSignal;
  /** Milliseconds between heartbeats, and without a heartbeat until a worker is presumed dead. */
  readonly beatEvery?: number;
  readonly deadAfter?: number;
  /** Called with the trials after each change that this worker makes or sees. */
  readonly onChange?: (trials: readonly Trial[]) => void;
};

/** If this many trials all fail, the parameters are not the cause. */
const HOPELESS = 3;

/**
 * Works on a study until it has the requested trials. Several workers, in one process or in many,
 * share one storage.
 * @throws Error if there is no study, or if its first trials all fail
 */
export async function work(options: WorkerOptions): Promise<readonly Trial[]> {
  const { storage, trials: wanted, worker, now, wait, onChange, signal = createAbort().signal } = options;
  const { beatEvery = 5000, deadAfter = 60_000 } = options;
  const definition = await definitionOf(storage);
  if (!definition)
    throw new CifraError('invalid-study', 'there is no study in this storage; start one first');
  const sampler = createSampler(definition);
  const pruner = createPruner(definition.pruner);
  const random = createRandom(definition.seed).split('trials');
  const values = definition.objectives.length;
  for (;;) {
    const before = trialsOf(await storage.read());
    onChange?.(before);
    refuseHopeless(before);
    if (signal.aborted) return before;
    const propose = (trials: readonly Trial[], number: number) =>
      sampler({ space: definition.space, trials, number, random: random.split(number) });
    const claimed = await claim(storage, { propose, wanted, worker, at: now(), deadAfter });
    if (claimed.kind === 'done') return claimed.trials;
    if (claimed.kind === 'wait') await wait(beatEvery, signal);
    else await runTrial(claimed.trial, { ...options, pruner, values, beatEvery, signal });
  }
}

type Surroundings = Pick<WorkerOptions, 'storage' | 'objective' | 'now' | 'wait' | 'onChange'> & {
  readonly pruner: Pruner;
  /** Number of values of a trial. */
  readonly values: number;
  readonly beatEvery: number;
  readonly signal: AbortSignal;
};

/** Runs one trial and stores its outcome. */
async function runTrial({ number, params }: Trial, surroundings: Surroundings): Promise<void> {
  const { storage, objective, now, onChange, pruner } = surroundings;
  const stop = createAbort(surroundings.signal);
  let pruned = false;
  const tell = async (event: StudyEvent): Promise<void> => {
    const trials = trialsOf(await storage.append(() => [event]));
    onChange?.(trials);
    // Presumed dead by another worker, who retries it.
    if (trials[number].state === 'abandoned') stop.abort();
    if (event.kind !== 'report' || pruned) return;
    pruned = pruner(
      trials[number],
      trials.filter((trial) => trial.number !== number),
    );
    if (pruned) stop.abort();
  };
  const report = (step: number, value: number) =>
    tell({ kind: 'report', trial: number, step, value, at: now() });
  const beats = beat(number, tell, { ...surroundings, stop });
  const result = await settle(() => objective(params, report, stop.signal), surroundings.values);
  const outcome: Outcome =
    result.state === 'complete'
      ? result
      : pruned
        ? { state: 'pruned' }
        : stop.signal.aborted
          ? { state: 'abandoned' }
          : result;
  await beats.end();
  await tell({ kind: 'end', trial: number, at: now(), ...outcome });
}

/** Sends heartbeats at an interval until stopped. */
function beat(
  trial: number,
  tell: (event: StudyEvent) => Promise<void>,
  { wait, now, beatEvery, stop }: Surroundings & { readonly stop: Abort },
): { end(): Promise<void> } {
  const over = createAbort(stop.signal);
  const beating = (async () => {
    for (;;) {
      await wait(beatEvery, over.signal);
      if (over.signal.aborted) return;
      await tell({ kind: 'alive', trial, at: now() });
    }
  })();
  // A failing storage ends the trial now; `end` reports why.
  beating.catch(() => stop.abort());
  return {
    end() {
      over.abort();
      return beating;
    },
  };
}

type Settled = Extract<Outcome, { state: 'complete' | 'failed' }>;

async function settle(run: () => Promise<number | readonly number[]>, count: number): Promise<Settled> {
  try {
    const result = await run();
    const values = typeof result === 'number' ? [result] : result;
    if (values.length === count && values.every(Number.isFinite)) return { state: 'complete', values };
    return {
      state: 'failed',
      reason: `the trial gave ${values.join(', ') || 'no value'}, expected ${count} finite`,
    };
  } catch (error) {
    return { state: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

function refuseHopeless(trials: readonly Trial[]): void {
  const failed = trials.filter(({ state }) => state === 'failed');
  if (
    failed.length >= HOPELESS &&
    trials.every(({ state }) => ['failed', 'abandoned', 'running'].includes(state))
  ) {
    throw new CifraError(
      'invalid-study',
      `the first ${failed.length} trials all failed, the last one with: ${failed.at(-1)!.reason}`,
    );
  }
}
