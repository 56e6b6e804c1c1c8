// Runs the reader in a worker so that drawing never waits for reading. All imports are static: when
// a lazily fetched part imports from the worker's file, WebKit runs that file a second time. The
// second instance has no models, and it receives the messages.

import { faultOf } from '../platform/fault.ts';
import type { CallName, Calls, FromWorker, Request, ToWorker } from './calls.ts';
import { explain } from './explaining/explain.ts';
import { change, sweep } from './explaining/verdict.ts';
import { type LoadedModels, loadModels } from './loadModels.ts';
import type { ReaderFiles, ReaderManifests } from './readerFiles.ts';
import { WARM_UPS, warmUp, withoutNetworks } from './warmUp.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const post = (message: FromWorker) => scope.postMessage(message);
const aborted = new Set<number>();
/** The models that read; replaced when the visitor chooses another one. */
let opened = Promise.withResolvers<LoadedModels>();
/** True once models have arrived. */
let isOpen = false;

const work: { readonly [K in CallName]: (args: Calls[K]['args']) => Promise<Calls[K]['result']> } = {
  read: async ({ picture, options }) => (await opened.promise).recogniser.recognise(picture, options),
  explain: async ({ picture, options, which }) => explain(await opened.promise, picture, options, which),
  change: async ({ image, change: how }) => change((await opened.promise).classifier, image, how),
  sweep: async ({ image }) => sweep((await opened.promise).classifier, image),
};

/** Warms up while the models are downloaded. */
async function warmEarly(manifests: ReaderManifests): Promise<void> {
  const recogniser = withoutNetworks(manifests);
  for (let step = 0; step < WARM_UPS; step++) {
    // Lets the models in if they have arrived.
    await new Promise((resume) => setTimeout(resume));
    if (isOpen) return;
    await warmUp(recogniser, 1 + (step % 2));
  }
}

async function open(files: ReaderFiles, base: string): Promise<void> {
  const isFirst = !isOpen;
  isOpen = true;
  try {
    const models = await loadModels(files, base);
    if (!isFirst) opened = Promise.withResolvers();
    opened.resolve(models);
    post({ kind: 'ready' });
    warm(models, WARM_UPS);
  } catch (error) {
    // For developers: the page shows the text in the visitor's language.
    console.error(error);
    post({ kind: 'broken', fault: faultOf(error) });
  }
}

async function answer<K extends CallName>({ id, name, args }: Request<K>): Promise<void> {
  // Lets an abort that has already arrived take effect before the call starts.
  await new Promise((resume) => setTimeout(resume));
  if (aborted.delete(id)) return;
  try {
    post({ kind: 'result', id, result: await work[name](args) });
  } catch (error) {
    post({ kind: 'failed', id, fault: faultOf(error) });
  }
  aborted.delete(id);
}

/** Warms up step by step; pending readings go first. */
function warm(models: LoadedModels, steps: number): void {
  turn = turn
    .then(() => warmUp(models.recogniser, 1 + (steps % 2)))
    .then(() => {
      if (steps > 1) setTimeout(warm, 0, models, steps - 1);
    });
}

let turn: Promise<void> = Promise.resolve();
scope.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'open') void open(data.files, data.base);
  else if (data.kind === 'warm') void warmEarly(data.manifests);
  else if (data.kind === 'abort') aborted.add(data.id);
  else turn = turn.then(() => answer(data.request));
};
