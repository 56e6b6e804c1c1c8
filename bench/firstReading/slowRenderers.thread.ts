// Stops and continues processes; a thread of its own, which no other work of the benchmark delays.
import { workerData } from 'node:worker_threads';
import { family } from '../serving/serverProcess.ts';
import { isRenderer } from './slowRenderers.ts';

/** The longest time a process runs in one go, ms; frames and timers of a page are longer. */
const RUNS = 3;
/** Cycles after which new processes are looked for. */
const LOOKS = 4;

const { browser, times, stop } = workerData as { browser: number; times: number; stop: Int32Array };
const pause = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

let renderers: number[] = [];
for (let cycle = 0; Atomics.load(stop, 0) === 0; cycle++) {
  if (cycle % LOOKS === 0) renderers = findRenderers();
  signal('SIGSTOP');
  pause(RUNS * (times - 1));
  signal('SIGCONT');
  pause(RUNS);
}

/** Those of before if a process has ended while its children were listed. */
function findRenderers(): number[] {
  try {
    return family(browser).filter(isRenderer);
  } catch {
    return renderers;
  }
}

function signal(name: 'SIGSTOP' | 'SIGCONT'): void {
  for (const pid of renderers) {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended.
    }
  }
}
