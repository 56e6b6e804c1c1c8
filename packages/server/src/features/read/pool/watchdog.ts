import { readFileSync } from 'node:fs';

export type Watchdog = {
  /** Bytes of memory at the last look; 0 if the system does not report it. */
  readonly memory: number;
  /** Why the process was killed; null if it was not. */
  readonly killedFor: 'timeout' | 'memory' | null;
  stop(): void;
};

export type Watched = {
  readonly pid: number;
  /** Bytes. */
  readonly memoryLimit: number;
  /** True if the process has worked on something for too long. */
  readonly isLate: () => boolean;
  readonly kill: () => void;
};

/** Milliseconds between two looks at the time; every tenth look is at the memory too. */
const WATCH_EVERY = 20;
const MEMORY_EVERY = 10;

/** Kills a process that works on something for too long, or takes too much memory. */
export function watchProcess({ pid, memoryLimit, isLate, kill }: Watched): Watchdog {
  let killedFor: Watchdog['killedFor'] = null;
  let memory = 0;
  let looks = 0;
  const timer = setInterval(() => {
    if (looks++ % MEMORY_EVERY === 0) memory = memoryOf(pid) || memory;
    const late = isLate();
    if (!late && memory <= memoryLimit) return;
    killedFor ??= late ? 'timeout' : 'memory';
    kill();
  }, WATCH_EVERY);
  timer.unref();
  return {
    get memory() {
      return memory;
    },
    get killedFor() {
      return killedFor;
    },
    stop: () => clearInterval(timer),
  };
}

/** Bytes of a page of memory on every system that has /proc and runs Node. */
const PAGE_BYTES = 4096;

/**
 * Bytes of RAM that a process has; 0 if the system does not report it, or the process has ended.
 */
function memoryOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * PAGE_BYTES;
  } catch {
    return 0;
  }
}
