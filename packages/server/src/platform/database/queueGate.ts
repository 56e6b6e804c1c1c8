export type QueueGate = {
  /** Call it before looking into the queue, so that no later `open` is missed. */
  round(): number;
  /** Lets all who wait go on. */
  open(): void;
  /** Resolves when the gate was opened after `round`, after `ms` milliseconds, or at the abort. */
  wait(round: number, ms: number, signal: AbortSignal): Promise<void>;
};

/**
 * Wakes the idle workers of a process. An EventEmitter would miss a task that is added between
 * looking and waiting.
 */
export function queueGate(): QueueGate {
  let rounds = 0;
  let waiting: (() => void)[] = [];
  return {
    round: () => rounds,
    open() {
      rounds++;
      const all = waiting;
      waiting = [];
      for (const go of all) go();
    },
    wait(round, ms, signal) {
      if (rounds !== round || signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const go = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', go);
          waiting = waiting.filter((other) => other !== go);
          resolve();
        };
        const timer = setTimeout(go, ms);
        signal.addEventListener('abort', go);
        waiting.push(go);
      });
    },
  };
}
