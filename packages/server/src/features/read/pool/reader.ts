import { Problem } from '../../../platform/problems.ts';
import { type Exit, type HelperProcess, startProcess } from '../../../platform/processes/startProcess.ts';
import type { Answer, ModelFolders, ModelId, ReaderSetup } from '../contract.ts';
import type { ModelChange, ReaderProtocol } from './readerProtocol.ts';
import { type Watchdog, watchProcess } from './watchdog.ts';
import { type Work, type WorkInFlight, workInFlight } from './workInFlight.ts';

/** One reader process, seen from the server. */
export type Reader = {
  /** Sum of the costs of its work in flight. */
  readonly load: number;
  /** Pieces of work in flight. */
  readonly inFlight: number;
  /** Bytes of memory at the last look; 0 if the system does not report it. */
  readonly memory: number;
  give(work: Work): void;
  /** Loads models next to those that read. @throws Problem `model-unusable` */
  prepare(folders: ModelFolders): Promise<readonly ModelId[]>;
  /** Reads with the prepared models, or forgets them. */
  decide(what: 'switch' | 'forget'): void;
  /** Ends the process; `lost` gets its work in flight. */
  kill(): void;
};

/** How a process ended unexpectedly. */
export type Loss = Exit & {
  /**
   * Killed because something took too long or too much memory; ended by a signal, as faults in
   * native code are; or by itself.
   */
  readonly cause: 'timeout' | 'memory' | 'signal' | 'exit';
  /** Bytes at the last look; 0 if the system does not report it. */
  readonly memory: number;
};

export type ReaderEvents = {
  /** The process ended, for whatever reason, with this work in flight. */
  lost(reader: Reader, works: readonly Work[], loss: Loss): void;
  /** Something was settled, so there is room again. */
  free(): void;
  /** Sizes of the batches that the classifier ran. */
  batches(sizes: readonly number[]): void;
};

const script = new URL('./readerProcess.ts', import.meta.url);

/**
 * Starts a reader process, and waits until its models are loaded. The process is killed if a piece
 * of work takes longer than it may, or if it has more than `memoryLimit` bytes of memory.
 * @throws Error with the reason why it did not start
 */
export async function startReader(
  setup: ReaderSetup,
  memoryLimit: number,
  events: ReaderEvents,
): Promise<{ readonly reader: Reader; readonly models: readonly ModelId[] }> {
  const works = workInFlight();
  let running: { readonly reader: Reader; readonly watchdog: Watchdog } | null = null;
  const options = { start: setup, nodeOptions: ['--max-semi-space-size=8'] };
  const child = startProcess<ReaderProtocol>(script, options, {
    news(sizes) {
      events.batches(sizes);
      events.free();
    },
    ended(exit) {
      if (running === null) return;
      running.watchdog.stop();
      events.lost(running.reader, works.clear(), lossOf(exit, running.watchdog));
    },
  });
  const models = await child.ready;
  const { pid, kill } = child;
  const watchdog = watchProcess({ pid, memoryLimit, kill, isLate: works.isLate });
  const reader = readerOf(child, works, watchdog);
  running = { reader, watchdog };
  return { reader, models };
}

function lossOf(exit: Exit, { killedFor, memory }: Watchdog): Loss {
  return { ...exit, cause: killedFor ?? (exit.signal === null ? 'exit' : 'signal'), memory };
}

function readerOf(child: HelperProcess<ReaderProtocol>, works: WorkInFlight, watchdog: Watchdog): Reader {
  return {
    get load() {
      return works.load;
    },
    get inFlight() {
      return works.count;
    },
    get memory() {
      return watchdog.memory;
    },
    give(work) {
      works.add(work);
      child.call(work.asked, {
        // Work that was handed to `lost` is no longer this reader's.
        settle: (answer) => works.remove(work) && work.settle(answer as Answer),
        fail: (error) => works.remove(work) && work.fail(error),
      });
    },
    prepare: (folders) => change(child, { kind: 'prepare', folders }),
    decide: (kind) => void change(child, { kind }).catch(() => {}),
    kill: child.kill,
  };
}

function change(child: HelperProcess<ReaderProtocol>, asked: ModelChange): Promise<readonly ModelId[]> {
  return new Promise((resolve, reject) => {
    child.call(asked, {
      settle: (models) => resolve((models ?? []) as readonly ModelId[]),
      fail: ({ message }) => reject(new Problem('model-unusable', message)),
    });
  });
}
