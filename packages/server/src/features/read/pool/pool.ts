import { Problem } from '../../../platform/problems.ts';
import type { Answer, Asked, Kind, ModelFolders, ModelId, ReadContext } from '../contract.ts';
import { fairQueue } from './fairQueue.ts';
import { type Loss, type Reader, startReader } from './reader.ts';
import type { Work } from './workInFlight.ts';

export type PoolOptions = {
  readonly readers: number;
  /** Pieces of work that wait at most, over all callers. */
  readonly queueLength: number;
  /** Milliseconds that a piece of work may take once it is begun. */
  readonly timeout: number;
  /** Bytes of memory that a process may have. */
  readonly memoryLimit: number;
  readonly folders: ModelFolders;
};

export type PoolEvents = {
  batches(sizes: readonly number[]): void;
  refused(): void;
  /** A process ended that should not have; `inFlight` pieces of work were in it. */
  crashed(inFlight: number, loss: Loss): void;
};

/** Processes that read, and the queue before them. */
export type ReaderPool = {
  readonly queued: number;
  readonly inFlight: number;
  /** Bytes of memory of each process. */
  readonly memory: readonly number[];
  readonly models: readonly ModelId[];
  /** Whether a process is there, and the queue is not full. */
  readonly ready: boolean;
  /** @throws what the work throws, and Problem: `overloaded`, `closing`, `request-aborted`, `picture-unreadable` */
  run<K extends Kind>(asked: Asked<K>, context: ReadContext): Promise<Answer<K>>;
  /** Goes over to other models once every process has loaded them; what is under way ends with the old ones. */
  activate(folders: ModelFolders): Promise<readonly ModelId[]>;
  /** Tells from now on what happens, for the metrics and the log. */
  observe(events: PoolEvents): void;
  close(): Promise<void>;
};

/** What a reader takes at a time: enough for full batches, of small pictures. */
const READER_LOAD = 48;
/** Bytes of a file for which a piece of work counts one more. */
const BYTES_A_COST = 2048;
/** An explanation asks the classifier some two thousand times: so many times as long it may take. */
const EXPLAIN_TIMES = 6;
/** After a process could not be started anew, milliseconds until the next attempt. */
const RESTART_DELAY = 1000;

type Waiting = Work & { readonly caller: string };

