import { signal } from '@preact/signals';
import { createBridge, type LoadState } from './bridge.ts';
import { keepTrying } from './keepTrying.ts';
import { fetchReader } from './readerFiles.ts';

/** Download progress of the models. */
export const loadState = signal<LoadState>({ kind: 'loading', loaded: 0, total: 0 });

/** The page's only reader. It starts to fetch its models when this module is loaded. */
export const bridge = createBridge(
  {
    start: () => new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' }),
    fetchFiles: fetchReader,
    base: document.baseURI,
  },
  (state) => {
    loadState.value = state;
  },
);
loadState.subscribe(keepTrying(bridge.retry, window));
