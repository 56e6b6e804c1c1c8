import { signal } from '@preact/signals';
import { createBridge, type LoadState } from './bridge.ts';
import { keepTrying } from './keepTrying.ts';
import { readWith } from './keptModels.ts';
import { DIGIT_MODEL, fetchReader, type Listener } from './readerFiles.ts';
import { thresholds, thresholdsOf } from './thresholds.ts';

/** Download progress of the models. */
export const loadState = signal<LoadState>({ kind: 'loading', loaded: 0, total: 0 });

/** Name of the visitor's own model while it reads; null for the released one. */
export const ownModelName = signal<string | null>(null);

/** The page's only reader. It starts to fetch its models when this module is loaded. */
export const bridge = createBridge(
  {
    start: () => new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' }),
    async fetchFiles(base, listener) {
      const files = await fetchReader(base, withThresholds(listener));
      const { name } = JSON.parse(files.digit.manifest) as { readonly name: string };
      ownModelName.value = name === DIGIT_MODEL ? null : name;
      return files;
    },
    base: document.baseURI,
  },
  (state) => {
    loadState.value = state;
  },
);
loadState.subscribe(keepTrying(bridge.retry, window));

/** The page draws the thresholds of the models that read. */
function withThresholds(listener: Listener): Listener {
  return {
    ...listener,
    manifests(manifests) {
      thresholds.value = thresholdsOf(manifests);
      listener.manifests(manifests);
    },
  };
}

/**
 * Reads with one of the visitor's own models, null for the released one. Rejects if the browser
 * stores nothing.
 */
export async function switchModel(id: string | null): Promise<void> {
  await readWith(id);
  bridge.reopen();
}
