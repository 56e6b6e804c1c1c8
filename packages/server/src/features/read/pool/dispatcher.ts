import { FULL_LOAD } from './costs.ts';
import type { Reader } from './reader.ts';
import type { WorkQueue } from './workQueue.ts';

/** Gives waiting work to readers that have room. */
export type Dispatcher = {
  dispatch(): void;
  /** Forgets a reader that has ended. True if it had a suspect. */
  forget(reader: Reader): boolean;
};

export function createDispatcher(queue: WorkQueue, readers: ReadonlySet<Reader>): Dispatcher {
  /** Readers that have a suspect, and get nothing else. */
  const testing = new Set<Reader>();

  function giveSuspect(): boolean {
    const reader = [...readers].find((each) => each.inFlight === 0);
    if (queue.suspects === 0 || reader === undefined) return false;
    testing.add(reader);
    reader.give(queue.nextSuspect()!);
    return true;
  }

  /**
   * Gives the next piece of work to the reader with the least load; one reader is kept free while
   * suspects wait.
   */
  function giveNext(): boolean {
    const open = [...readers].filter((each) => !testing.has(each));
    if (queue.suspects > 0) open.pop();
    const reader = open.sort((a, b) => a.load - b.load)[0];
    if (reader === undefined || queue.length === 0 || reader.load >= FULL_LOAD) return false;
    reader.give(queue.next()!);
    return true;
  }

  return {
    dispatch() {
      for (const reader of testing) if (reader.inFlight === 0) testing.delete(reader);
      for (let given = true; given; ) given = giveSuspect() || giveNext();
    },
    forget: (reader) => testing.delete(reader),
  };
}