/** Starts the processes; the first one begins, the others follow. @throws Error when the first one cannot start */
export async function openReaderPool(options: PoolOptions): Promise<ReaderPool> {
  const { queueLength, timeout, memoryLimit } = options;
  let on: Partial<PoolEvents> = {};
  const queue = fairQueue<Waiting>();
  /** Those that were in a process when it ended are tried once more, each by itself: the one that did it is found so. */
  const suspects: Waiting[] = [];
  const readers = new Set<Reader>();
  /** Those with a suspect in their hands, which get nothing else. */
  const testing = new Set<Reader>();
  let { folders } = options;
  let models: readonly ModelId[] = [];
  let closing = false;
  let activation: Promise<unknown> = Promise.resolve();
  let idle: (() => void) | null = null;

  async function addReader(): Promise<void> {
    let loaded = folders;
    const started = await startReader(loaded, memoryLimit, {
      lost,
      free,
      batches: (sizes) => on.batches?.(sizes),
    });
    if (closing) return started.reader.kill();
    // Other models may have been activated while it loaded.
    while (loaded !== folders) {
      loaded = folders;
      await started.reader.prepare(loaded);
      started.reader.decide('switch');
    }
    readers.add(started.reader);
    models = started.models;
    free();
  }

  function lost(reader: Reader, works: readonly Work[], loss: Loss): void {
    readers.delete(reader);
    const wasTested = testing.delete(reader);
    if (closing) {
      free();
      return;
    }
    on.crashed?.(works.length, loss);
    for (const work of works as readonly Waiting[]) {
      if (wasTested) work.fail(unreadable(loss, timeout));
      else suspects.push(work);
    }
    void restart();
  }

  async function restart(): Promise<void> {
    try {
      await addReader();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RESTART_DELAY).unref());
      if (!closing) void restart();
    }
  }

  function free(): void {
    for (const reader of testing) if (reader.inFlight === 0) testing.delete(reader);
    for (let given = true; given; ) given = giveSuspect() || giveNext();
    if (queue.length === 0 && suspects.length === 0 && inFlight() === 0) idle?.();
  }

  function giveSuspect(): boolean {
    const reader = [...readers].find((each) => each.inFlight === 0);
    if (suspects.length === 0 || reader === undefined) return false;
    testing.add(reader);
    reader.give(suspects.shift()!);
    return true;
  }

  /** To the least loaded reader; one keeps itself free where suspects wait. */
  function giveNext(): boolean {
    const open = [...readers].filter((each) => !testing.has(each));
    if (suspects.length > 0) open.pop();
    const reader = open.sort((a, b) => a.load - b.load)[0];
    if (reader === undefined || queue.length === 0 || reader.load >= READER_LOAD) return false;
    reader.give(queue.next()!);
    return true;
  }

  const inFlight = () => [...readers].reduce((sum, each) => sum + each.inFlight, 0);

  function enqueue<K extends Kind>(asked: Asked<K>, { caller, signal }: ReadContext): Promise<Answer<K>> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer<K>>();
    const abort = () => {
      if (queue.remove(caller, waiting)) reject(new Problem('request-aborted', 'the sender went away'));
    };
    const waiting: Waiting = {
      asked: asked as Asked,
      caller,
      cost: costOf(asked as Asked),
      timeout: timeout * (asked.kind === 'explain' ? EXPLAIN_TIMES : 1),
      settle(answer) {
        signal?.removeEventListener('abort', abort);
        resolve(answer as Answer<K>);
      },
      fail(error) {
        signal?.removeEventListener('abort', abort);
        reject(error);
      },
    };
    signal?.addEventListener('abort', abort, { once: true });
    queue.push(caller, waiting);
    free();
    return promise;
  }

  async function switchTo(next: ModelFolders): Promise<readonly ModelId[]> {
    const all = [...readers];
    const loaded = await Promise.allSettled(all.map((reader) => reader.prepare(next)));
    const failed = loaded.find((each) => each.status === 'rejected');
    for (const reader of all) reader.decide(failed ? 'forget' : 'switch');
    if (failed) throw failed.reason;
    folders = next;
    const first = loaded[0];
    if (first?.status === 'fulfilled') models = first.value;
    // Begun with the old models, and there while the others loaded the new ones.
    const late = [...readers].filter((reader) => !all.includes(reader));
    await Promise.all(late.map((reader) => goOver(reader, next)));
    return models;
  }

  /** One that cannot is ended: that which is started in its place begins with the new models. */
  async function goOver(reader: Reader, next: ModelFolders): Promise<void> {
    try {
      await reader.prepare(next);
      reader.decide('switch');
    } catch {
      reader.kill();
    }
  }

  await addReader();
  void (async () => {
    // One after the other: the first pictures are read by the first reader meanwhile.
    for (let i = 1; i < options.readers; i++) await addReader().catch(restart);
  })();

  return {
    get queued() {
      return queue.length + suspects.length;
    },
    get inFlight() {
      return inFlight();
    },
    get memory() {
      return [...readers].map((reader) => reader.memory);
    },
    get models() {
      return models;
    },
    get ready() {
      return !closing && readers.size > 0 && queue.length < queueLength;
    },
    async run(asked, context) {
      if (closing)
        throw new Problem('closing', 'the server is shutting down; ask again in a moment', retryAfter(5));
      context.signal?.throwIfAborted();
      if (queue.length >= queueLength) {
        on.refused?.();
        throw new Problem(
          'overloaded',
          `${queueLength} pictures wait already; ask again in a moment`,
          retryAfter(1),
        );
      }
      return enqueue(asked, context);
    },
    activate(next) {
      const result = activation.then(() => switchTo(next));
      activation = result.catch(() => {});
      return result;
    },
    observe(events) {
      on = events;
    },
    async close() {
      closing = true;
      await new Promise<void>((resolve) => {
        idle = resolve;
        free();
      });
      for (const reader of readers) reader.kill();
    },
  };
}

function retryAfter(seconds: number) {
  return { headers: { 'retry-after': String(seconds) } };
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

/** A large file takes long: few of them at a time, so that none is taken for one that never ends. */
function costOf(asked: Asked): number {
  switch (asked.kind) {
    case 'read':
    case 'redraw':
      return 1 + Math.floor(asked.bytes.length / BYTES_A_COST);
    case 'digits':
      return asked.images.length;
    case 'infer':
      return 1 + Math.floor(asked.data.length / 784);
    case 'explain':
      return READER_LOAD;
    default:
      return asked satisfies never;
  }
}
