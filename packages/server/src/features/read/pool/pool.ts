import { Problem } from '../../../platform/problems.ts';
import type { Answer, Asked, Kind, ModelFolders, ModelId, ReadContext, ReaderSetup } from '../contract.ts';
import { type Activation, createActivation } from './activation.ts';
import { createFleet } from './fleet.ts';
import type { Loss, Reader } from './reader.ts';
import { createWorkQueue } from './workQueue.ts';

export type PoolOptions = ReaderSetup & {
  readonly readers: number;
  /** Maximum number of waiting pieces of work, over all callers. */
  readonly queueLength: number;
  /** Milliseconds that a reader may work on one piece. */
  readonly timeout: number;
  /** Bytes of memory that a process may have. */
  readonly memoryLimit: number;
};

export type PoolEvents = {
  batches(sizes: readonly number[]): void;
  refused(): void;
  /** A process ended unexpectedly, with this number of pieces of work in flight. */
  crashed(inFlight: number, loss: Loss): void;
};

/** The reader processes, with their queue. */
export type ReaderPool = {
  readonly queued: number;
  readonly inFlight: number;
  /** Bytes of memory of each process. */
  readonly memory: readonly number[];
  readonly models: readonly ModelId[];
  /** True if there is a process and the queue is not full. */
  readonly ready: boolean;
  /**
   * @throws what the work throws, and Problem: `overloaded`, `closing`, `request-aborted`,
   * `picture-unreadable`
   */
  run<K extends Kind>(asked: Asked<K>, context: ReadContext): Promise<Answer<K>>;
  /**
   * Changes to other models once every process has loaded them; work in flight ends with the old
   * ones.
   */
  activate(folders: ModelFolders): Promise<readonly ModelId[]>;
  /** Reports events from now on, for the metrics and the log. */
  observe(events: PoolEvents): void;
  close(): Promise<void>;
};

/**
 * Starts the processes, and resolves with the first one; the others follow.
 * @throws Error if the first one cannot start
 */
export async function openReaderPool(options: PoolOptions): Promise<ReaderPool> {
  const { readers, queueLength, timeout, memoryLimit } = options;
  let on: Partial<PoolEvents> = {};
  let closing = false;
  const queue = createWorkQueue(timeout);
  const activation: Activation = createActivation(options, memoryLimit, (): readonly Reader[] => [
    ...fleet.readers,
  ]);
  const fleet = createFleet({
    queue,
    timeout,
    start: activation.start,
    batches: (sizes) => on.batches?.(sizes),
    crashed: (inFlight, loss) => on.crashed?.(inFlight, loss),
  });

  function refuse(): void {
    if (closing)
      throw new Problem('closing', 'the server is shutting down; try again in a moment', retryAfter(5));
    if (queue.length < queueLength) return;
    on.refused?.();
    const detail = `${queueLength} pictures are already waiting; try again in a moment`;
    throw new Problem('overloaded', detail, retryAfter(1));
  }

  await fleet.add();
  void startOthers(readers - 1, fleet.addPersistently);
  return {
    get queued() {
      return queue.length + queue.suspects;
    },
    get inFlight() {
      return fleet.inFlight();
    },
    get memory() {
      return [...fleet.readers].map((reader) => reader.memory);
    },
    get models() {
      return activation.models;
    },
    get ready() {
      return !closing && fleet.readers.size > 0 && queue.length < queueLength;
    },
    async run<K extends Kind>(asked: Asked<K>, context: ReadContext) {
      context.signal?.throwIfAborted();
      refuse();
      const answer = queue.add(asked as Asked, context);
      fleet.dispatch();
      return answer as Promise<Answer<K>>;
    },
    activate: activation.change,
    observe(events) {
      on = events;
    },
    close() {
      closing = true;
      return fleet.close();
    },
  };
}

/** The readers start one after the other. Meanwhile the first reader reads the first pictures. */
async function startOthers(count: number, start: () => Promise<void>): Promise<void> {
  for (let i = 0; i < count; i++) await start();
}

function retryAfter(seconds: number) {
  return { headers: { 'retry-after': String(seconds) } };
}
