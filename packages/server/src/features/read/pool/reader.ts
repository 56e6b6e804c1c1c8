import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PictureError } from '@cifra/node/pictures/pictureError.ts';
import { Problem } from '../../../platform/problems.ts';
import type { Answer, Asked, ModelFolders, ModelId } from '../contract.ts';
import type { Fault, FromReader, ToReader } from './messages.ts';

/** A piece of work that a reader can be given, and its end. */
export type Work = {
  readonly asked: Asked;
  /** How much of a reader it takes; 1 for a small picture. */
  readonly cost: number;
  /** Milliseconds that it may take once it is begun. */
  readonly timeout: number;
  settle(answer: Answer): void;
  fail(error: Error): void;
};

/** One process, seen from the server. */
export type Reader = {
  /** Sum of the costs of what it has in hand. */
  readonly load: number;
  /** What it has in hand. */
  readonly inHand: number;
  /** Bytes of memory when they were last looked at, 0 where the system does not tell. */
  readonly memory: number;
  give(work: Work): void;
  /** Loads models beside those that read. @throws Problem `model-unusable` */
  prepare(folders: ModelFolders): Promise<readonly ModelId[]>;
  /** Goes on with what was prepared, or forgets it. */
  decide(what: 'switch' | 'forget'): void;
  /** Ends the process; what it had in hand is handed to `lost`. */
  kill(): void;
};

/** How a process ended that should not have. */
export type Loss = {
  /** Killed over what took too long, or took too much memory; ended by a signal, as faults in native code are; or by itself. */
  readonly cause: 'timeout' | 'memory' | 'signal' | 'exit';
  /** SIGSEGV; null when it ended by itself. */
  readonly signal: string | null;
  /** Null when a signal ended it. */
  readonly code: number | null;
  /** The error in what it wrote last, empty when it wrote none. */
  readonly said: string;
  /** Bytes that it had when they were last looked at; 0 where the system does not tell. */
  readonly memory: number;
};

type Events = {
  /** The process ended, for whatever reason, with this in its hands. */
  lost(reader: Reader, works: readonly Work[], loss: Loss): void;
  /** Something was settled, there is room again. */
  free(): void;
  /** Sizes of the batches that the classifier ran. */
  batches(sizes: readonly number[]): void;
};

type InHand = { readonly work: Work; readonly deadline: number };

/** Milliseconds between looks at what is overdue, and how many of these looks are for one at the memory. */
const WATCH_EVERY = 20;
const MEMORY_EVERY = 10;

/** The folder in which Node keeps compiled sources, where this process has one. */
function cacheOf(): Record<string, string> {
  const folder = getCompileCacheDir();
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) };
}

const script = fileURLToPath(new URL('./readerProcess.ts', import.meta.url));

/**
 * Starts a reader process, and waits until its models are loaded. A process that holds something for longer than it may take, or
 * has more memory than `memoryLimit` bytes, is killed.
 * @throws Error with what kept it from starting
 */
export async function startReader(
  folders: ModelFolders,
  memoryLimit: number,
  events: Events,
): Promise<{ readonly reader: Reader; readonly models: readonly ModelId[] }> {
  const child = fork(script, [JSON.stringify(folders)], {
    serialization: 'advanced',
    env: { ...process.env, ...cacheOf() },
    execArgv: ['--no-warnings', '--max-semi-space-size=8'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const said = lastWords(child);
  const models = await readyModels(child, said);
  return { reader: handle(child, { memoryLimit, said }, events), models };
}

/** The error in what a process wrote last. */
function lastWords(child: ChildProcess): () => string {
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-4000);
  });
  return () => errorIn(complaint);
}

function readyModels(child: ChildProcess, said: () => string): Promise<readonly ModelId[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly ModelId[]>();
  child.once('message', (message: FromReader) => {
    if (message.type === 'ready') resolve(message.models);
  });
  child.once('exit', (code, signal) =>
    reject(new Error(`a reader process did not start (${signal ?? code}): ${said()}`)),
  );
  return promise;
}

