import { signal } from '@preact/signals';
import { createBridge, type LoadState } from './bridge.ts';
import { keepTrying } from './keepTrying.ts';
import { fetchReader, type Listener } from './readerFiles.ts';
import { thresholds, thresholdsOf } from './thresholds.ts';

/** Download progress of the models. */
export const loadState = signal<LoadState>({ kind: 'loading', loaded: 0, total: 0 });

/** The page's only reader. It starts to fetch its models when this module is loaded. */
export const bridge = createBridge(
  {
    start: () => new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' }),
    fetchFiles: (base, listener) => fetchReader(base, withThresholds(listener)),
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
