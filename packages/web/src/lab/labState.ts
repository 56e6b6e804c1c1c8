import { signal } from '@preact/signals';
import {
  forgetModel,
  type KeptModel,
  keepModel,
  keptModels,
  type LabModel,
  modelInUse,
  readWith,
} from '../inference/keptModels.ts';
import { announce } from '../platform/announce.ts';
import { workerFault } from '../platform/fault.ts';
import { faultText } from '../words/faultText.ts';
import type { FromLab, Judged, ToLab } from './messages.ts';
import type { Change } from './teach.ts';
import { labWords } from './words/words.ts';

/** The lab's current or last activity. */
export type Run = {
  readonly work: 'train' | 'teach';
  readonly state: 'running' | 'done' | 'stopped';
  readonly step: number;
  readonly steps: number;
  readonly imagesPerSecond: number;
  /** loss of each step */
  readonly losses: readonly number[];
  readonly judged: Judged | null;
  readonly lesson: { readonly hand: Change; readonly check: Change } | null;
};

export const run = signal<Run | null>(null);
export const fault = signal<string | null>(null);
export const models = signal<readonly KeptModel[]>([]);
/** Name of the kept model that reads; null for the released one. */
export const inUse = signal<string | null>(null);

/** More than two threads leave little for the page itself on most devices. */
const THREADS = Math.min(2, Math.max(1, navigator.hardwareConcurrency));

let worker: Worker | undefined;

type Work = Extract<ToLab, { kind: 'train' }> | Extract<ToLab, { kind: 'teach' }>;
type Asked<W> = W extends Work ? Omit<W, 'base' | 'threads'> : never;

export function startWork(work: Asked<Work>): void {
  worker ??= openWorker();
  fault.value = null;
  run.value = {
    work: work.kind,
    state: 'running',
    step: 0,
    steps: 0,
    imagesPerSecond: 0,
    losses: [],
    judged: null,
    lesson: null,
  };
  worker.postMessage({ ...work, base: document.baseURI, threads: THREADS } as ToLab);
}

export function stopWork(): void {
  worker?.postMessage({ kind: 'stop' } satisfies ToLab);
}

function openWorker(): Worker {
  const opened = new Worker(new URL('./lab.worker.ts', import.meta.url), { type: 'module' });
  opened.onmessage = ({ data }: MessageEvent<FromLab>) => hear(data);
  opened.onerror = (event) => hear({ kind: 'failed', fault: workerFault(event) });
  return opened;
}

function hear(message: FromLab): void {
  const now = run.value;
  if (!now) return;
  const { train, teach } = labWords.value;
  switch (message.kind) {
    case 'started':
      return;
    case 'step': {
      const { step, steps, loss, imagesPerSecond } = message;
      run.value = { ...now, step, steps, imagesPerSecond, losses: [...now.losses, loss] };
      return;
    }
    case 'judged':
      run.value = { ...now, judged: message };
      return;
    case 'trained':
      run.value = { ...now, state: message.stopped ? 'stopped' : 'done' };
      announce(message.stopped ? train.stopped : train.done);
      void keep(message.made);
      return;
    case 'taught': {
      const { hand, check } = message;
      run.value = { ...now, state: 'done', lesson: { hand, check } };
      announce(`${teach.done} ${teach.hand(hand.before, hand.after, hand.n)}`);
      void keep(message.made);
      return;
    }
    case 'stopped':
      run.value = { ...now, state: 'stopped' };
      return;
    case 'failed':
      run.value = null;
      fault.value = labWords.value.failed(faultText(message.fault));
  }
}

async function keep(made: LabModel): Promise<void> {
  try {
    models.value = [...models.value, await keepModel(made, Date.now())];
  } catch {
    fault.value = labWords.value.models.notKept;
  }
}

export async function lookForModels(): Promise<void> {
  models.value = await keptModels().catch(() => []);
  inUse.value = await modelInUse().catch(() => null);
}

export async function forget(id: string): Promise<void> {
  if (inUse.value === id) await readWith(null);
  await forgetModel(id);
  await lookForModels();
}