/** The line that tells the error, out of what Node prints of one that nobody caught. */
function errorIn(complaint: string): string {
  const lines = complaint.trim().split('\n');
  return lines.find((line) => /^\w*Error/.test(line)) ?? lines.at(-1) ?? '';
}

function handle(
  child: ChildProcess,
  { memoryLimit, said }: { readonly memoryLimit: number; readonly said: () => string },
  events: Events,
): Reader {
  const inHand = new Map<number, InHand>();
  let lastId = 0;
  let load = 0;
  let toSend: { id: number; asked: Asked }[] = [];
  let prepared: PromiseWithResolvers<readonly ModelId[]> | null = null;

  const send = (message: ToReader) => child.connected && child.send(message, () => {});

  /** What comes in one turn of the event loop crosses in one message. */
  function sendSoon(id: number, asked: Asked): void {
    if (toSend.push({ id, asked }) > 1) return;
    setImmediate(() => {
      send({ type: 'work', items: toSend });
      toSend = [];
    });
  }

  function settle(id: number): Work | undefined {
    const found = inHand.get(id);
    inHand.delete(id);
    load -= found?.work.cost ?? 0;
    return found?.work;
  }

  function hear(message: FromReader): void {
    switch (message.type) {
      case 'outcomes':
        for (const { id, answer, fault } of message.outcomes) {
          const work = settle(id);
          if (fault) work?.fail(errorOf(fault));
          else work?.settle(answer);
        }
        events.batches(message.batches);
        events.free();
        break;
      case 'prepared':
        prepared?.resolve(message.models);
        break;
      case 'unusable':
        prepared?.reject(new Problem('model-unusable', message.message));
        break;
      case 'ready':
        break;
      default:
        message satisfies never;
    }
  }

  let killedFor: 'timeout' | 'memory' | null = null;
  let memory = 0;
  let looks = 0;
  const watch = setInterval(() => {
    const now = performance.now();
    if (looks++ % MEMORY_EVERY === 0) memory = memoryOf(child.pid!) || memory;
    const isLate = [...inHand.values()].some(({ deadline }) => deadline <= now);
    if (!isLate && memory <= memoryLimit) return;
    killedFor ??= isLate ? 'timeout' : 'memory';
    child.kill('SIGKILL');
  }, WATCH_EVERY);
  watch.unref();

  child.on('message', hear);
  // What it wrote last has arrived when its streams are closed too, which is later than its end.
  child.removeAllListeners('exit').once('close', (code, signal) => {
    clearInterval(watch);
    prepared?.reject(new Problem('model-unusable', 'a reader process ended while it loaded the model'));
    const works = [...inHand.values()].map(({ work }) => work);
    inHand.clear();
    load = 0;
    const cause = killedFor ?? (signal === null ? 'exit' : 'signal');
    events.lost(reader, works, { cause, signal, code, said: said(), memory });
  });

  const reader: Reader = {
    get load() {
      return load;
    },
    get inHand() {
      return inHand.size;
    },
    get memory() {
      return memory;
    },
    give(work) {
      const id = ++lastId;
      inHand.set(id, { work, deadline: performance.now() + work.timeout });
      load += work.cost;
      sendSoon(id, work.asked);
    },
    prepare(folders) {
      prepared = Promise.withResolvers();
      send({ type: 'prepare', folders });
      return prepared.promise;
    },
    decide(what) {
      prepared = null;
      send({ type: what });
    },
    kill: () => void child.kill('SIGKILL'),
  };
  return reader;
}

/** Bytes of a page of memory on every system that has /proc and runs Node. */
const PAGE_BYTES = 4096;

/** Bytes of memory that a process has in RAM; 0 where the system does not tell, or the process is gone. */
function memoryOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * PAGE_BYTES;
  } catch {
    return 0;
  }
}

function errorOf(fault: Fault): Error {
  switch (fault.kind) {
    case 'picture':
      return new PictureError(fault.problem, fault.message);
    case 'problem':
      return new Problem(fault.code, fault.message);
    case 'failed':
      return Object.assign(new Error(fault.message), { stack: fault.stack });
    default:
      return fault satisfies never;
  }
}
