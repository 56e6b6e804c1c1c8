import type { Answer, Asked } from '../contract.ts';

/** A piece of work for a reader, and where its outcome goes. */
export type Work = {
  readonly asked: Asked;
  /** The part of a reader's capacity that this piece takes; 1 for a small picture. */
  readonly cost: number;
  /** Milliseconds that this piece may take once a reader has it. */
  readonly timeout: number;
  settle(answer: Answer): void;
  fail(error: Error): void;
};

/** The pieces of work that one reader has, with their deadlines. */
export type WorkInFlight = {
  readonly count: number;
  /** Sum of the costs. */
  readonly load: number;
  add(work: Work): void;
  /** False if it is not here. */
  remove(work: Work): boolean;
  /** True if a deadline has passed. */
  isLate(): boolean;
  /** Removes everything, and returns it. */
  clear(): readonly Work[];
};

export function workInFlight(now: () => number = () => performance.now()): WorkInFlight {
  const deadlines = new Map<Work, number>();
  let load = 0;
  return {
    get count() {
      return deadlines.size;
    },
    get load() {
      return load;
    },
    add(work) {
      deadlines.set(work, now() + work.timeout);
      load += work.cost;
    },
    remove(work) {
      if (!deadlines.delete(work)) return false;
      load -= work.cost;
      return true;
    },
    isLate() {
      const time = now();
      return [...deadlines.values()].some((deadline) => deadline <= time);
    },
    clear() {
      const all = [...deadlines.keys()];
      deadlines.clear();
      load = 0;
      return all;
    },
  };
}
