import { Problem } from '../../../platform/problems.ts';
import type { Answer, Asked, ReadContext } from '../contract.ts';
import { costOf } from './costs.ts';
import { fairQueue } from './fairQueue.ts';
import type { Work } from './workInFlight.ts';

export type WorkQueue = {
  /** Pieces of work that wait, without suspects. */
  readonly length: number;
  /** Pieces of work that were in flight when a process ended. */
  readonly suspects: number;
  /** Adds a piece of work. @throws what the work throws, and Problem `request-aborted` */
  add(asked: Asked, context: ReadContext): Promise<Answer>;
  next(): Work | undefined;
  nextSuspect(): Work | undefined;
  /**
   * Pieces of work that were in flight when a process ended. Each piece is tried once more, by
   * itself, which finds the piece that ended the process.
   */
  suspect(works: readonly Work[]): void;
};

/**
 * An explanation calls the classifier about two thousand times, so it may take this many times as
 * long.
 */
const EXPLAIN_TIMES = 6;

/** @param timeout milliseconds that a reader may work on one piece */
export function createWorkQueue(timeout: number): WorkQueue {
  const queue = fairQueue<Work>();
  const suspects: Work[] = [];
  return {
    get length() {
      return queue.length;
    },
    get suspects() {
      return suspects.length;
    },
    add(asked, { caller, signal }) {
      const answer = Promise.withResolvers<Answer>();
      const abort = () => {
        if (queue.remove(caller, work))
          answer.reject(new Problem('request-aborted', 'the client disconnected'));
      };
      const stopListening = () => signal?.removeEventListener('abort', abort);
      const work: Work = {
        asked,
        cost: costOf(asked),
        timeout: timeout * (asked.kind === 'explain' ? EXPLAIN_TIMES : 1),
        settle(value) {
          stopListening();
          answer.resolve(value);
        },
        fail(error) {
          stopListening();
          answer.reject(error);
        },
      };
      signal?.addEventListener('abort', abort, { once: true });
      queue.push(caller, work);
      return answer.promise;
    },
    next: () => queue.next(),
    nextSuspect: () => suspects.shift(),
    suspect: (works) => void suspects.push(...works),
  };
}
