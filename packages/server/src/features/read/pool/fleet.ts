import { setTimeout } from 'node:timers/promises';
import { Problem } from '../../../platform/problems.ts';
import { createDispatcher } from './dispatcher.ts';
import type { Loss, Reader, ReaderEvents } from './reader.ts';
import type { Work } from './workInFlight.ts';
import type { WorkQueue } from './workQueue.ts';

/** The reader processes of a pool. They take work from the queue; one that ends is replaced. */
export type Fleet = {
  readonly readers: ReadonlySet<Reader>;
  /** Number of pieces of work in flight. */
  inFlight(): number;
  /** Starts one more reader. @throws Error with the reason why it did not start */
  add(): Promise<void>;
  /** Starts one more reader, and tries again until it succeeds. */
  addPersistently(): Promise<void>;
  /** Gives waiting work to readers that have room. */
  dispatch(): void;
  /** Resolves when nothing waits or is in flight; then ends all readers. */
  close(): Promise<void>;
};

export type FleetOptions = {
  readonly queue: WorkQueue;
  /** Milliseconds that a piece of work may take; for messages. */
  readonly timeout: number;
  readonly start: (events: ReaderEvents, adopt: (reader: Reader) => void) => Promise<void>;
  readonly batches: (sizes: readonly number[]) => void;
  readonly crashed: (inFlight: number, loss: Loss) => void;
};

/** Milliseconds between two attempts to start a reader. */
const RESTART_DELAY = 1000;

export function createFleet({ queue, timeout, start, batches, crashed }: FleetOptions): Fleet {
  const readers = new Set<Reader>();
  const dispatcher = createDispatcher(queue, readers);
  let whenIdle: (() => void) | null = null;

  const inFlight = () => [...readers].reduce((sum, each) => sum + each.inFlight, 0);

  function dispatch(): void {
    dispatcher.dispatch();
    if (queue.length === 0 && queue.suspects === 0 && inFlight() === 0) whenIdle?.();
  }

  function lost(reader: Reader, works: readonly Work[], loss: Loss): void {
    readers.delete(reader);
    const wasTested = dispatcher.forget(reader);
    if (whenIdle !== null) dispatch();
    else {
      crashed(works.length, loss);
      if (wasTested) for (const work of works) work.fail(unreadable(loss, timeout));
      else queue.suspect(works);
      void addPersistently();
    }
  }

  function adopt(reader: Reader): void {
    if (whenIdle !== null) reader.kill();
    else {
      readers.add(reader);
      dispatch();
    }
  }

  const add = (): Promise<void> => start({ lost, free: dispatch, batches }, adopt);

  async function addPersistently(): Promise<void> {
    while (whenIdle === null) {
      try {
        return await add();
      } catch {
        await setTimeout(RESTART_DELAY, undefined, { ref: false });
      }
    }
  }

  function close(): Promise<void> {
    const idle = new Promise<void>((resolve) => {
      whenIdle = resolve;
    });
    dispatch();
    return idle.then(() => {
      for (const reader of readers) reader.kill();
    });
  }

  return { readers, inFlight, add, addPersistently, dispatch, close };
}

function unreadable({ cause }: Loss, timeout: number): Problem {
  return new Problem('picture-unreadable', `the picture ${did(cause, timeout)}; save it again, smaller`);
}

function did(cause: Loss['cause'], timeout: number): string {
  switch (cause) {
    case 'timeout':
      return `could not be read within ${timeout / 1000} seconds`;
    case 'memory':
      return 'takes more memory than a picture may';
    case 'signal':
    case 'exit':
      return 'ended the process that read it';
    default:
      return cause satisfies never;
  }
}
