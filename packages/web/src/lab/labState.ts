import { signal } from '@preact/signals';
import {
  forgetModel,
  type KeptModel,
  keepModel,
  keptModels,
  type LabModel,
  modelInUse,
} from '../inference/keptModels.ts';
import { switchModel } from '../inference/reader.ts';
import { announce } from '../platform/announce.ts';
import { faultOf, workerFault } from '../platform/fault.ts';
import { type Port, restarted } from '../platform/restarted.ts';
import { faultText } from '../words/faultText.ts';
import type { Change } from './fineTune.ts';
import type { Evaluated, FromLab, ToLab } from './messages.ts';
import { labWords } from './words/words.ts';

/** The lab's current or last activity. */
export type Run = {
  readonly work: 'train' | 'fine-tune';
  readonly state: 'running' | 'done' | 'stopped';
  readonly step: number;
  readonly steps: number;
  readonly imagesPerSecond: number;
  /** loss of each step */
  readonly losses: readonly number[];
  readonly evaluated: Evaluated | null;
  readonly lesson: { readonly writer: Change; readonly check: Change } | null;
};

export const run = signal<Run | null>(null);
export const fault = signal<string | null>(null);
export const models = signal<readonly KeptModel[]>([]);
/** Name of the kept model that reads; null for the released one. */
export const inUse = signal<string | null>(null);

/** More than two threads leave little for the page itself on most devices. */
const THREADS = Math.min(2, Math.max(1, navigator.hardwareConcurrency));

let worker: Port<ToLab, FromLab> | undefined;

type Work = Extract<ToLab, { kind: 'train' }> | Extract<ToLab, { kind: 'fine-tune' }>;
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
    evaluated: null,
    lesson: null,
  };
  worker.postMessage({ ...work, base: document.baseURI, threads: THREADS } as ToLab);
}

export function stopWork(): void {
  worker?.postMessage({ kind: 'stop' } satisfies ToLab);
}

function openWorker(): Port<ToLab, FromLab> {
  const start = () => new Worker(new URL('./lab.worker.ts', import.meta.url), { type: 'module' });
  const opened = restarted<ToLab, FromLab>(start);
  opened.onmessage = ({ data }: MessageEvent<FromLab>) => receive(data);
  opened.onerror = (event) => receive({ kind: 'failed', fault: workerFault(event) });
  return opened;
}

function receive(message: FromLab): void {
  const now = run.value;
  if (!now) return;
  const { train, teach } = labWords.value;
  switch (message.kind) {
    case 'ready':
    case 'started':
      return;
    case 'step': {
      const { step, steps, loss, imagesPerSecond } = message;
      run.value = { ...now, step, steps, imagesPerSecond, losses: [...now.losses, loss] };
      return;
    }
    case 'evaluated':
      run.value = { ...now, evaluated: message };
      return;
    case 'trained':
      run.value = { ...now, state: message.stopped ? 'stopped' : 'done' };
      announce(message.stopped ? train.stopped : train.done);
      void keep(message.model);
      return;
    case 'fine-tuned': {
      const { writer, check } = message;
      run.value = { ...now, state: 'done', lesson: { writer, check } };
      announce(
        `${teach.done(writer.after < writer.before)} ${teach.writer(writer.before, writer.after, writer.n)}`,
      );
      void keep(message.model);
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

/** Deletes a kept model; if it reads, the released model reads again. */
export async function forget(id: string): Promise<void> {
  await reported(async () => {
    if (inUse.value === id) await switchModel(null);
    await forgetModel(id);
    await lookForModels();
  });
}

/** Reads with another model, null for the released one; everything is read again with it. */
export async function switchTo(id: string | null): Promise<void> {
  await reported(async () => {
    await switchModel(id);
    inUse.value = id;
    location.hash = '#/read';
  });
}

/** A change that the browser's database refuses is reported above the sections. */
async function reported(change: () => Promise<void>): Promise<void> {
  fault.value = null;
  try {
    await change();
  } catch (error) {
    fault.value = labWords.value.failed(faultText(faultOf(error)));
  }
}
